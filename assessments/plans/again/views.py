"""Making a plan anew: what has changed, what would come of it, and taking it."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from assessments.plans.again.accepting import OtherwiseError, accept, was_accepted
from assessments.plans.again.page import Again, again
from assessments.plans.again.queries import since
from assessments.plans.again.renewal import Choice
from assessments.plans.again.spare_fragments import drawn_spares
from assessments.plans.guards import own_plan
from assessments.plans.outlook import outlook
from assessments.plans.standing import PlanNow
from assessments.ratings.interests import wishes_of
from skills.pages.forms import tidy

PUT_AWAY = "This plan is put away. Take it up again first."
DONE = "This is your plan now. What you had done and written has come along."


@require_http_methods(["GET", "HEAD", "POST"])
@own_plan
def plan_again(request: HttpRequest, now: PlanNow) -> HttpResponse:
    if now.replaced_by:
        return _replaced(request, now)
    if not now.is_alive:
        messages.info(request, PUT_AWAY)
        return redirect("plan", now.pk)
    found = _again(request, now, request.POST if request.method == "POST" else None)
    is_otherwise = False
    if "accept" in request.POST and found.choice and found.can_accept:
        try:
            return _accepted(request, now, found.choice)
        except OtherwiseError as error:
            now, is_otherwise = error.now, True
            found = _again(request, now, request.POST)
    context = {"plan": now, "again": found, "is_otherwise": is_otherwise, "since": since(found.outlook)}
    return render(request, "plans/again.html", {**context, "form": found.form, "spares": drawn_spares(found.spares)})


def _accepted(request: HttpRequest, now: PlanNow, choice: Choice) -> HttpResponse:
    today, seen = timezone.localdate(), request.POST.get("seen", "")
    newer = accept(person=request.user, plan=now.pk, choice=choice, seen=seen, today=today)
    messages.success(request, DONE)
    return redirect("plan", newer.pk)


def _replaced(request: HttpRequest, now: PlanNow) -> HttpResponse:
    """The form sent twice leads to the plan that it made. What another tab had chosen instead isn't taken."""
    if "accept" in request.POST and not was_accepted(now.replaced_by, request.POST.get("seen", "")):
        return render(request, "plans/replaced.html", {"plan": now}, status=409)
    return redirect("plan", now.replaced_by)


@require_safe
@own_plan
def preview(request: HttpRequest, now: PlanNow) -> HttpResponse:
    """The part of the page that the script puts in place of the one before."""
    found = _again(request, now, request.GET)
    return render(request, "plans/again_preview.html", {"plan": now, "again": found, "form": found.form})


def _again(request: HttpRequest, now: PlanNow, sent: Any) -> Again:
    wishes = wishes_of(request.user, now.newest.framework.slug)
    return again(outlook(now, timezone.localdate()), sent, tidy(request.GET.dict()), wishes)
