"""An order of steps laid out over the weeks: when each is done, and how the gain grows.

A week begins on Monday, and its hours are spread evenly over its days. So who starts on a Friday has three sevenths of
the first week. In a week off nothing is done. A pace of 150 means that the person takes half as long again as the
catalogue says. All is counted in whole parts, so nothing is rounded: with more hours a week no step ends later.

>>> from datetime import date
>>> tasks = [Task("linux", 6, 0), Task("docker", 8, 5, frozenset({"linux"})), Task("badge", 0, 1)]
>>> rhythm = Rhythm(date(2026, 1, 5), hours_a_week=7, weeks_off=frozenset({date(2026, 1, 14)}))
>>> table = lay_out(tasks, ["linux", "docker", "badge"], rhythm, there=10)
>>> for slot in table.slots:
...     print(slot.key, slot.start, slot.end)
linux 2026-01-05 2026-01-10
docker 2026-01-11 2026-01-25
badge 2026-01-25 2026-01-25
>>> for week in table.weeks:
...     print(week.monday, week.keys, week.gain)
2026-01-05 ('linux', 'docker') 10
2026-01-12 () 10
2026-01-19 ('docker', 'badge') 16
>>> table.end == date(2026, 1, 25), hours_until(rhythm, table.end)
(True, 14)
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from assessments.plans.order.network import Key, ScheduleError, Task

DAYS = 7
WEEK, SUNDAY = timedelta(days=7), timedelta(days=6)
HOURS_OF_A_WEEK = 168
PERCENT = 100
# Who would need longer needs another plan; and the calendar ends somewhere.
MOST_YEARS = 50
MOST_DAYS = MOST_YEARS * 365


@dataclass(frozen=True)
class Rhythm:
    """When somebody learns. A week is off when any of its days stands in `weeks_off`."""

    start: date
    hours_a_week: int
    weeks_off: frozenset[date] = frozenset()
    pace: int = PERCENT

    def __post_init__(self) -> None:
        if self.hours_a_week not in range(1, HOURS_OF_A_WEEK + 1):
            hours = f"a whole number from 1 to {HOURS_OF_A_WEEK}"
            raise ScheduleError(f"The hours a week must be {hours}, but are {self.hours_a_week!r}.")
        if not isinstance(self.pace, int) or self.pace < 1:
            raise ScheduleError(f"The pace must be a whole number and at least 1 percent, but is {self.pace!r}.")

    @cached_property
    def off(self) -> frozenset[date]:
        """The Mondays of the weeks off."""
        return frozenset(monday_of(day) for day in self.weeks_off)

    @cached_property
    def _first(self) -> tuple[int, int]:
        """The Monday of the first week that isn't off, as an ordinal, and the weekday on which this person begins."""
        monday = monday_of(self.start)
        return ((monday + WEEK).toordinal(), 0) if monday in self.off else (monday.toordinal(), self.start.weekday())

    def day(self, number: int) -> date:
        """The day that has so many others before it on which something is done."""
        monday, weekday = self._first
        found = monday + weekday + number
        for off in self._off_later:
            if off > found:
                break
            found += DAYS
        return date.fromordinal(found)

    def days_until(self, last: date) -> int:
        """On so many days something is done, the last included."""
        whole = (last - self.start).days + 1
        free = (min(last, off + SUNDAY) - max(self.start, off) for off in self.off)
        return max(whole - sum(max(each.days + 1, 0) for each in free), 0)

    @cached_property
    def _off_later(self) -> tuple[int, ...]:
        return tuple(sorted(off.toordinal() for off in self.off if off.toordinal() >= self._first[0]))


@dataclass(frozen=True)
class Slot:
    """A step from its first day to its last."""

    key: Key
    start: date
    end: date


@dataclass(frozen=True)
class Week:
    """What is done in it, and the gain at its end; a gain counts when its step is finished."""

    monday: date
    keys: tuple[Key, ...]
    gain: int


@dataclass(frozen=True)
class Timetable:
    """`gains` are those of the steps, and `there` is what there was before them.

    What wouldn't be done in MOST_YEARS stands in `beyond`, and has no slot.
    """

    slots: tuple[Slot, ...]
    rhythm: Rhythm
    gains: Mapping[Key, int]
    there: int
    beyond: tuple[Key, ...] = ()

    @property
    def end(self) -> date:
        """Of the last slot; without steps, the plan ends as it starts."""
        return self.slots[-1].end if self.slots else self.rhythm.start

    @cached_property
    def weeks(self) -> tuple[Week, ...]:
        """All from the start to the end, those off among them."""
        return tuple(_weeks(self))


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


def lay_out(tasks: Iterable[Task], order: Sequence[Key], rhythm: Rhythm, there: int = 0) -> Timetable:
    """`there` is the gain to begin with."""
    table = lay_out_what_fits(tasks, order, rhythm, there)
    if table.beyond:
        raise ScheduleError(f"At {rhythm.hours_a_week} h a week this would take more than {MOST_YEARS} years.")
    return table


def lay_out_what_fits(tasks: Iterable[Task], order: Sequence[Key], rhythm: Rhythm, there: int = 0) -> Timetable:
    """For a plan that is there already: it may have grown beyond MOST_YEARS, and still wants to be read.

    >>> tasks = [Task("git", 1000, 1), Task("sql", 2000, 1), Task("rust", 1, 1)]
    >>> found = lay_out_what_fits(tasks, ["git", "sql", "rust"], Rhythm(date(2026, 1, 5), hours_a_week=1))
    >>> [slot.key for slot in found.slots], found.beyond
    (['git'], ('sql', 'rust'))
    """
    task = {each.key: each for each in tasks}
    slots = tuple(_slots([task[key] for key in order], rhythm))
    return Timetable(slots, rhythm, {key: task[key].gain for key in order}, there, tuple(order[len(slots) :]))


def hours_until(rhythm: Rhythm, deadline: date) -> int:
    """The hours of the catalogue that fit, the last day included: what takes so many ends in time."""
    return min(rhythm.days_until(deadline), MOST_DAYS) * rhythm.hours_a_week * PERCENT // (DAYS * rhythm.pace)


def most_hours(rhythm: Rhythm) -> int:
    """The hours of the catalogue that a plan can have at most."""
    return MOST_DAYS * rhythm.hours_a_week * PERCENT // (DAYS * rhythm.pace)


def _slots(tasks: Sequence[Task], rhythm: Rhythm) -> Iterator[Slot]:
    # A day has room for so many parts, and a step takes so many.
    room = rhythm.hours_a_week * PERCENT
    takes = [task.hours * rhythm.pace * DAYS for task in tasks]
    used = 0
    for task, parts in zip(tasks, takes, strict=True):
        if used + parts > MOST_DAYS * room:
            return
        # What takes nothing is done with the step before it.
        last = max(-(-(used + parts) // room), 1) - 1
        yield Slot(task.key, rhythm.day(min(used // room, last)), rhythm.day(last))
        used += parts


def _weeks(table: Timetable) -> Iterator[Week]:
    slots, rhythm = table.slots, table.rhythm
    keys: dict[date, tuple[Key, ...]] = defaultdict(tuple)
    gained: dict[date, int] = defaultdict(int)
    for slot in slots:
        for monday in _mondays(slot.start, slot.end):
            if monday not in rhythm.off:
                keys[monday] += (slot.key,)
        gained[monday_of(slot.end)] += table.gains[slot.key]
    gain = table.there
    for monday in _mondays(rhythm.start, table.end) if slots else ():
        gain += gained[monday]
        yield Week(monday, keys[monday], gain)


def _mondays(first: date, last: date) -> Iterator[date]:
    monday = monday_of(first)
    while monday <= last:
        yield monday
        monday += WEEK
