"""The page on which a plan is made anew: what is chosen, and both plans side by side."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from assessments.gaps.words import percent
from assessments.plans import answer
from assessments.plans.again.beside import Beside, beside
from assessments.plans.again.forms import AgainForm, beginning
from assessments.plans.again.mark import mark_of
from assessments.plans.again.renewal import Choice, Renewal, inherited, left_out, needed, renew, way_now, with_taken_in
from assessments.plans.again.since import target_level
from assessments.plans.again.sparing import ESSENTIAL, Spare, spared, spares
from assessments.plans.forms import TOO_LONG
from assessments.plans.order.network import Key, ScheduleError
from assessments.plans.outlook import Outlook, hours_left, left_of
from assessments.plans.standing import PlanStep
from assessments.plans.steps import Way
from assessments.plans.timetable import hours_until
from skills.targets import target_of

FEWER = "fewer"
WHOLE = 100


@dataclass(frozen=True)
class Again:
    """`choice`, `renewal` and `beside` are None while something is wrong with the form, or the plan has no end."""

    outlook: Outlook
    form: AgainForm
    choice: Choice | None = None
    renewal: Renewal | None = None
    beside: Beside | None = None
    # The day that no choice of fewer skills would keep, where it was asked for.
    too_much_until: date | None = None

    @property
    def name(self) -> str:
        return f"{self.choice.role.name}, {self.choice.level.seniority} level" if self.choice else ""

    @property
    def can_accept(self) -> bool:
        return self.renewal is not None and self.beside is not None and bool(self.renewal.ahead)

    @property
    def is_there(self) -> bool:
        """By the ratings; else it may be that all is left out."""
        return self.renewal is not None and not self.renewal.way.tasks

    @property
    def answer(self) -> str:
        """In one line."""
        if self.choice is None or self.renewal is None or self.beside is None:
            return answer.of_problems(self.form)
        if not self.can_accept:
            return answer.THERE if self.is_there else answer.NOTHING
        new, deadline = self.beside.new, self.choice.deadline
        is_all = not any(step.is_skipped for step in self.renewal.steps)
        return answer.of_dates(self.renewal.draft.ends, deadline, f"{percent(new.in_time or 0)} %", is_all=is_all)

    @property
    def mark(self) -> str:
        """Of what is shown, where there is something to accept."""
        if self.choice is None or self.renewal is None or not self.can_accept:
            return ""
        return mark_of(self.outlook.plan.newest_release, self.choice, self.renewal)

    @property
    def sides(self) -> tuple[tuple[str, str, str], ...]:
        """Row by row in words: the plan as it is, and the plan made anew."""
        if self.beside is None:
            return ()
        old, new = self.beside.old, self.beside.new
        rows = [("Steps ahead", str(old.steps), str(new.steps)), ("Hours to go", f"{old.hours} h", f"{new.hours} h")]
        if old.in_time is not None and new.in_time is not None:
            rows.append(("Ready by the deadline", f"{percent(old.in_time)} %", f"{percent(new.in_time)} %"))
        if min(percent(old.ready), percent(new.ready)) < WHOLE:
            rows.append(("Ready when all is done", f"{percent(old.ready)} %", f"{percent(new.ready)} %"))
        return tuple(rows)

    @property
    def spares(self) -> Iterator[Spare]:
        """What is asked for and isn't there yet; the skills that bring least for their hours come first."""
        if self.choice is None or self.renewal is None:
            return
        way, old = self.renewal.way, self.renewal.old
        to_go = still_to_go(way, old, self.choice.rhythm.pace)
        yield from spares(
            self.outlook.plan.newest, self.choice.level, to_go, needed(way, left_out(old)), self.choice.left_out
        )


def again(
    outlook: Outlook, given: Mapping[str, Any] | None, asked: Mapping[str, str], wishes: Mapping[str, str]
) -> Again:
    """`given` is what was sent; without it the page begins with what the plan has."""
    plan, today = outlook.plan, outlook.today
    begin = beginning(plan, today, asked)
    if given is None and not begin["target"]:
        # The catalogue has dropped the role, and nobody is at fault for that.
        return Again(outlook, AgainForm(None, plan, today, begin))
    form = AgainForm(begin if given is None else given, plan, today)
    too_much_until = None
    if given is None and FEWER in asked:
        fewer = _fewer(outlook)
        form.data = {**form.data, "without": fewer or ()}
        too_much_until = _until(outlook) if fewer is None else None
    if not form.is_valid():
        return Again(outlook, form)
    choice = form.choice(outlook.onward.pace)
    renewal = renew(plan, choice, wishes)
    try:
        both = beside(outlook, renewal)
    except ScheduleError:
        # With fewer skills it may be short enough.
        form.add_error("hours", TOO_LONG)
        both = None
    return Again(outlook, form, choice, renewal, both, too_much_until)


def _until(outlook: Outlook) -> date:
    return outlook.plan.deadline or outlook.planned.end


def _fewer(outlook: Outlook) -> tuple[str, ...] | None:
    """The skills to do without in order to be there on the day that was planned, or by the deadline; None: too late."""
    plan, target = outlook.plan, target_level(outlook.plan)
    if target is None:
        return ()
    way = way_now(plan, target_of(target[1]))
    old = inherited(plan.newest, plan.steps, way)
    fits = hours_until(outlook.onward, _until(outlook)) - _own_hours(outlook)
    essential = [asked.skill for asked in target[1].requirements if asked.importance == ESSENTIAL]
    return spared(still_to_go(way, old, outlook.onward.pace), left_out(old), fits, essential)


def still_to_go(way: Way, old: Mapping[Key, PlanStep], pace: int) -> Way:
    """The way with the hours that are left of what is begun, and those of what is left out with the level above."""
    whole = with_taken_in(way, needed(way, left_out(old)))
    begun = {key: step.hours_spent for key, step in old.items() if step.hours_spent}
    tasks = (
        replace(task, hours=left_of(task.hours, begun[task.key], pace)) if task.key in begun else task
        for task in whole.tasks
    )
    return replace(whole, tasks=tuple(tasks))


def _own_hours(outlook: Outlook) -> int:
    return sum(hours_left(step, outlook.onward.pace) for step in outlook.plan.ahead if not step.skill)
