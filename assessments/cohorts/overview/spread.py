"""How the readiness of a group is spread, week by week.

Half of the people lie between the lower and the upper quarter, and the middle one parts the stronger half from the
weaker. Between two people, values lie evenly.

>>> spread_of([10, 20, 30, 40, 80])
Spread(people=5, least=10, lower=20, middle=30, upper=40, most=80)

In a week each person counts with what they last had by its end, from when they first rated themselves:

>>> ana = [Point(date(2026, 3, 3), 10.0), Point(date(2026, 3, 20), 30.0)]
>>> ben = [Point(date(2026, 3, 11), 50.0)]
>>> for monday, spread in by_week([ana, ben], first=date(2026, 3, 2), last=date(2026, 3, 20)):
...     print(monday, spread.people, spread.least, spread.middle, spread.most)
2026-03-02 1 10.0 10.0 10.0
2026-03-09 2 10.0 30.0 50.0
2026-03-16 2 30.0 40.0 50.0
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from assessments.plans.curve import Point

WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Spread:
    people: int
    least: float
    lower: float
    middle: float
    upper: float
    most: float


def spread_of(values: Iterable[float]) -> Spread | None:
    """None of nobody."""
    ordered = sorted(values)
    if not ordered:
        return None
    return Spread(len(ordered), *(_at(ordered, quarter) for quarter in range(5)))


def _at(ordered: Sequence[float], quarter: int) -> float:
    place, rest = divmod(quarter * (len(ordered) - 1), 4)
    if not rest:
        return ordered[place]
    return ordered[place] + (ordered[place + 1] - ordered[place]) * rest / 4


def by_week(
    histories: Sequence[Sequence[Point]], first: date, last: date, step: timedelta = WEEK
) -> Iterator[tuple[date, Spread]]:
    """From one Monday to the last day; each history with its oldest point first. Weeks of nobody are left out.

    Of a long time, several weeks can be one `step`.
    """
    mondays = [first + step * number for number in range((last - first) // step + 1)]
    weeks: list[tuple[date, list[float]]] = [(monday + step, []) for monday in mondays]
    for history in histories:
        place = 0
        for end, values in weeks:
            while place < len(history) and history[place].day < end:
                place += 1
            if place:
                values.append(history[place - 1].ready)
    for monday, (_, values) in zip(mondays, weeks, strict=True):
        spread = spread_of(values)
        if spread:
            yield monday, spread
