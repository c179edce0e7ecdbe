"""The roles that are nearest to what somebody can do today."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from assessments.gaps.forms import NOTHING, target_in
from assessments.gaps.lines import missing_lines, raised_lines
from assessments.gaps.nearest_page import NearestPage, nearest_page
from assessments.gaps.queries import newest_finished, today_of
from skills.reading import Reading, reads_catalogue


@require_safe
@login_required
@reads_catalogue
def nearest_roles(request: HttpRequest, reading: Reading) -> HttpResponse:
    """The target of the newest result says whose next level it is."""
    person: Any = request.user
    newest = newest_finished(person, reading.catalogue.framework.slug)
    target = target_in(reading.catalogue, newest.role, newest.seniority) if newest else NOTHING
    picture = today_of(person, reading.catalogue, *target, timezone.localdate())
    if not picture.rated:
        return render(request, "results/nearest_none.html", {"reading": reading})
    page = nearest_page(reading.catalogue, target, picture.rated, picture.exempt, request.GET.get("kind", ""))
    return render(request, "results/nearest.html", {"reading": reading, "page": page, **_lines(reading, page)})


def _lines(reading: Reading, page: NearestPage) -> dict[str, Any]:
    up = page.next
    parts = {"first": up.first_unmet, "further": up.further_unmet, "met": up.met} if up else {}
    return {
        "cards": [(card, missing_lines(reading.catalogue, card.missing, reading.first)) for card in page.cards],
        "raised": {name: raised_lines(reading.catalogue, part, reading.first) for name, part in parts.items()},
    }
