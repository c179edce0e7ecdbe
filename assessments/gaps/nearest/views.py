"""The roles that are nearest to what somebody can do today."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from assessments.gaps.forms import TargetChoice
from assessments.gaps.nearest.lines import missing_lines, raised_lines
from assessments.gaps.nearest.page import NearestPage, nearest_page
from assessments.gaps.queries import newest_finished, today_of
from assessments.gaps.shown import asking_again
from skills.reading import Reading, reads_catalogue


@require_safe
@login_required
@reads_catalogue
def nearest_roles(request: HttpRequest, reading: Reading) -> HttpResponse:
    """Whose next level it is, the address says; without it, the target of the newest result."""
    person: Any = request.user
    newest = newest_finished(person, reading.catalogue.framework.slug)
    target = TargetChoice(request.GET.dict(), reading.catalogue, newest).chosen
    picture = today_of(person, reading.catalogue, *target, timezone.localdate())
    if not picture.rated:
        return render(request, "results/nearest_none.html", {"reading": reading})
    page = nearest_page(reading.catalogue, target, picture.rated, picture.exempt, request.GET.get("kind", ""))
    context = {"reading": reading, "page": page, "again": asking_again(picture, reading).removeprefix("?")}
    return render(request, "results/nearest.html", {**context, **_lines(reading, page)})


def _lines(reading: Reading, page: NearestPage) -> dict[str, Any]:
    up = page.next
    parts = {"first": up.first_unmet, "further": up.further_unmet, "met": up.met} if up else {}
    return {
        "cards": [(card, missing_lines(reading.catalogue, card.missing, reading.first)) for card in page.cards],
        "raised": {name: raised_lines(reading.catalogue, part, reading.first) for name, part in parts.items()},
    }
