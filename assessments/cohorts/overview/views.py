"""The overview of a cohort, the list behind it, that list as a file, and the two acts about looking back."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from assessments.cohorts.guards import of_teacher
from assessments.cohorts.overview.export import csv_of
from assessments.cohorts.overview.pages import STATES, overview_page, standings_page
from assessments.cohorts.overview.queries import seen_of
from assessments.cohorts.overview.services import ask_to_look_back, undo_asking
from assessments.cohorts.queries import goal_of
from assessments.models import Membership

ASKED = "Your learners are asked to look back, at home and on their page of the cohort. No mail goes out by itself."
STILL_ASKED = {
    "looked back": "Somebody has looked back by now, so this can’t be undone. What they said stays.",
    "not asked": "There was nothing to undo.",
}


@require_safe
@of_teacher
def overview(request: HttpRequest, membership: Membership) -> HttpResponse:
    return render(request, "cohorts/overview.html", overview_page(membership, timezone.localdate()))


@require_safe
@of_teacher
def standings(request: HttpRequest, membership: Membership) -> HttpResponse:
    word = request.GET.get("standing", "")
    word = word if word in STATES else ""
    context = standings_page(membership, timezone.localdate(), word, request.GET.get("page"))
    return render(request, "cohorts/standings.html", context)


@require_safe
@of_teacher
def file(request: HttpRequest, membership: Membership) -> HttpResponse:
    """Of an archived cohort, and of one without a goal, the head alone."""
    cohort, today = membership.cohort, timezone.localdate()
    seen = seen_of(cohort, goal_of(cohort), today)
    text = csv_of(seen.group.by_name if seen else (), cohort.as_of(today))
    name = f"learners-of-cohort-{cohort.pk}-{today.isoformat()}.csv"
    return HttpResponse(
        text, content_type="text/csv; charset=utf-8", headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )


@require_POST
@of_teacher
def ask(request: HttpRequest, membership: Membership) -> HttpResponse:
    if ask_to_look_back(cohort=membership.cohort_id):
        messages.success(request, ASKED)
    return redirect("cohort_overview", membership.cohort_id)


@require_POST
@of_teacher
def undo_ask(request: HttpRequest, membership: Membership) -> HttpResponse:
    found = undo_asking(cohort=membership.cohort_id)
    if found == "undone":
        messages.success(request, "Undone. Your learners are not asked to look back yet.")
    else:
        messages.info(request, STILL_ASKED[found])
    return redirect("cohort_overview", membership.cohort_id)
