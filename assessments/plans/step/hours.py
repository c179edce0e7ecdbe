"""The log of the hours of a step: what was added on which day, from how many there were before each change.

>>> log = entries([(date(2026, 1, 5), None), (date(2026, 1, 9), 2), (date(2026, 1, 9), 6)], now=5)
>>> [(entry.day.day, entry.words, entry.total) for entry in log]
[(5, '2 h', 2), (9, '4 h more', 6), (9, '1 h less', 5)]
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Entry:
    day: date
    before: int
    total: int

    @property
    def words(self) -> str:
        if not self.before:
            return f"{self.total} h"
        return f"{abs(self.total - self.before)} h {'more' if self.total > self.before else 'less'}"


def entries(changes: Sequence[tuple[date, int | None]], now: int | None) -> tuple[Entry, ...]:
    """`changes` are the days, the oldest first, with what was noted before; `now` is what is noted today."""
    if not changes:
        return ()
    totals = [*(before for _, before in changes[1:]), now]
    return tuple(Entry(day, before or 0, total or 0) for (day, before), total in zip(changes, totals, strict=True))
