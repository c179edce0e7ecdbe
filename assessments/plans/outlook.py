"""How a plan goes on from today: when each step is done at the person's pace, and how that is held against the plan.

What was planned is laid out from the first day at the pace that the plan was made with; what is still ahead, from today
at the pace that was learnt since.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from assessments.plans.moving import put_first
from assessments.plans.order.network import Task
from assessments.plans.pace import QUICK, SLOW, effort, pace_of
from assessments.plans.standing import PlanNow, PlanStep
from assessments.plans.timetable import (
    DAYS,
    PERCENT,
    SUNDAY,
    Rhythm,
    Slot,
    Timetable,
    hours_until,
    lay_out_what_fits,
    monday_of,
    most_hours,
)

# So many weeks more or less are no delay: hours are estimates.
LATE = 2
# Nobody learns longer, week after week.
MOST_HOURS = 80


@dataclass(frozen=True)
class Outlook:
    plan: PlanNow
    today: date
    pace: int | None
    onward: Rhythm

    @cached_property
    def planned(self) -> Timetable:
        steps = [step for step in self.plan.steps if step.to_go_at_first]
        whole = [Task(step.pk, step.to_go_at_first, step.gain_at_first) for step in steps]
        return lay_out_what_fits(whole, [step.pk for step in steps], self.plan.rhythm, self.plan.there)

    @cached_property
    def ahead(self) -> Timetable:
        left = [
            Task(step.pk, hours_left(step, self.onward.pace), self.plan.brings_now(step)) for step in self.plan.ahead
        ]
        return lay_out_what_fits(left, begun_first(self.plan.ahead), self.onward)

    @cached_property
    def slot(self) -> Mapping[object, Slot]:
        """What wouldn't be done in fifty years has none."""
        return {slot.key: slot for slot in self.ahead.slots}

    @property
    def ends(self) -> date | None:
        """None where it would take longer than a calendar goes."""
        return None if self.ahead.beyond else self.ahead.end

    @property
    def room(self) -> int:
        """So many hours more can be planned for before a calendar ends."""
        return max(most_hours(self.onward) - self.hours_left, 0)

    @cached_property
    def hours_left(self) -> int:
        return sum(hours_left(step, self.onward.pace) for step in self.plan.ahead)

    @property
    def span(self) -> tuple[date | None, date | None]:
        """When all is done by who needs the least hours that are nothing unusual, and by who needs the most."""
        left = [Task("all", self.hours_left, 0)]
        quick, slow = (lay_out_what_fits(left, ["all"], replace(self.onward, pace=pace)) for pace in (QUICK, SLOW))
        return None if quick.beyond else quick.end, None if slow.beyond else slow.end

    @property
    def known_pace(self) -> int | None:
        """Learnt in this plan, or in others before it was made."""
        return self.pace or (self.onward.pace if self.onward.pace != PERCENT else None)

    def effort(self, step: PlanStep) -> str:
        """In words. What somebody says of a step of their own is no estimate of the catalogue's."""
        if self.known_pace is None and not step.skill:
            return f"{step.takes} h"
        return effort(step.takes, self.known_pace)

    @property
    def this_week(self) -> tuple[PlanStep, ...]:
        """What is begun, and what the first week has room for; before the start and in a week off, what comes then."""
        slots = self.ahead.slots
        sunday = monday_of(slots[0].start) + SUNDAY if slots else self.today
        soon = {slot.key for slot in slots if slot.start <= sunday}
        return tuple(it for it in self.plan.ahead if it.pk in soon or it.state == "started")

    @property
    def begins(self) -> date | None:
        """The Monday of `this_week`, if it isn't the week of today."""
        first = monday_of(self.ahead.slots[0].start) if self.ahead.slots else self.today
        return first if first > self.today else None

    @cached_property
    def weeks_late(self) -> int:
        if not self.plan.ahead or self.ends is None or self.planned.beyond:
            return 0
        return max((self.ends - self.planned.end).days // DAYS, 0)

    @property
    def due(self) -> date:
        """The planned end, or the deadline where that comes first."""
        return min(self.planned.end, self.plan.deadline or date.max)

    @cached_property
    def hours_to_be_on_time(self) -> int | None:
        """A week, to end when it is due; None when that can't be done any more."""
        return self.hours_a_week_for(self.hours_left, self.due)

    def hours_a_week_for(self, hours: int, last: date) -> int | None:
        """To do so many of the catalogue until a day, that one included."""
        fits = hours_until(replace(self.onward, hours_a_week=DAYS), last)
        needed = -(-hours * DAYS // fits) if fits else MOST_HOURS + 1
        return needed if needed <= MOST_HOURS else None

    @cached_property
    def after_deadline(self) -> tuple[PlanStep, ...]:
        deadline = self.plan.deadline
        in_time = {slot.key for slot in self.ahead.slots if deadline and slot.end <= deadline}
        return tuple(step for step in self.plan.ahead if deadline and step.pk not in in_time)

    @property
    def nothing_in_time(self) -> bool:
        """Not one of the steps ahead by the deadline."""
        return bool(self.after_deadline) and len(self.after_deadline) == len(self.plan.ahead)


def begun_first(ahead: Sequence[PlanStep]) -> list[int]:
    """Somebody is at what is begun, wherever it stands; what it still waits for comes right before it."""
    order, needs = [step.pk for step in ahead], {step.pk: step.needs for step in ahead}
    for step in reversed(ahead):
        if step.state == "started":
            order = put_first(order, needs, step.pk)
    return order


def hours_left(step: PlanStep, pace: int) -> int:
    return left_of(step.takes, step.hours_spent, pace)


def left_of(hours: int, spent: int | None, pace: int) -> int:
    """In hours of the catalogue: who takes twice as long has done half an hour of it in each that they spent.

    Somebody who has spent all the hours and isn't done is nearly there.

    >>> left_of(100, 99, pace=200), left_of(100, 99, pace=100), left_of(10, 30, pace=100), left_of(0, 3, pace=100)
    (51, 1, 1, 0)
    """
    return max(hours - (spent or 0) * PERCENT // pace, 1) if hours else 0


def outlook(plan: PlanNow, today: date) -> Outlook:
    finished = [(step.takes, step.hours_spent) for step in plan.steps if step.state == "done" and step.hours_spent]
    pace = pace_of([*((hours, spent) for hours, spent in finished if spent), *plan.finished_elsewhere])
    rhythm = plan.rhythm
    onward = Rhythm(max(today, rhythm.start), rhythm.hours_a_week, rhythm.off, pace or rhythm.pace)
    return Outlook(plan, today, pace, onward)
