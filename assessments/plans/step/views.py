"""The page of a step, and the acts on it."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from assessments.plans.forms import ActForm
from assessments.plans.guards import own_plan
from assessments.plans.moving import BlockedError
from assessments.plans.standing import PlanNow, PlanStep
from assessments.plans.step.acts import ACTS, MOVES, RefusedError, blocked
from assessments.plans.step.fragments import drawn_forms, places
from assessments.plans.step.page import step_page
from assessments.plans.step.queries import hours_log


@require_safe
@own_plan
def step(request: HttpRequest, now: PlanNow, pk: int) -> HttpResponse:
    return _shown(request, now, _step(now, pk), {})


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
        return _shown(request, now, found, {word: form})
    back = reverse("plan_step", args=[now.pk, pk])
    try:
        ACTS[word].do(person, now, found, form.cleaned_data, timezone.localdate())
    except BlockedError as error:
        messages.warning(request, blocked(now, found, error))
        return redirect(back)
    except RefusedError as error:
        return _shown(request, now, found, {word: error.said_in(form)})
    if word == "remove" and not found.skill:
        return redirect("plan", now.pk)
    return redirect(f"{back}#when" if word in MOVES else back)


def _shown(request: HttpRequest, now: PlanNow, found: PlanStep, sent: Mapping[str, ActForm]) -> HttpResponse:
    page = step_page(now, found, timezone.localdate(), sent)
    template = "plans/step.html" if now.is_alive else "plans/earlier_step.html"
    context = {"page": page, "plan": now, "log": hours_log(found)}
    drawn = {"forms": drawn_forms(page.forms), "places": places(now, found)}
    return render(request, template, {**context, **drawn})


def _step(now: PlanNow, pk: int) -> PlanStep:
    if pk not in now.step:
        raise Http404
    return now.step[pk]
