"""The curve of readiness: as it was planned, as it really was, and as it goes on; drawn over the weeks.

>>> from skills.targets import Ask
>>> target = {"git": Ask(2, 1), "sql": Ask(2, 1)}
>>> changes = [Earlier(date(2026, 1, 14), "git", 1), Earlier(date(2026, 1, 7), "git", 0)]
>>> [round(it.ready) for it in real_curve(target, {"git": 2}, changes, date(2026, 1, 5), date(2026, 1, 20))]
[0, 25, 50, 50]
"""

from bisect import bisect_right
from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from assessments.gaps.readiness import readiness
from skills.targets import Target

WEEK = timedelta(days=7)
MOST_ROWS = 12
NOTHING = "–"

Rows = tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class Earlier:
    """On this day the level of a skill changed; before, it was this."""

    day: date
    skill: str
    level: int


@dataclass(frozen=True)
class Point:
    day: date
    ready: float


@dataclass(frozen=True)
class Curve:
    """`planned`, `real` and `onward` are points in a field of 100 by 100; `ticks` are days across, in percent.

    So is the `deadline`, empty where it lies beyond the field. `now` is the last of the real points.
    """

    planned: str
    real: str
    onward: str
    ticks: tuple[tuple[str, str, str], ...]
    rows: Rows
    deadline: str = ""
    now: tuple[str, str] = ("", "")


def real_curve(
    target: Target, levels: Mapping[str, int], changes: Sequence[Earlier], first: date, today: date
) -> tuple[Point, ...]:
    """Back from today, week by week; the changes stand with the newest first. The last point is today."""
    then, waiting = dict(levels), deque(changes)
    found = [Point(today, readiness(target, then))]
    days = [first + WEEK * n for n in range(max((today - first).days, 0) // 7 + 1)]
    for day in reversed([day for day in days if day < today]):
        before = len(waiting)
        while waiting and waiting[0].day > day:
            change = waiting.popleft()
            then[change.skill] = change.level
        # In most weeks nothing has changed.
        found.append(Point(day, found[-1].ready if len(waiting) == before else readiness(target, then)))
    return tuple(reversed(found))


def curve(
    planned: Sequence[Point], real: Sequence[Point], onward: Sequence[Point], deadline: date | None = None
) -> Curve:
    every = [point.day for point in (*planned, *real, *onward)]
    first, last = min(every), max(every)
    span = max((last - first).days, 1)

    def line(points: Sequence[Point]) -> str:
        """It stays where it is until the next point, and rises there: a step counts when it is finished."""
        places = [(f"{100 * (it.day - first).days / span:.2f}", f"{100 - it.ready:.2f}") for it in points]
        stairs = [f"{x},{before} {x},{y}" for (_, before), (x, y) in pairwise(places)]
        return " ".join([*(f"{x},{y}" for x, y in places[:1]), *stairs])

    middle = first + (last - first) / 2
    places = ((first, "0%", "start"), (middle, "50%", "middle"), (last, "100%", "end"))
    ticks = tuple((f"{day.day} {day:%b %Y}", x, anchor) for day, x, anchor in places)
    until = f"{100 * (deadline - first).days / span:.2f}%" if deadline and first <= deadline <= last else ""
    rows = _rows(planned, real, onward, deadline if until else None)
    now = f"{100 * (real[-1].day - first).days / span:.2f}%", f"{100 - real[-1].ready:.2f}%"
    return Curve(line(planned), line(real), line([*real[-1:], *onward]) if onward else "", ticks, rows, until, now)


def _rows(planned: Sequence[Point], real: Sequence[Point], onward: Sequence[Point], deadline: date | None) -> Rows:
    """A row every four weeks, or fewer where there are many: what was planned by then, and what is or will be.

    The deadline has one of its own.
    """
    first, last = planned[0].day, max(points[-1].day for points in (planned, real, onward) if points)
    apart = max((last - first) // MOST_ROWS, 4 * WEEK)
    days = [first + apart * n for n in range(-((first - last) // apart))]
    really, until = [*real, *onward], last if onward else real[-1].day
    shown = sorted({*days, last, *([deadline] if deadline else [])})
    return tuple(
        (_named(day, deadline), _at(planned, day), _at(really, day) if day <= until else NOTHING) for day in shown
    )


def _named(day: date, deadline: date | None) -> str:
    return f"{day.day} {day:%B %Y}{', your deadline' if day == deadline else ''}"


def _at(points: Sequence[Point], day: date) -> str:
    """The value that holds on a day: the last one until then."""
    place = bisect_right(points, day, key=lambda point: point.day)
    return f"{points[place - 1].ready:.0f} %" if place else NOTHING
