"""The cohorts of a person, opening one, its page, and its settings."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from assessments.cohorts import services
from assessments.cohorts.awaiting import awaiting_in
from assessments.cohorts.forms import CohortForm
from assessments.cohorts.guards import of_lead, of_member, of_teacher
from assessments.cohorts.offers import to_look_back
from assessments.cohorts.pages import own_page, people_page
from assessments.cohorts.queries import cohorts_of, goal_of, lead_of, links_of, newest_of, teachers_of
from assessments.models import Membership
from assessments.models.cohort import may_lead
from skills.reading import Reading, reads_catalogue

pages = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@login_required
def cohorts(request: HttpRequest) -> HttpResponse:
    person: Any = request.user
    mine, today = cohorts_of(person), timezone.localdate()
    awaiting = awaiting_in(row.cohort for row in mine.taught)
    taught = [
        (row, awaiting[row.cohort_id], row.leads and row.cohort.waits_to_be_archived(today)) for row in mine.taught
    ]
    asked = {row.pk for row in to_look_back(person, today)} if mine.attended else set()
    attended = [(row, row.pk in asked) for row in mine.attended]
    context = {"mine": mine, "taught": taught, "attended": attended, "may_lead": may_lead(person)}
    return render(request, "cohorts/cohorts.html", context)


@pages
@login_required
@reads_catalogue
def new(request: HttpRequest, reading: Reading) -> HttpResponse:
    person: Any = request.user
    if not may_lead(person):
        raise PermissionDenied
    form = CohortForm(request.POST if request.method == "POST" else None, reading.catalogue)
    if form.is_valid():
        found = services.open_cohort(person=person, framework=reading.catalogue.framework.slug, outline=form.outline)
        messages.success(request, "The cohort is open. Next, let people in.")
        return redirect("cohort_links", found.pk)
    return render(request, "cohorts/new.html", {"reading": reading, "form": form})


@require_safe
@of_member
def cohort(request: HttpRequest, membership: Membership) -> HttpResponse:
    """Teachers see its people; a learner sees what the cohort is to them."""
    if membership.teaches:
        context = people_page(membership, request.GET)
        return render(request, "cohorts/people.html", context)
    return render(request, "cohorts/own.html", own_page(membership))


@require_POST
@of_lead
def archive(request: HttpRequest, membership: Membership) -> HttpResponse:
    if services.archive_cohort(cohort=membership.cohort_id):
        messages.success(request, "The cohort is archived. You can take it up again at any time.")
    return redirect("cohort", membership.cohort_id)


@require_POST
@of_lead
def take_up(request: HttpRequest, membership: Membership) -> HttpResponse:
    if services.take_up_cohort(cohort=membership.cohort_id):
        messages.success(request, "The cohort is open again.")
    return redirect("cohort", membership.cohort_id)


@require_safe
@of_teacher
def teachers(request: HttpRequest, membership: Membership) -> HttpResponse:
    cohort = membership.cohort
    found = teachers_of(cohort)
    links = links_of(cohort, Membership.Role.ASSISTANT, timezone.now()) if membership.leads else []
    context = {
        "mine": membership,
        "cohort": cohort,
        "goal": goal_of(cohort),
        "teachers": [(row, may_lead(row.person)) for row in found],
        "lead": lead_of(found),
        "may_lead": may_lead(membership.person),
        "open": [link for link in links if not link.closed],
        "newest": newest_of(links),
        "is_over": cohort.is_over(timezone.localdate()),
    }
    return render(request, "cohorts/teachers.html", context)
