"""The spread of a group drawn over its weeks: a wide band for all, a narrow one for the middle half, a line between.

>>> ready = Spread(people=5, least=10, lower=20, middle=30, upper=40, most=80)
>>> drawn = bands([(date(2026, 3, 2), ready), (date(2026, 3, 9), ready)], [date(2026, 3, 2), date(2026, 3, 9)])
>>> drawn.half, drawn.middle
('0.00,60.00 100.00,60.00 100.00,80.00 0.00,80.00', '0.00,70.00 100.00,70.00')
>>> drawn.rows[0]
('2 March 2026', '5', '10 %', '20 %', '30 %', '40 %', '80 %')
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from assessments.cohorts.overview.spread import Spread
from assessments.gaps.words import percent

COLUMNS = ("Week from", "Learners", "Least", "A quarter below", "Middle", "A quarter above", "Most")


@dataclass(frozen=True)
class Bands:
    """`whole`, `half` and `middle` are points in a field of 100 by 100; `ticks` are days across, in percent."""

    whole: str
    half: str
    middle: str
    ticks: tuple[tuple[str, str, str], ...]
    rows: tuple[tuple[str, ...], ...]


def bands(weeks: Sequence[tuple[date, Spread]], mondays: Sequence[date]) -> Bands:
    """Of one week alone, the bands go all the way across."""
    across = {monday: 100 * number / max(len(mondays) - 1, 1) for number, monday in enumerate(mondays)}
    drawn = [(across[monday], spread) for monday, spread in weeks]
    if len(mondays) == 1:
        drawn += [(100.0, spread) for _, spread in drawn]

    def line(value: Callable[[Spread], float]) -> list[str]:
        return [f"{x:.2f},{100 - value(spread):.2f}" for x, spread in drawn]

    def band(low: Callable[[Spread], float], high: Callable[[Spread], float]) -> str:
        return " ".join([*line(high), *reversed(line(low))])

    return Bands(
        whole=band(lambda it: it.least, lambda it: it.most),
        half=band(lambda it: it.lower, lambda it: it.upper),
        middle=" ".join(line(lambda it: it.middle)),
        ticks=_ticks(mondays),
        rows=tuple(_row(monday, spread) for monday, spread in weeks),
    )


def _ticks(mondays: Sequence[date]) -> tuple[tuple[str, str, str], ...]:
    """At the first and the last week, and between them where there is room."""
    last = len(mondays) - 1
    places = {0: "start"} | ({last // 2: "middle"} if last > 3 else {}) | ({last: "end"} if last else {})
    return tuple(
        (f"{mondays[n].day} {mondays[n]:%b %Y}", f"{100 * n / max(last, 1):.2f}%", anchor)
        for n, anchor in places.items()
    )


def _row(monday: date, spread: Spread) -> tuple[str, ...]:
    quarters = (spread.least, spread.lower, spread.middle, spread.upper, spread.most)
    return (f"{monday.day} {monday:%B %Y}", str(spread.people), *(f"{percent(each)} %" for each in quarters))
