"""Where a skill stands between the skills that it needs and those that it unlocks: the points of a small drawing.

The four levels stand in the middle, one below the other. Each has a band of the height that its neighbours take, so
that no line crosses another.
"""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

LINE, CHARACTER = 17, 8.2  # of the letters of a name, at 14 pixels; a wide letter, so that no name is cut off
SHORTEST_LINE, LONGEST_LINE = 9, 16
GAP = 14  # between two neighbours
LEAST_BAND = 46
HEAD = 30
RADIUS, BOX, CURVE, SPACE, MARGIN = 10, 34, 38, 5, 2


@dataclass(frozen=True)
class Tie:
    """Level `at` of this skill is tied to level `level` of another."""

    at: int
    slug: str
    name: str
    level: int


@dataclass(frozen=True)
class Line:
    words: str
    y: str


@dataclass(frozen=True)
class Rectangle:
    x: str
    y: str
    width: str
    height: str


@dataclass(frozen=True)
class Neighbour:
    """A name in one or more lines, the round mark with its level, and the curve to the level it is tied to."""

    tie: Tie
    lines: tuple[Line, ...]
    text_x: str
    anchor: str
    x: str
    y: str
    curve: str
    area: Rectangle


@dataclass(frozen=True)
class Box:
    level: int
    y: str
    area: Rectangle


@dataclass(frozen=True)
class NeedsMap:
    """All numbers are texts, as SVG has them: a page shows a few hundred."""

    width: str
    height: str
    middle: str
    spine: str
    needs_end: str
    unlocks_start: str
    boxes: tuple[Box, ...]
    needs: tuple[Neighbour, ...]
    unlocks: tuple[Neighbour, ...]


def needs_map(needs: Sequence[Tie], unlocks: Sequence[Tie]) -> NeedsMap:
    """
    >>> drawing = needs_map([Tie(2, "git", "Git", 2)], [Tie(1, "ml-ci-cd", "CI/CD for models", 3)])
    >>> [(box.level, box.y) for box in drawing.boxes]
    [(1, '53'), (2, '99'), (3, '145'), (4, '191')]
    >>> [(other.tie.name, other.y) for other in (*drawing.needs, *drawing.unlocks)]
    [('Git', '99'), ('CI/CD for models', '53')]
    """
    left, right = _width(needs), _width(unlocks)
    edge = _reach(left)
    width = edge + BOX + _reach(right)
    boxes: list[Box] = []
    on_left: list[Neighbour] = []
    on_right: list[Neighbour] = []
    middles: list[float] = []
    top = float(HEAD)
    for level in range(1, 5):
        before, after = ([tie for tie in ties if tie.at == level] for ties in (needs, unlocks))
        band = max(LEAST_BAND, sum(map(_height, before)), sum(map(_height, after)))
        middle = top + band / 2
        middles.append(middle)
        boxes.append(Box(level, _n(middle), _rectangle(edge, middle - BOX / 2, BOX, BOX)))
        on_left += _column(before, _Side(edge, middle, -1, left))
        on_right += _column(after, _Side(edge + BOX, middle, 1, right))
        top += band
    return NeedsMap(
        width=_n(width),
        height=_n(top),
        middle=_n(edge + BOX / 2),
        spine=f"M{_n(edge + BOX / 2)},{_n(middles[0])} V{_n(middles[-1])}",
        needs_end=_n(edge - CURVE) if needs else "",
        unlocks_start=_n(edge + BOX + CURVE) if unlocks else "",
        boxes=tuple(boxes),
        needs=tuple(on_left),
        unlocks=tuple(on_right),
    )


def _n(number: float) -> str:
    return f"{round(number, 1):g}"


def _rectangle(x: float, y: float, width: float, height: float) -> Rectangle:
    return Rectangle(_n(x), _n(y), _n(width), _n(height))


def _wrapped(name: str) -> list[str]:
    return textwrap.wrap(name, LONGEST_LINE, break_long_words=False, break_on_hyphens=False)


def _spaced(lines: list[str], way: int) -> list[str]:
    """Read aloud the lines are one text, so a space stands between them: on the side where it shifts no letter."""
    last = len(lines) - 1
    if way < 0:
        return [f" {line}" if row else line for row, line in enumerate(lines)]
    return [f"{line} " if row < last else line for row, line in enumerate(lines)]


def _width(ties: Sequence[Tie]) -> float:
    """Of the longest line, or of the heading; a side with nothing on it takes no room."""
    lines = [len(line) for tie in ties for line in _wrapped(tie.name)]
    return max(SHORTEST_LINE, *lines) * CHARACTER if lines else 0


def _reach(width: float) -> float:
    """From the box to the outer end of a side, if there is anything on it."""
    return CURVE + 2 * RADIUS + SPACE + width if width else MARGIN


def _height(tie: Tie) -> float:
    return LINE * len(_wrapped(tie.name)) + GAP


@dataclass(frozen=True)
class _Side:
    """Where the neighbours on one side of a level stand: the edge and the middle of its box, and the way outwards."""

    edge: float
    level_y: float
    way: int
    width: float


def _column(ties: Sequence[Tie], side: _Side) -> list[Neighbour]:
    """Below each other, around the middle of the band."""
    y = side.level_y - sum(map(_height, ties)) / 2
    found = []
    for tie in ties:
        found.append(_neighbour(tie, y, side))
        y += _height(tie)
    return found


def _neighbour(tie: Tie, top: float, side: _Side) -> Neighbour:
    words, height = _wrapped(tie.name), _height(tie)
    y, way = top + height / 2, side.way
    end = side.edge + way * CURVE
    text_x = end + way * (2 * RADIUS + SPACE)
    first = y - LINE * (len(words) - 1) / 2
    inner, outer = (text_x - side.width, end) if way < 0 else (end, text_x + side.width)
    return Neighbour(
        tie=tie,
        lines=tuple(Line(line, _n(first + LINE * row)) for row, line in enumerate(_spaced(words, way))),
        text_x=_n(text_x),
        anchor="end" if way < 0 else "start",
        x=_n(end + way * RADIUS),
        y=_n(y),
        curve=_curve(side.edge, side.level_y, end, y),
        area=_rectangle(inner, top, outer - inner, height),
    )


def _curve(edge: float, level_y: float, end: float, y: float) -> str:
    bend = _n((edge + end) / 2)
    return f"M{_n(edge)},{_n(level_y)} C{bend},{_n(level_y)} {bend},{_n(y)} {_n(end)},{_n(y)}"
