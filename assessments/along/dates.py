"""When the next reminder comes.

>>> monday, friday = date(2026, 1, 5), date(2026, 1, 9)
>>> str(next_day(4, today=monday)), str(next_day(0, today=monday))
('2026-01-09', '2026-01-12')

Who had one on Monday and wants it on Fridays now waits for the Friday of the next week:

>>> str(next_day(4, today=monday, reminded_on=monday))
'2026-01-16'
"""

from datetime import date, timedelta

from assessments.plans.timetable import DAYS, monday_of


def next_day(weekday: int, today: date, reminded_on: date | None = None) -> date:
    """The next such day after today, in a week without a reminder."""
    first = today + timedelta(days=1)
    if reminded_on is not None:
        first = max(first, monday_of(reminded_on) + timedelta(days=DAYS))
    return first + timedelta(days=(weekday - first.weekday()) % DAYS)
