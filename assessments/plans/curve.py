"""The curve of readiness: as it was planned, as it really was, and as it goes on; drawn over the weeks.

>>> from skills.targets import Ask
>>> target = {"git": Ask(2, 1), "sql": Ask(2, 1)}
>>> changes = [Earlier(date(2026, 1, 14), "git", 1), Earlier(date(2026, 1, 7), "git", 0)]
>>> [round(it.ready) for it in real_curve(target, {"git": 2}, changes, date(2026, 1, 5), date(2026, 1, 20))]
[0, 25, 50, 50]
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from assessments.gaps.readiness import readiness
from skills.targets import Target

WEEK = timedelta(days=7)
TOP = 10
MOST_ROWS = 24

Rows = tuple[tuple[date, str, str], ...]


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
    """`planned`, `real` and `onward` are points in a field of 100 by 100; `ticks` are days across, in percent."""

    planned: str
    real: str
    onward: str
    ticks: tuple[tuple[date, str, str], ...]
    rows: Rows
    grid: tuple[tuple[int, str], ...] = tuple((TOP + 50 * n, f"{100 - 25 * n} %") for n in range(5))


def real_curve(
    target: Target, levels: Mapping[str, int], changes: Sequence[Earlier], first: date, today: date
) -> tuple[Point, ...]:
    """Back from today, week by week; the changes stand with the newest first. The last point is today."""
    then, waiting, found = dict(levels), list(changes), []
    days = [first + WEEK * n for n in range(max((today - first).days, 0) // 7 + 1)]
    for day in [today, *reversed([day for day in days if day < today])]:
        while waiting and waiting[0].day > day:
            change = waiting.pop(0)
            then[change.skill] = change.level
        found.append(Point(day, readiness(target, then)))
    return tuple(reversed(found))


def curve(planned: Sequence[Point], real: Sequence[Point], onward: Sequence[Point]) -> Curve:
    every = [point.day for point in (*planned, *real, *onward)]
    first, last = min(every), max(every)
    span = max((last - first).days, 1)

    def line(points: Sequence[Point]) -> str:
        return " ".join(f"{100 * (it.day - first).days / span:.2f},{100 - it.ready:.2f}" for it in points)

    middle = first + (last - first) / 2
    ticks = ((first, "0%", "start"), (middle, "50%", "middle"), (last, "100%", "end"))
    return Curve(line(planned), line(real), line([*real[-1:], *onward]), ticks, _rows(planned, real, onward))


def _rows(
    planned: Sequence[Point], real: Sequence[Point], onward: Sequence[Point]
) -> tuple[tuple[date, str, str], ...]:
    """A row a month, or fewer where there are many: what was planned by then, and what is or will be."""
    days = sorted({point.day for point in (*planned, *real, *onward)})
    thinned = days[:: max(len(days) // MOST_ROWS + 1, 4)]
    chosen = [*thinned, *([days[-1]] if days[-1] not in thinned else [])]
    really = [*real, *onward]
    return tuple((day, _at(planned, day), _at(really, day)) for day in chosen)


def _at(points: Sequence[Point], day: date) -> str:
    """The value that holds on a day: the last one before it."""
    before = [point.ready for point in points if point.day <= day]
    return f"{before[-1]:.0f} %" if before else "–"
