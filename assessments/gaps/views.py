"""The result: of a finished sitting, or of today's ratings for any level of any role."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from assessments.gaps.forms import TargetChoice
from assessments.gaps.queries import newest_finished, result_of, today_of
from assessments.gaps.result_page import result_page
from assessments.ratings.asked import Asked
from assessments.ratings.guards import own_sitting
from skills.reading import Reading, read, reads_catalogue


@require_safe
@login_required
def results(request: HttpRequest) -> HttpResponse:
    """The newest result; before the first, how one comes by it."""
    newest = newest_finished(request.user)
    return redirect("result", newest.pk) if newest else render(request, "results/none.html")


@require_safe
@own_sitting
def result(request: HttpRequest, asked: Asked) -> HttpResponse:
    if not asked.sitting.is_finished:
        return redirect("sitting", asked.sitting.pk)
    page = result_page(result_of(asked.sitting, timezone.localdate()))
    reading = read(asked.catalogue.framework.slug)
    return render(request, "results/result.html", {"page": page, "reading": reading, "asked": asked})


@require_safe
@login_required
@reads_catalogue
def result_today(request: HttpRequest, reading: Reading) -> HttpResponse:
    person: Any = request.user
    form = TargetChoice(request.GET.dict(), reading.catalogue, newest_finished(person))
    role, level = form.chosen
    page = result_page(today_of(person, reading.catalogue, role, level, timezone.localdate()))
    return render(request, "results/result.html", {"page": page, "reading": reading, "form": form})
