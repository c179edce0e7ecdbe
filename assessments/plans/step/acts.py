"""The acts on a step by the word of their address: what each is sent with, and what it does."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from assessments.plans import forms, own_steps, services
from assessments.plans.moving import BlockedError
from assessments.plans.outlook import outlook
from assessments.plans.reasons import listed
from assessments.plans.standing import PlanNow, PlanStep

Sent = Mapping[str, Any]


@dataclass(frozen=True)
class StepAct:
    form: type[forms.ActForm]
    do: Callable[[Any, PlanNow, PlanStep, Sent, date], bool]


class RefusedError(Exception):
    """What was sent is good in itself, but can't be taken: why, and the field that says so."""

    def __init__(self, field: str, words: str, seen: str = "") -> None:
        super().__init__(words)
        self.field, self.words, self.seen = field, words, seen

    def said_in(self, form: forms.ActForm) -> forms.ActForm:
        """With all that was typed. Who has read why may overrule it with the next try."""
        form.data = {**dict(form.data.items()), "seen": self.seen}
        form.add_error(self.field, self.words)
        return form


def _write_note(who: Any, plan: PlanNow, step: PlanStep, sent: Sent, _: date) -> bool:
    try:
        return services.write_note(who, plan.pk, step.pk, sent["note"], sent["seen"])
    except services.OverwrittenError as error:
        words = f"In another tab you have written: “{error.there}” Save again to put the words above in its place."
        raise RefusedError("note", words, services.mark_of(error.there)) from error


def _add_link(who: Any, plan: PlanNow, step: PlanStep, sent: Sent, _: date) -> bool:
    if services.add_link(who, plan.pk, step.pk, sent["title"], sent["link"]):
        return True
    named = {there.link: there.title for there in step.links}
    if named.get(sent["link"]) == sent["title"]:
        # A second click.
        return False
    if sent["link"] in named:
        raise RefusedError("link", "This address is among your links already.")
    raise RefusedError("link", f"A step has room for {services.MOST_LINKS} links. Remove one first.")


def _change_own(who: Any, plan: PlanNow, step: PlanStep, sent: Sent, today: date) -> bool:
    if sent["hours"] - step.hours > outlook(plan, today).room:
        raise RefusedError("hours", forms.NO_ROOM)
    try:
        return own_steps.change_own_step(who, plan.pk, step.pk, sent["title"], sent["hours"])
    except own_steps.TitleTakenError as error:
        raise RefusedError("title", f"“{sent['title']}” is in your plan already.") from error


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
    "note": StepAct(forms.NoteForm, _write_note),
    "link": StepAct(forms.LinkForm, _add_link),
    "unlink": StepAct(
        forms.UnlinkForm, lambda who, plan, step, sent, _: services.remove_link(who, plan.pk, step.pk, sent["link"])
    ),
    "move": StepAct(
        forms.MoveForm, lambda who, plan, step, sent, _: services.move_step(who, plan.pk, step.pk, sent["before"])
    ),
    "pin": StepAct(forms.ActForm, lambda who, plan, step, *_: services.pin_step(who, plan.pk, step.pk)),
    "change": StepAct(forms.OwnForm, _change_own),
    "remove": StepAct(forms.ActForm, lambda who, plan, step, *_: own_steps.remove_own_step(who, plan.pk, step.pk)),
    "unpin": StepAct(forms.ActForm, lambda who, plan, step, *_: services.unpin_step(who, plan.pk, step.pk)),
}
# Whoever moves a step looks where it stands now.
MOVES = ("move", "pin", "unpin")


def blocked(plan: PlanNow, step: PlanStep, error: BlockedError) -> str:
    """Why a step can't be moved there."""
    others = [plan.step[pk] for pk in error.steps if pk in plan.step]
    names = listed([other.in_short for other in others])
    if any(other.pk in step.needs for other in others):
        return f"{step.in_short} needs {names} first, so it can’t come before it."
    need = "needs" if len(others) == 1 else "need"
    return f"{names} {need} {step.in_short} first, so it can’t come later."


def neighbours(plan: PlanNow, step: PlanStep) -> tuple[int | None, int | None, bool]:
    """Before which step it comes when it goes one earlier, or one later (None: behind all); and whether it is last."""
    ahead = [each.pk for each in plan.ahead]
    if step.pk not in ahead:
        return None, None, True
    place = ahead.index(step.pk)
    earlier = ahead[place - 1] if place else None
    later = ahead[place + 2] if place + 2 < len(ahead) else None
    return earlier, later, place + 1 == len(ahead)
