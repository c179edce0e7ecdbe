"""How a plan goes on from today: when each step is done at the person's pace, and how that is held against the plan.

What was planned is laid out from the first day at the pace of the catalogue; what is still ahead, from today.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from assessments.plans.network import Task
from assessments.plans.pace import pace_of
from assessments.plans.standing import PlanNow, PlanStep
from assessments.plans.timetable import Rhythm, Slot, Timetable, Week, hours_until, lay_out

DAYS = 7
MOST_HOURS = 80


@dataclass(frozen=True)
class Outlook:
    plan: PlanNow
    today: date
    pace: int | None
    planned: Timetable
    ahead: Timetable

    @cached_property
    def slot(self) -> Mapping[object, Slot]:
        return {slot.key: slot for slot in self.ahead.slots}

    @property
    def ends(self) -> date:
        return self.ahead.end

    @property
    def hours_left(self) -> int:
        return sum(hours_left(step) for step in self.plan.ahead)

    @property
    def this_week(self) -> tuple[PlanStep, ...]:
        """What is begun, and what the first week has room for; before the start and in a week off, what comes then."""
        first = next((week for week in self.ahead.weeks if week.keys), None)
        keys = set(first.keys) if first else set()
        return tuple(step for step in self.plan.ahead if step.pk in keys or step.state == "started")

    @property
    def begins(self) -> date | None:
        """The Monday of `this_week`, if it isn't the week of today."""
        first = next((week.monday for week in self.ahead.weeks if week.keys), None)
        return first if first and first > self.today else None

    @property
    def weeks_late(self) -> int:
        return max((self.ends - self.planned.end).days // DAYS, 0) if self.plan.ahead else 0

    @property
    def hours_to_be_on_time(self) -> int | None:
        """A week, to end as planned; None when that can't be done any more."""
        start = max(self.today, self.plan.rhythm.start)
        # At seven hours a week, one hour a day.
        fits = hours_until(Rhythm(start, DAYS, self.plan.rhythm.off, self.pace or 100), self.planned.end)
        needed = -(-self.hours_left * DAYS // fits) if fits else MOST_HOURS + 1
        return needed if needed <= MOST_HOURS else None

    @property
    def after_deadline(self) -> tuple[PlanStep, ...]:
        deadline = self.plan.deadline
        return tuple(step for step in self.plan.ahead if deadline and self.slot[step.pk].end > deadline)


def hours_left(step: PlanStep) -> int:
    """Somebody who has spent all the hours and isn't done is nearly there."""
    return max(step.hours - (step.hours_spent or 0), 1) if step.hours else 0


def outlook(plan: PlanNow, today: date) -> Outlook:
    finished = [(step.hours, step.hours_spent) for step in plan.steps if step.state == "done" and step.hours_spent]
    pace = pace_of([(hours, spent) for hours, spent in finished if spent])
    rhythm = plan.rhythm
    whole = [Task(step.pk, step.hours, step.gain) for step in plan.steps]
    ahead = [Task(step.pk, hours_left(step), step.gain) for step in plan.ahead]
    onward = Rhythm(max(today, rhythm.start), rhythm.hours_a_week, rhythm.off, pace or 100)
    return Outlook(
        plan=plan,
        today=today,
        pace=pace,
        planned=lay_out(whole, [task.key for task in whole], rhythm, _there(plan)),
        ahead=lay_out(ahead, [task.key for task in ahead], onward),
    )


def _there(plan: PlanNow) -> int:
    return plan.whole - sum(step.gain for step in plan.steps)


def ready_by_week(found: Outlook) -> tuple[tuple[Week, float], ...]:
    """How ready one will be after each week ahead."""
    plan = found.plan
    return tuple((week, min(plan.ready + plan.points(week.gain), 100.0)) for week in found.ahead.weeks)
