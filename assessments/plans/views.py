"""One's plans, and the page of each."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from assessments.plans import services
from assessments.plans.acts import undo as undo_act
from assessments.plans.forms import OwnStepForm, UndoForm
from assessments.plans.fragments import drawn
from assessments.plans.guards import own_plan
from assessments.plans.page_queries import page_of
from assessments.plans.queries import plans_of
from assessments.plans.standing import PlanNow

OVERTAKEN = "This was undone already, or something was done after it. Nothing has changed now."


@require_safe
@login_required
def plans(request: HttpRequest) -> HttpResponse:
    """Straight to the only one."""
    found = plans_of(request.user)
    alive = [row for row in found if row.is_alive]
    if len(found) == 1 and alive:
        return redirect("plan", found[0].pk)
    past = [row for row in found if not row.is_alive]
    return render(request, "plans/plans.html", {"plans": alive, "lists": [("Plans", alive), ("Earlier plans", past)]})


@require_safe
@own_plan
def plan(request: HttpRequest, now: PlanNow) -> HttpResponse:
    page = page_of(request.user, now, timezone.localdate())
    context = {"page": page, "plan": now, "drawn": drawn(page)}
    return render(request, "plans/plan.html", context)


@require_POST
@own_plan
def undo(request: HttpRequest, now: PlanNow) -> HttpResponse:
    form = UndoForm(request.POST)
    person: Any = request.user
    if not form.is_valid() or undo_act(person=person, plan=now.pk, change=form.cleaned_data["change"]) == "overtaken":
        messages.info(request, OVERTAKEN)
    else:
        messages.success(request, "Undone.")
    back = str(request.POST.get("next", ""))
    return redirect(back if url_has_allowed_host_and_scheme(back, allowed_hosts=None) else "plan", *_of(back, now))


def _of(back: str, now: PlanNow) -> tuple[int, ...]:
    """An address needs no number beside it."""
    return () if url_has_allowed_host_and_scheme(back, allowed_hosts=None) else (now.pk,)


@require_http_methods(["GET", "HEAD", "POST"])
@own_plan
def add_step(request: HttpRequest, now: PlanNow) -> HttpResponse:
    form = OwnStepForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        title, hours = form.cleaned_data["title"], form.cleaned_data["hours"]
        if not services.add_own_step(person=request.user, plan=now.pk, title=title, hours=hours):
            messages.info(request, f"“{title}” is in your plan already.")
        return redirect("plan", now.pk)
    return render(request, "plans/add_step.html", {"plan": now, "form": form})


@require_POST
@own_plan
def put_away(request: HttpRequest, now: PlanNow) -> HttpResponse:
    services.put_away(person=request.user, plan=now.pk)
    return redirect("plan", now.pk)


@require_POST
@own_plan
def take_up(request: HttpRequest, now: PlanNow) -> HttpResponse:
    services.take_up(person=request.user, plan=now.pk)
    return redirect("plan", now.pk)
