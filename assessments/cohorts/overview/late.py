"""How many weeks somebody is behind their plan, from a few sums of its steps.

The plan says how many hours should be done by now. What is done counts its whole hours, in whatever order; what is
left out counts as done, since nothing of it is ahead. Then the next step is due when its hours are on top of these, and
the weeks since then are those that somebody is behind. So a long step doesn't make anybody late while its time runs.

Six hours a week since the 5th of January; 12 hours are done, and 6 hours come next, due on Sunday the 25th:

>>> at_work = Pace(Rhythm(date(2026, 1, 5), hours_a_week=6), done=12, next=6)
>>> [weeks_late(at_work, day) for day in (date(2026, 1, 26), date(2026, 2, 1), date(2026, 2, 2), date(2026, 2, 16))]
[0, 0, 1, 3]

This looks at what is behind, not ahead: a plan's own page says when the whole will end.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from assessments.plans.timetable import PERCENT, Rhythm, hours_until


@dataclass(frozen=True)
class Pace:
    """Hours of the catalogue: of the steps that are done or left out, and of the next one, 0 at the end."""

    rhythm: Rhythm
    done: int
    next: int


def weeks_late(plan: Pace, today: date) -> int:
    """Whole weeks of learning; weeks off are none."""
    if not plan.next:
        return 0
    late = hours_until(plan.rhythm, today - timedelta(days=1)) - plan.done - plan.next
    return max(late * plan.rhythm.pace // (plan.rhythm.hours_a_week * PERCENT), 0)
