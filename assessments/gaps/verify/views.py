"""Which ratings to prove or to rate again first."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from assessments.gaps.shown import shown_to
from assessments.gaps.verify.doubts import doubts, footing
from skills.reading import Reading, reads_catalogue

FEW = 8


@require_safe
@login_required
@reads_catalogue
def verify(request: HttpRequest, reading: Reading) -> HttpResponse:
    shown = shown_to(request.user, request.GET.dict(), reading)
    picture = shown.picture
    found = doubts(picture.catalogue, picture.analysis, picture.half_life)
    context = {"first": found[:FEW], "further": found[FEW:], "footing": footing(picture.analysis)}
    context |= {"months": picture.half_life_months, "reading": shown.reading, "shown": shown}
    return render(request, "results/verify.html", context)
