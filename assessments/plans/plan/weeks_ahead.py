"""The way ahead as one looks at it: the next weeks as bars, then a line for each month, and far away for each quarter.

>>> from assessments.plans.order.network import Task
>>> from assessments.plans.timetable import lay_out
>>> rhythm = Rhythm(date(2026, 1, 7), hours_a_week=7, weeks_off=frozenset({date(2026, 1, 19)}))
>>> tasks = [Task("git", 9, 1), Task("sql", 40, 3), Task("rust", 400, 2)]
>>> found = ahead(lay_out(tasks, ["git", "sql", "rust"], rhythm))
>>> [(bar.slot.key, bar.x, bar.width) for bar in found.bars]
[('git', '3.57', '16.07'), ('sql', '19.64', '80.36')]
>>> [(week.monday.day, week.x, week.is_off) for week in found.weeks[:3]]
[(5, '0.00', False), (12, '12.50', False), (19, '25.00', True)]
>>> [(first.day, last.day) for first, last in found.breaks]
[(19, 25)]
>>> [(part.words, part.keys, part.gained) for part in found.later]
[('Until March 2027', (), 4), ('April 2027', ('rust',), 6)]
"""

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from assessments.plans.order.network import Key
from assessments.plans.timetable import DAYS, MOST_YEARS, SUNDAY, WEEK, Rhythm, Slot, Timetable, monday_of

WEEKS = 8
QUARTER, YEAR = 3, 12
BEYOND = f"Not within {MOST_YEARS} years"


@dataclass(frozen=True)
class ShownWeek:
    """All places are in percent of the width, as SVG has them."""

    monday: date
    x: str
    is_off: bool


@dataclass(frozen=True)
class Bar:
    slot: Slot
    x: str
    width: str


@dataclass(frozen=True)
class Part:
    """A month or a quarter in which steps are finished, and all that is gained by its end. The last may be beyond all.

    The month of the deadline is two: what is finished by that day, and what is finished after it. Where no step is
    finished, one `runs_on`.
    """

    words: str
    keys: tuple[Key, ...]
    gained: int
    is_too_late: bool = False
    runs_on: Key | None = None


@dataclass(frozen=True)
class Ahead:
    """`deadline` is its place among the weeks, empty where it isn't among them.

    `breaks` are the first and the last days of the weeks off that begin among the weeks, as long as they go on.
    """

    weeks: tuple[ShownWeek, ...]
    bars: tuple[Bar, ...]
    later: tuple[Part, ...]
    deadline: str = ""
    breaks: tuple[tuple[date, date], ...] = ()


def ahead(table: Timetable, deadline: date | None = None) -> Ahead:
    """From the week of the first step on; what begins after the last of the weeks comes later."""
    first = monday_of(table.slots[0].start if table.slots else table.rhythm.start)
    last = first + WEEKS * WEEK
    soon = [slot for slot in table.slots if slot.start < last]
    return Ahead(
        weeks=tuple(_week(first, number, table.rhythm) for number in range(WEEKS)),
        bars=tuple(_bar(slot, first, last) for slot in soon),
        later=_later(table, table.slots[len(soon) :], first, deadline or date.max),
        deadline=_percent((deadline - first).days + 1) if deadline and first <= deadline < last else "",
        breaks=tuple(_breaks(first, table.rhythm.off)),
    )


def _breaks(first: date, off: Set[date]) -> Iterator[tuple[date, date]]:
    for monday in (first + number * WEEK for number in range(WEEKS)):
        if monday in off and (monday == first or monday - WEEK not in off):
            last = monday
            while last + WEEK in off:
                last += WEEK
            yield monday, last + SUNDAY


def _week(first: date, number: int, rhythm: Rhythm) -> ShownWeek:
    monday = first + number * WEEK
    return ShownWeek(monday, f"{100 * number / WEEKS:.2f}", monday in rhythm.off)


def _bar(slot: Slot, first: date, last: date) -> Bar:
    start, end = (slot.start - first).days, min((slot.end - first).days + 1, (last - first).days)
    return Bar(slot, _percent(start), _percent(end - start))


def _percent(days: int) -> str:
    return f"{100 * days / (WEEKS * DAYS):.2f}"


@dataclass(frozen=True)
class _Span:
    """A month, or a quarter of a year that is far away: its first day and the one after its last."""

    start: date
    after: date

    @property
    def words(self) -> str:
        """
        >>> _Span(date(2027, 5, 1), date(2027, 6, 1)).words, _Span(date(2028, 10, 1), date(2029, 1, 1)).words
        ('May 2027', 'October to December 2028')
        """
        last = self.after - timedelta(days=1)
        return f"{last:%B %Y}" if last.month == self.start.month else f"{self.start:%B} to {last:%B %Y}"


def _span(day: date, first: date) -> _Span:
    """Months to the end of the next year, then quarters."""
    months = 1 if day.year <= first.year + 1 else QUARTER
    before = (day.month - 1) // months * months
    beyond = before + months
    return _Span(date(day.year, before + 1, 1), date(day.year + beyond // YEAR, beyond % YEAR + 1, 1))


def _later(table: Timetable, slots: Sequence[Slot], first: date, deadline: date) -> tuple[Part, ...]:
    gained = sum(table.gains.values()) - sum(table.gains[key] for key in (*(it.key for it in slots), *table.beyond))
    told = first + WEEKS * WEEK
    found: list[Part] = []
    for (span, is_too_late), group in groupby(slots, lambda slot: (_span(slot.end, first), slot.end > deadline)):
        if told < span.start:
            found += _gone_on(table, _span(told, first), span.start, gained, deadline)
        keys = tuple(slot.key for slot in group)
        gained += sum(table.gains[key] for key in keys)
        found.append(Part(span.words, keys, gained, is_too_late))
        told = span.after
    if table.beyond:
        gained += sum(table.gains[key] for key in table.beyond)
        found.append(Part(BEYOND, table.beyond, gained, deadline < date.max))
    return tuple(found)


def _gone_on(table: Timetable, begins: _Span, after: date, gained: int, deadline: date) -> Iterator[Part]:
    """The time in which no step ends, if one goes on through its last day: else it is off."""
    last = after - timedelta(days=1)
    for slot in table.slots:
        if slot.start <= last < slot.end:
            words = begins.words if begins.after == after else f"Until {last:%B %Y}"
            yield Part(words, (), gained, last > deadline, slot.key)
