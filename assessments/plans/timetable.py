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
from itertools import islice, takewhile

from assessments.plans.network import Key, ScheduleError, Task

DAYS = 7
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

    def days(self) -> Iterator[date]:
        """The days on which something is done, without end."""
        monday, first = monday_of(self.start), self.start.weekday()
        while True:
            if monday not in self.off:
                yield from (monday + timedelta(days=n) for n in range(first, DAYS))
            monday, first = monday + timedelta(days=DAYS), 0


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
    """All weeks from the start to the end, those off among them. Without steps, the plan ends as it starts."""

    slots: tuple[Slot, ...]
    weeks: tuple[Week, ...]
    end: date


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


def lay_out(tasks: Iterable[Task], order: Sequence[Key], rhythm: Rhythm, there: int = 0) -> Timetable:
    """`there` is the gain to begin with."""
    task = {each.key: each for each in tasks}
    slots = tuple(_slots([task[key] for key in order], rhythm))
    gains = {key: task[key].gain for key in order}
    end = slots[-1].end if slots else rhythm.start
    return Timetable(slots, tuple(_weeks(slots, gains, rhythm, there)), end)


def hours_until(rhythm: Rhythm, deadline: date) -> int:
    """The hours of the catalogue that fit, the last day included: what takes so many ends in time."""
    days = takewhile(lambda day: day <= deadline, islice(rhythm.days(), MOST_DAYS))
    return sum(1 for _ in days) * rhythm.hours_a_week * PERCENT // (DAYS * rhythm.pace)


def _slots(tasks: Sequence[Task], rhythm: Rhythm) -> Iterator[Slot]:
    # A day has room for so many parts, and a step takes so many.
    room = rhythm.hours_a_week * PERCENT
    takes = [task.hours * rhythm.pace * DAYS for task in tasks]
    needed = -(-sum(takes) // room)
    if needed > MOST_DAYS:
        raise ScheduleError(f"At {rhythm.hours_a_week} h a week this would take more than {MOST_YEARS} years.")
    days = list(islice(rhythm.days(), max(needed, 1)))
    used = 0
    for task, parts in zip(tasks, takes, strict=True):
        # What takes nothing is done with the step before it.
        last = max(-(-(used + parts) // room), 1) - 1
        yield Slot(task.key, days[min(used // room, last)], days[last])
        used += parts


def _weeks(slots: Sequence[Slot], gains: Mapping[Key, int], rhythm: Rhythm, there: int) -> Iterator[Week]:
    keys: dict[date, tuple[Key, ...]] = defaultdict(tuple)
    gained: dict[date, int] = defaultdict(int)
    for slot in slots:
        for monday in _mondays(slot.start, slot.end):
            if monday not in rhythm.off:
                keys[monday] += (slot.key,)
        gained[monday_of(slot.end)] += gains[slot.key]
    gain = there
    for monday in _mondays(rhythm.start, slots[-1].end) if slots else ():
        gain += gained[monday]
        yield Week(monday, keys[monday], gain)


def _mondays(first: date, last: date) -> Iterator[date]:
    monday = monday_of(first)
    while monday <= last:
        yield monday
        monday += timedelta(days=DAYS)
