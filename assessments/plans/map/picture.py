"""The steps of a plan as a picture: each in the column behind all that it needs, with lines that lead there from these.

>>> drawing = steps_map({1: "Git 1", 2: "Git 2", 3: "CI/CD 2"}, {2: {1}, 3: {1, 2}})
>>> [(box.key, box.x, box.y) for box in drawing.boxes]
[(1, '1', '1'), (2, '233', '1'), (3, '465', '1')]
>>> [(line.key, line.needs, line.path) for line in drawing.lines]
[(2, 1, 'M169,15 C201,15 201,15 233,15'), (3, 2, 'M401,15 C433,15 433,15 465,15')]
"""

import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from assessments.plans.map.places import Needs, Places, places

WIDTH, BETWEEN, MARGIN = 168, 64, 1
LINE, PADDING, LETTERS, MOST_LINES = 16, 12, 19, 4


@dataclass(frozen=True)
class Words:
    """One line of the name of a step, with the height that it stands on."""

    words: str
    y: str


@dataclass(frozen=True)
class Box:
    """All numbers are texts, as SVG has them."""

    key: int
    x: str
    y: str
    height: str
    text_x: str
    words: tuple[Words, ...]


@dataclass(frozen=True)
class Line:
    key: int
    needs: int
    path: str


@dataclass(frozen=True)
class StepsMap:
    width: int
    height: int
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]


def steps_map(names: Mapping[int, str], needs: Needs) -> StepsMap:
    """The names stand in the order of the plan."""
    words = {
        key: tuple(textwrap.wrap(name, LETTERS, max_lines=MOST_LINES, placeholder=" …")) for key, name in names.items()
    }
    heights = {key: LINE * len(lines) + PADDING for key, lines in words.items()}
    found = places(heights, needs)
    bottom = max((at + heights[key] // 2 for (key, _), at in found.middle.items()), default=0)
    return StepsMap(
        width=_x(max(found.column.values())) + WIDTH + MARGIN if found.column else MARGIN,
        height=bottom + 2 * MARGIN,
        boxes=tuple(_box(key, words[key], heights[key], found) for key in names),
        lines=tuple(
            Line(key, need, " ".join(_path(need, key, found)))
            for key, direct in found.needs.items()
            for need in sorted(direct)
        ),
    )


def _x(column: int) -> int:
    return MARGIN + column * (WIDTH + BETWEEN)


def _box(key: int, lines: tuple[str, ...], height: int, found: Places) -> Box:
    x, top = _x(found.column[key]), found.middle[key, found.column[key]] - height // 2 + MARGIN
    first = top + PADDING // 2 + LINE // 2
    words = tuple(Words(line, str(first + LINE * row)) for row, line in enumerate(lines))
    return Box(key, str(x), str(top), str(height), str(x + PADDING), words)


def _path(need: int, key: int, found: Places) -> Iterator[str]:
    """A bend between two columns, and straight on in the lanes."""
    first, last = found.column[need], found.column[key]
    y = found.middle[need, first] + MARGIN
    yield f"M{_x(first) + WIDTH},{y}"
    for at in range(first + 1, last + 1):
        x, below = _x(at), found.middle[(key if at == last else need), at] + MARGIN
        bend = x - BETWEEN // 2
        yield f"C{bend},{y} {bend},{below} {x},{below}"
        y = below
        if at < last:
            yield f"H{x + WIDTH}"
