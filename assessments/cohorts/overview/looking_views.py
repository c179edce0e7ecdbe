"""Looking back: a learner says again where they were at the start, and then sees both."""

from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from assessments.cohorts.guards import of_member
from assessments.cohorts.overview.forms import LookingBackForm
from assessments.cohorts.overview.looking import asked_of, said_by
from assessments.cohorts.overview.looking_pages import looked_page, looking_page
from assessments.cohorts.overview.services import look_back
from assessments.cohorts.queries import Goal, goal_of
from assessments.models import Membership

pages = require_http_methods(["GET", "HEAD", "POST"])
# With it comes the area that is next: what was said so far is kept, and one goes on there. No skill is called so.
GO_ON = "go_on"
NOT_ASKED = "You are no longer asked to look back, so nothing of it is kept."
SKIPPED_ALL = "You skipped every skill, so nothing is kept of it."
View = Callable[[HttpRequest, Membership, Goal], HttpResponse]


def _when_it_is_time(view: View) -> Callable[[HttpRequest, Membership], HttpResponse]:
    """Teachers have no start to look back at. Before it is time a learner is sent to their page of the cohort, and told
    so if they had filled in the form."""

    @wraps(view)
    def guarded(request: HttpRequest, membership: Membership) -> HttpResponse:
        if membership.teaches:
            raise Http404
        goal = goal_of(membership.cohort)
        if goal.level is None or not membership.cohort.looks_back(timezone.localdate()):
            if request.method == "POST":
                messages.info(request, NOT_ASKED)
            return redirect("cohort", membership.cohort_id)
        return view(request, membership, goal)

    return guarded


@pages
@of_member
@_when_it_is_time
def looking_back(request: HttpRequest, membership: Membership, goal: Goal) -> HttpResponse:
    parts = asked_of(membership, goal)
    skills = [skill for _, skills in parts for skill in skills]
    form = LookingBackForm(skills, request.POST if request.method == "POST" else None, said_by(membership))
    if not form.is_valid():
        context = looking_page(membership, goal, parts, form, request.GET.get("at", ""))
        return render(request, "cohorts/looking_back.html", context)
    found = look_back(membership=membership.pk, levels=form.levels)
    after = request.POST.get(GO_ON)
    if found != "not asked" and after in {category.slug for category, _ in parts}:
        return redirect(f"{request.path}?at={after}#part-{after}")
    if found == "kept":
        messages.success(request, "Saved.")
        return redirect("cohort_looked_back", membership.cohort_id)
    messages.info(request, NOT_ASKED if found == "not asked" else SKIPPED_ALL)
    return redirect("cohort", membership.cohort_id)


@require_safe
@of_member
@_when_it_is_time
def looked_back(request: HttpRequest, membership: Membership, goal: Goal) -> HttpResponse:
    context = looked_page(membership, goal, timezone.localdate())
    if context is None:
        return redirect("cohort_looking_back", membership.cohort_id)
    return render(request, "cohorts/looked_back.html", context)
