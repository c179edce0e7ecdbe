"""The page of a step, and the acts on it."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from assessments.plans.guards import own_plan
from assessments.plans.moving import BlockedError
from assessments.plans.standing import PlanNow, PlanStep
from assessments.plans.step_acts import ACTS, blocked
from assessments.plans.step_page import step_page


@require_safe
@own_plan
def step(request: HttpRequest, now: PlanNow, pk: int) -> HttpResponse:
    page = step_page(now, _step(now, pk), timezone.localdate(), {})
    return render(request, "plans/step.html", {"page": page, "plan": now})


@require_POST
@own_plan
def act(request: HttpRequest, now: PlanNow, pk: int, word: str) -> HttpResponse:
    """What is wrong with what was sent is said where it was typed."""
    found = _step(now, pk)
    if word not in ACTS:
        raise Http404
    form = ACTS[word].form(request.POST)
    person: Any = request.user
    if not form.is_valid():
        page = step_page(now, found, timezone.localdate(), {word: form})
        return render(request, "plans/step.html", {"page": page, "plan": now})
    try:
        ACTS[word].do(person, now, found, form.cleaned_data, timezone.localdate())
    except BlockedError as error:
        messages.warning(request, blocked(now, found, error))
    return redirect("plan_step", now.pk, pk)


def _step(now: PlanNow, pk: int) -> PlanStep:
    if pk not in now.step:
        raise Http404
    return now.step[pk]
