"""The levels of one skill over time, as a line that goes up and down in steps. Where it isn't rated, there is no line.

Moments are numbers of days. Somebody who says 1, two days later 3, and is looked at after four days:

>>> found = step_line([Moment(0, Stand(True, 1)), Moment(2, Stand(True, 3))], first=0, until=4)
>>> [(run.start, run.end, run.y) for run in found.runs], [(rise.x, rise.top, rise.bottom) for rise in found.rises]
([('0.00', '50.00', '116'), ('50.00', '100.00', '52')], [('50.00', '52', '116')])
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from assessments.ratings.answers.stands import Stand
from careerpath.lib.levels import HIGHEST, LEVEL_NAMES

TOP, ROW, AXIS = 20, 32, 36
HEIGHT = TOP + HIGHEST * ROW + AXIS


@dataclass(frozen=True)
class Moment:
    """What is said from this moment on."""

    at: float
    stand: Stand


@dataclass(frozen=True)
class Run:
    start: str
    end: str
    y: str


@dataclass(frozen=True)
class Rise:
    x: str
    top: str
    bottom: str


@dataclass(frozen=True)
class Dot:
    x: str
    y: str


@dataclass(frozen=True)
class Line:
    """Across in percent of the width, down in pixels: all numbers are texts, as SVG has them."""

    runs: tuple[Run, ...]
    rises: tuple[Rise, ...]
    dots: tuple[Dot, ...]


@dataclass(frozen=True)
class Mark:
    """One level on the scale at the side."""

    level: int
    name: str
    y: str


MARKS = tuple(Mark(level, name.lower(), str(TOP + (HIGHEST - level) * ROW)) for level, name in enumerate(LEVEL_NAMES))


def step_line(moments: Sequence[Moment], first: float, until: float) -> Line:
    """`first` is where the picture begins, `until` where it ends; the moments lie between them, in their order."""
    span = until - first
    if span <= 0:
        return Line((), (), ())

    def x(at: float) -> str:
        return f"{100 * (at - first) / span:.2f}"

    ends = [*(moment.at for moment in moments[1:]), until]
    spans = [(moment, end) for moment, end in zip(moments, ends, strict=False) if moment.stand.level is not None]
    steps = [
        (before.stand.level, after)
        for before, after in pairwise(moments)
        if before.stand.level is not None and after.stand.level not in (None, before.stand.level)
    ]
    return Line(
        runs=tuple(Run(x(moment.at), x(end), _y(moment.stand.level)) for moment, end in spans if end > moment.at),
        rises=tuple(
            Rise(x(after.at), _y(max(level, after.stand.level or 0)), _y(min(level, after.stand.level or 0)))
            for level, after in steps
        ),
        dots=tuple(Dot(x(moment.at), _y(moment.stand.level)) for moment, _ in spans),
    )


def _y(level: int | None) -> str:
    return str(TOP + (HIGHEST - (level or 0)) * ROW)
