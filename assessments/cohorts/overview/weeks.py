"""The weeks of a cohort up to today, as the columns of its picture.

>>> from datetime import date
>>> weeks = weeks_of(starts_on=date(2026, 3, 4), today=date(2026, 3, 20))
>>> [str(monday) for monday in weeks.mondays], weeks.each
(['2026-03-02', '2026-03-09', '2026-03-16'], 1)

Of a long one, several weeks are taken together:

>>> weeks = weeks_of(date(2024, 3, 4), date(2026, 3, 20))
>>> len(weeks.mondays), weeks.each, weeks.called
(54, 2, 'two weeks')

One that is still to start has the week of today.

>>> [str(monday) for monday in weeks_of(date(2026, 9, 1), date(2026, 3, 20)).mondays]
['2026-03-16']
"""

from dataclasses import dataclass
from datetime import date, timedelta

from assessments.plans.timetable import WEEK, monday_of

MOST = 60
NUMBERS = {1: "week", 2: "two weeks", 3: "three weeks", 4: "four weeks", 5: "five weeks"}


@dataclass(frozen=True)
class Weeks:
    """`each` column stands for so many weeks."""

    mondays: tuple[date, ...]
    each: int

    @property
    def called(self) -> str:
        return NUMBERS.get(self.each, f"{self.each} weeks")

    @property
    def length(self) -> timedelta:
        return WEEK * self.each


def weeks_of(starts_on: date, today: date) -> Weeks:
    first = monday_of(min(starts_on, today))
    number = (today - first).days // WEEK.days + 1
    each = -(-number // MOST)
    return Weeks(tuple(first + WEEK * each * n for n in range(-(-number // each))), each)
