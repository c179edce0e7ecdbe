"""The steps of a plan as a picture: each in the column behind all that it needs, with lines that lead there from these.

What another need brings along already has no line of its own: who needs B, which needs A, is drawn behind B only.

>>> drawing = steps_map({1: "Git 1", 2: "Git 2", 3: "CI/CD 2"}, {2: {1}, 3: {1, 2}})
>>> [(box.key, box.x, box.y) for box in drawing.boxes]
[(1, '1', '1'), (2, '217', '1'), (3, '433', '1')]
>>> [(line.key, line.needs, line.path) for line in drawing.lines]
[(2, 1, 'M169,15 C193,15 193,15 217,15'), (3, 2, 'M385,15 C409,15 409,15 433,15')]
"""

import textwrap
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from graphlib import TopologicalSorter

WIDTH, BETWEEN, GAP, MARGIN = 168, 48, 10, 1
LINE, PADDING, LETTERS, MOST_LINES = 16, 12, 19, 4
ROUNDS, LAST = 3, 1_000_000

Needs = Mapping[int, Set[int]]


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


@dataclass(frozen=True)
class _Place:
    x: int
    top: int
    words: tuple[str, ...]

    @property
    def height(self) -> int:
        return LINE * len(self.words) + PADDING

    @property
    def middle(self) -> int:
        return self.top + self.height // 2

    @property
    def bottom(self) -> int:
        return self.top + self.height


def steps_map(names: Mapping[int, str], needs: Needs) -> StepsMap:
    """The names stand in the order of the plan, which decides where the needs leave it open."""
    places = _placed(names, needs)
    return StepsMap(
        width=max((it.x + WIDTH for it in places.values()), default=0) + MARGIN,
        height=max((it.bottom for it in places.values()), default=0) + MARGIN,
        boxes=tuple(_box(key, places[key]) for key in names),
        lines=tuple(
            Line(key, need, _path(places[need], places[key]))
            for key, direct in reduced(names, needs).items()
            for need in sorted(direct)
        ),
    )


def columns(names: Mapping[int, str], needs: Needs) -> dict[int, int]:
    """How many steps must be gone at least one after the other before each."""
    found: dict[int, int] = {}
    for key in TopologicalSorter({key: needs.get(key, ()) for key in names}).static_order():
        found[key] = max((found[need] + 1 for need in needs.get(key, ())), default=0)
    return found


def reduced(names: Mapping[int, str], needs: Needs) -> dict[int, frozenset[int]]:
    """
    >>> reduced({1: "A", 2: "B", 3: "C"}, {2: {1}, 3: {1, 2}})
    {1: frozenset(), 2: frozenset({1}), 3: frozenset({2})}
    """
    before: dict[int, frozenset[int]] = {}
    for key in sorted(names, key=columns(names, needs).__getitem__):
        before[key] = frozenset().union(needs.get(key, ()), *(before[need] for need in needs.get(key, ())))
    direct = {key: frozenset(needs.get(key, ())) for key in names}
    return {key: mine - frozenset().union(*(before[need] for need in mine)) for key, mine in direct.items()}


def _placed(names: Mapping[int, str], needs: Needs) -> dict[int, _Place]:
    """What needs nothing comes to stand where it is needed: so lines are short, and few of them cross."""
    words = {
        key: tuple(textwrap.wrap(name, LETTERS, max_lines=MOST_LINES, placeholder=" …")) for key, name in names.items()
    }
    by_column: dict[int, list[int]] = {}
    for key, column in columns(names, needs).items():
        by_column.setdefault(column, []).append(key)
    found = _filled(words, needs, by_column, {key: number for number, key in enumerate(names)})
    for _ in range(ROUNDS):
        needed: dict[int, list[int]] = {}
        for key in names:
            for need in needs.get(key, ()):
                needed.setdefault(need, []).append(found[key].middle)
        found = _filled(words, needs, by_column, {key: _mean(needed.get(key, [LAST])) for key in names})
    return found


def _filled(
    words: Mapping[int, tuple[str, ...]],
    needs: Needs,
    by_column: Mapping[int, list[int]],
    place: Mapping[int, float],
) -> dict[int, _Place]:
    """Column by column, each at the height of what it needs as far as there is room; else by its place."""
    found: dict[int, _Place] = {}
    for column in sorted(by_column):
        height = {key: _mean([found[need].middle for need in needs.get(key, ())]) for key in by_column[column]}
        free = MARGIN
        for key in sorted(by_column[column], key=lambda key: (height[key], place[key], key)):
            wanted = int(height[key]) - (LINE * len(words[key]) + PADDING) // 2
            found[key] = _Place(MARGIN + column * (WIDTH + BETWEEN), max(free, wanted), words[key])
            free = found[key].bottom + GAP
    return found


def _mean(heights: Sequence[float]) -> float:
    return sum(heights) / len(heights) if heights else 0.0


def _box(key: int, place: _Place) -> Box:
    first = place.top + PADDING // 2 + LINE // 2
    words = tuple(Words(words, str(first + LINE * row)) for row, words in enumerate(place.words))
    return Box(key, str(place.x), str(place.top), str(place.height), str(place.x + PADDING), words)


def _path(need: _Place, step: _Place) -> str:
    start, bend = need.x + WIDTH, step.x - BETWEEN // 2
    return f"M{start},{need.middle} C{start + BETWEEN // 2},{need.middle} {bend},{step.middle} {step.x},{step.middle}"
