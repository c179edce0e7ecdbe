"""The goal of a cohort: setting it, and saying “not now” to the plan that is offered for it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from assessments.cohorts.forms import CohortForm
from assessments.cohorts.guards import of_lead, of_member
from assessments.cohorts.offering import services
from assessments.cohorts.queries import goal_of
from assessments.models import Membership

SAVED, WILL_TELL = "Saved.", "Saved. Learners are told in ten minutes, and offered a plan for it."


@require_http_methods(["GET", "HEAD", "POST"])
@of_lead
def settings(request: HttpRequest, membership: Membership) -> HttpResponse:
    row = membership.cohort
    goal = goal_of(row)
    form = CohortForm(request.POST if request.method == "POST" else None, goal.catalogue, row)
    if form.is_valid():
        will_tell = services.change(by=membership, outline=form.outline)
        messages.success(request, WILL_TELL if will_tell else SAVED)
        return redirect("cohort", row.pk)
    return render(request, "cohorts/settings.html", {"mine": membership, "cohort": row, "goal": goal, "form": form})


@require_POST
@of_member
def not_now(request: HttpRequest, membership: Membership) -> HttpResponse:
    goal = str(request.POST.get("goal", ""))
    if services.put_off(membership=membership, goal=goal, today=timezone.localdate()):
        messages.success(request, f"Not now, then. You find the plan for it on the page of {membership.cohort}.")
    return redirect("home") if request.POST.get("at") == "home" else redirect("cohort", membership.cohort_id)
