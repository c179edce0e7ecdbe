"""One's plans, and the page of each."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from assessments.plans import services
from assessments.plans.acts import MOST_PLANS, TooManyPlansError
from assessments.plans.acts import undo as undo_act
from assessments.plans.again.since import late, worth_making_anew
from assessments.plans.forms import OwnStepForm, UndoForm
from assessments.plans.guards import own_plan
from assessments.plans.outlook import outlook
from assessments.plans.plan.fragments import drawn
from assessments.plans.plan.queries import page_of
from assessments.plans.queries import live_plans_of, plans_of
from assessments.plans.standing import PlanNow

TOO_MANY = (
    f"You have {MOST_PLANS} plans, and there is no room for more. Put one away before you take this one up again."
)
TOO_MANY_OWN = f"A plan has room for {services.MOST_OWN} steps of your own. Remove one before you add another."
UNDONE = {
    "overtaken": "This was undone already, or something was done after it. Nothing has changed now.",
    "too many": TOO_MANY,
    "still done": "Undone. But your rating has changed since and stays as it is, so the step still counts as done.",
}


@require_safe
@login_required
def plans(request: HttpRequest) -> HttpResponse:
    """Straight to the only one that lives, unless all are asked for."""
    found = plans_of(request.user)
    living = [row.pk for row in found if row.is_alive]
    if len(living) == 1 and "all" not in request.GET:
        return redirect("plan", living[0])
    today = timezone.localdate()
    alive = [outlook(now, today) for now in live_plans_of(request.user, today)]
    past = [row for row in found if not row.is_alive]
    hours = [each.plan.rhythm.hours_a_week for each in alive if each.plan.ahead]
    together = sum(hours) if len(hours) > 1 else None
    return render(request, "plans/plans.html", {"alive": alive, "past": past, "together": together})


@require_safe
@own_plan
def plan(request: HttpRequest, now: PlanNow) -> HttpResponse:
    page = page_of(request.user, now, timezone.localdate())
    news = {"worth": worth_making_anew(page.outlook), "late": late(page.outlook)}
    return render(request, "plans/plan.html", {"page": page, "plan": now, "drawn": drawn(page), **news})


@require_POST
@own_plan
def undo(request: HttpRequest, now: PlanNow) -> HttpResponse:
    form = UndoForm(request.POST)
    person: Any = request.user
    found = undo_act(person=person, plan=now.pk, change=form.cleaned_data["change"]) if form.is_valid() else "overtaken"
    say = messages.info if found in UNDONE else messages.success
    say(request, UNDONE.get(found, "Undone."))
    if found == "brought back":
        return redirect("plan", now.replaces)
    back = str(request.POST.get("next", ""))
    return HttpResponseRedirect(back) if _is_here(back) else redirect("plan", now.pk)


def _is_here(address: str) -> bool:
    return address.startswith("/") and url_has_allowed_host_and_scheme(address, allowed_hosts=None)


@require_http_methods(["GET", "HEAD", "POST"])
@own_plan
def add_step(request: HttpRequest, now: PlanNow) -> HttpResponse:
    room = outlook(now, timezone.localdate()).room
    form = OwnStepForm(request.POST if request.method == "POST" else None, room)
    if form.is_valid():
        try:
            if not services.add_own_step(person=request.user, plan=now.pk, **form.cleaned_data):
                messages.info(request, f"“{form.cleaned_data['title']}” is in your plan already.")
            return redirect("plan", now.pk)
        except services.TooManyOwnError:
            form.add_error("title", TOO_MANY_OWN)
    return render(request, "plans/add_step.html", {"plan": now, "form": form})


@require_POST
@own_plan
def put_away(request: HttpRequest, now: PlanNow) -> HttpResponse:
    services.put_away(person=request.user, plan=now.pk)
    return redirect("plan", now.pk)


@require_POST
@own_plan
def take_up(request: HttpRequest, now: PlanNow) -> HttpResponse:
    try:
        services.take_up(person=request.user, plan=now.pk)
    except TooManyPlansError:
        messages.info(request, TOO_MANY)
    return redirect("plan", now.pk)
