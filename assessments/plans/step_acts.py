"""The acts on a step by the word of their address: what each is sent with, and what it does."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from assessments.plans import forms, services
from assessments.plans.moving import BlockedError
from assessments.plans.reasons import listed
from assessments.plans.standing import PlanNow, PlanStep

Sent = Mapping[str, Any]


@dataclass(frozen=True)
class StepAct:
    form: type[forms.ActForm]
    do: Callable[[Any, PlanNow, PlanStep, Sent, date], bool]


ACTS: Mapping[str, StepAct] = {
    "start": StepAct(forms.ActForm, lambda who, plan, step, _, on: services.start_step(who, plan.pk, step.pk, on)),
    "finish": StepAct(
        forms.FinishForm,
        lambda who, plan, step, sent, on: services.finish_step(who, plan.pk, step.pk, on, sent["hours"]),
    ),
    "skip": StepAct(
        forms.SkipForm, lambda who, plan, step, sent, _: services.skip_step(who, plan.pk, step.pk, sent["reason"])
    ),
    "reopen": StepAct(forms.ActForm, lambda who, plan, step, *_: services.reopen_step(who, plan.pk, step.pk)),
    "hours": StepAct(
        forms.HoursForm, lambda who, plan, step, sent, _: services.log_hours(who, plan.pk, step.pk, sent["hours"])
    ),
    "note": StepAct(
        forms.NoteForm, lambda who, plan, step, sent, _: services.write_note(who, plan.pk, step.pk, sent["note"])
    ),
    "link": StepAct(
        forms.LinkForm,
        lambda who, plan, step, sent, _: services.add_link(who, plan.pk, step.pk, sent["title"], sent["link"]),
    ),
    "unlink": StepAct(
        forms.UnlinkForm, lambda who, plan, step, sent, _: services.remove_link(who, plan.pk, step.pk, sent["link"])
    ),
    "move": StepAct(
        forms.MoveForm, lambda who, plan, step, sent, _: services.move_step(who, plan.pk, step.pk, sent["before"])
    ),
    "pin": StepAct(forms.ActForm, lambda who, plan, step, *_: services.pin_step(who, plan.pk, step.pk)),
    "unpin": StepAct(forms.ActForm, lambda who, plan, step, *_: services.unpin_step(who, plan.pk, step.pk)),
}


def blocked(plan: PlanNow, step: PlanStep, error: BlockedError) -> str:
    """Why a step can't be moved there."""
    others = [plan.step[pk] for pk in error.steps if pk in plan.step]
    names = listed([_called(other) for other in others])
    if any(other.pk in step.needs for other in others):
        return f"{_called(step)} needs {names} first, so it can’t come before it."
    need = "needs" if len(others) == 1 else "need"
    return f"{names} {need} {_called(step)} first, so it can’t come later."


def _called(step: PlanStep) -> str:
    return f"{step.name} {step.level}" if step.level else step.name


def neighbours(plan: PlanNow, step: PlanStep) -> tuple[int | None, int | None, bool]:
    """Before which step it comes when it goes one earlier, or one later (None: behind all); and whether it is last."""
    ahead = [each.pk for each in plan.ahead]
    if step.pk not in ahead:
        return None, None, True
    place = ahead.index(step.pk)
    earlier = ahead[place - 1] if place else None
    later = ahead[place + 2] if place + 2 < len(ahead) else None
    return earlier, later, place + 1 == len(ahead)
