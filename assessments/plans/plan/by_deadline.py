"""How ready somebody will be on the day of their deadline, held against what was planned for it.

>>> due = Due(date(2027, 1, 20), planned=21, now=14, is_past=False, reached=date(2027, 2, 3), hours_a_week=8)
>>> due.is_short, due.beside
(True, 'planned 21 %')
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from assessments.gaps.words import percent
from assessments.plans.outlook import Outlook, hours_left
from assessments.plans.standing import PlanStep
from assessments.plans.timetable import Timetable


@dataclass(frozen=True)
class Due:
    """In percent. Who falls short reaches what was planned on a later day, or in time with more hours a week.

    Both are None where that can't be done.
    """

    day: date
    planned: int
    now: int
    is_past: bool
    reached: date | None = None
    hours_a_week: int | None = None

    @property
    def is_short(self) -> bool:
        return self.now < self.planned

    @property
    def beside(self) -> str:
        return "as planned" if self.now == self.planned else f"planned {self.planned} %"


def due_of(outlook: Outlook) -> Due | None:
    """None without a deadline, and when nothing is left to do."""
    plan, deadline = outlook.plan, outlook.plan.deadline
    if deadline is None or not plan.ahead:
        return None
    planned = percent(plan.points(plan.there + _gained(outlook.planned, deadline)))
    now = _ready(outlook, _gained(outlook.ahead, deadline))
    due = Due(deadline, planned, now, is_past=outlook.today > deadline)
    if not due.is_short:
        return due
    step: Mapping[object, PlanStep] = {each.pk: each for each in plan.ahead}
    hours, gained = 0, 0
    for slot in outlook.ahead.slots:
        hours += hours_left(step[slot.key], outlook.onward.pace)
        gained += outlook.ahead.gains[slot.key]
        if _ready(outlook, gained) >= planned:
            return replace(due, reached=slot.end, hours_a_week=outlook.hours_a_week_for(hours, deadline))
    return due


def _gained(table: Timetable, deadline: date) -> int:
    return sum(table.gains[slot.key] for slot in table.slots if slot.end <= deadline)


def _ready(outlook: Outlook, gained: int) -> int:
    return percent(min(outlook.plan.ready + outlook.plan.points_now(gained), 100.0))
