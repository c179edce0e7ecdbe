"""The map of the ways into a role and out of it, drawn twice: across for a wide page, downwards for a phone.

Across, the ways in come from the left, the ways on leave to the right, and the roles beside it stand above and below.
Downwards, all of them are stops of one line.

>>> drawing = across("MLOps engineer", ways_in=("DevOps",), ways_on=("Architect", "Team lead"), beside=())
>>> [(stop.text, stop.x, stop.y, stop.anchor) for stop in drawing.stops]
[('DevOps', 320, 71, 'end'), ('Architect', 840, 54, 'start'), ('Team lead', 840, 88, 'start')]
>>> [stop.text for stop in downwards("MLOps engineer", ("DevOps",), ("Architect",), ("Data engineer",)).stops]
['DevOps', 'Data engineer', 'Architect']
"""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

LABELS = {"in": "Where people come from", "on": "Where it leads", "beside": "Beside it, both ways"}
BASELINE = 5  # from the middle of a line of text to where its letters stand
BOX = 48
# Across
WIDE, MIDDLE, LEFT, RIGHT, HALF = 1160, 580, 320, 840, 90
TOP, STEP, GAP, DOT, BEND = 32, 34, 26, 14, 80
# Downwards
NARROW, LINE, HEAD, ROW, TEXT, STUB, AIR = 360, 12, 40, 30, 32, 20, 8

Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True)
class Text:
    text: str
    x: int
    y: int
    anchor: Anchor = "start"


@dataclass(frozen=True)
class Dot:
    x: int
    y: int


@dataclass(frozen=True)
class Box:
    x: int
    y: int
    width: int
    height: int
    text: Text


@dataclass(frozen=True)
class Drawing:
    """`solid`, `dashed` and `heads` are paths as SVG writes them."""

    frame: str
    box: Box
    labels: tuple[Text, ...]
    stops: tuple[Text, ...]
    dots: tuple[Dot, ...]
    solid: str
    dashed: str
    heads: str


def across(role: str, ways_in: Sequence[str], ways_on: Sequence[str], beside: Sequence[str]) -> Drawing:
    above = beside[: len(beside) // 2]
    below = beside[len(above) :]
    half = max(STEP * max(len(ways_in), len(ways_on)) // 2, BOX // 2 + (GAP + STEP * len(below) if below else 8))
    middle = TOP + half
    lefts, rights = _heights(len(ways_in), middle), _heights(len(ways_on), middle)
    edges = MIDDLE - HALF, MIDDLE + HALF
    curves_in = [_curve(LEFT + DOT, y, edges[0] - 6, middle) for y in lefts]
    curves_on = [_curve(edges[1], middle, RIGHT - DOT - 4, y) for y in rights]
    stops, dashed, heads = _above_and_below(above, below, middle)
    heads += [_right(edges[0] - 2, middle)] * bool(lefts) + [_right(RIGHT - DOT, y) for y in rights]
    return Drawing(
        frame=f"0 0 {WIDE} {middle + half}",
        box=Box(
            edges[0], middle - BOX // 2, 2 * HALF, BOX, Text(_short(role, 22), MIDDLE, middle + BASELINE, "middle")
        ),
        labels=_labels_across(ways_in, ways_on, beside),
        stops=(*_texts(ways_in, LEFT, lefts, "end"), *_texts(ways_on, RIGHT, rights, "start"), *stops),
        dots=tuple(Dot(LEFT + DOT, y) for y in lefts),
        solid=" ".join(curves_in + curves_on),
        dashed=" ".join(dashed),
        heads=" ".join(heads),
    )


def _labels_across(ways_in: Sequence[str], ways_on: Sequence[str], beside: Sequence[str]) -> tuple[Text, ...]:
    places: tuple[tuple[str, Sequence[str], int, Anchor], ...] = (
        ("in", ways_in, LEFT, "end"),
        ("beside", beside, MIDDLE, "middle"),
        ("on", ways_on, RIGHT, "start"),
    )
    return tuple(Text(LABELS[way], x, 18, anchor) for way, names, x, anchor in places if names)


def _heights(count: int, middle: int) -> list[int]:
    """`count` places, one STEP from the other, around the middle."""
    first = middle - STEP * (count - 1) // 2
    return [first + STEP * index for index in range(count)]


def _texts(names: Sequence[str], x: int, heights: Sequence[int], anchor: Anchor) -> list[Text]:
    return [Text(_short(name), x, y + BASELINE, anchor) for name, y in zip(names, heights, strict=True)]


def _short(name: str, most: int = 38) -> str:
    """What fits; the lists below the map have the whole name."""
    return textwrap.shorten(name, most, placeholder="…")


def _above_and_below(
    above: Sequence[str], below: Sequence[str], middle: int
) -> tuple[list[Text], list[str], list[str]]:
    """The roles beside it in the middle column, each half joined to the box by one line with two heads."""
    top, bottom = middle - BOX // 2, middle + BOX // 2
    heights = [top - GAP - STEP * index - STEP // 2 for index in reversed(range(len(above)))]
    heights += [bottom + GAP + STEP * index + STEP // 2 for index in range(len(below))]
    ends = [(top - GAP, top - 4)] * bool(above) + [(bottom + 4, bottom + GAP)] * bool(below)
    lines = [f"M{MIDDLE} {start}V{end}" for start, end in ends]
    heads = [head for start, end in ends for head in (_up(MIDDLE, start), _down(MIDDLE, end))]
    return _texts([*above, *below], MIDDLE, heights, "middle"), lines, heads


def downwards(role: str, ways_in: Sequence[str], ways_on: Sequence[str], beside: Sequence[str]) -> Drawing:
    box_y = _length(ways_in) + AIR
    ins = _along("in", ways_in, 0, 0)
    sides = _along("beside", beside, box_y + BOX, STUB)
    ons = _along("on", ways_on, box_y + BOX + _length(beside), 0)
    parts = [part for part in (ins, sides, ons) if part.stops]
    dots = tuple(dot for part in parts for dot in part.dots)
    ends = [box_y + BOX // 2, *(dot.y for dot in dots)]
    arrow = max(ends) + ROW // 2 if ways_on else max(ends)
    return Drawing(
        frame=f"0 0 {NARROW} {box_y + BOX + _length(beside) + _length(ways_on) + AIR}",
        box=Box(0, box_y, NARROW, BOX, Text(_short(role, 34), TEXT, box_y + BOX // 2 + BASELINE)),
        labels=tuple(part.label for part in parts),
        stops=tuple(stop for part in parts for stop in part.stops),
        dots=dots,
        solid=f"M{LINE} {min(ends)}V{arrow}",
        dashed=" ".join(f"M{LINE} {dot.y}H{dot.x}" for dot in sides.dots),
        heads=_down(LINE, arrow) if ways_on else "",
    )


@dataclass(frozen=True)
class _Part:
    label: Text
    stops: tuple[Text, ...]
    dots: tuple[Dot, ...]


def _along(way: str, names: Sequence[str], y: int, shift: int) -> _Part:
    heights = [y + HEAD + ROW * index + ROW // 2 for index in range(len(names))]
    stops = _texts(names, TEXT + shift, heights, "start")
    return _Part(Text(LABELS[way], TEXT, y + HEAD - 12), tuple(stops), tuple(Dot(LINE + shift, y) for y in heights))


def _length(names: Sequence[str]) -> int:
    return HEAD + ROW * len(names) if names else 0


# -- Pieces of paths ---------------------------------------------------------------------------------------------------


def _curve(x: int, y: int, end_x: int, end_y: int) -> str:
    return f"M{x} {y}C{x + BEND} {y} {end_x - BEND} {end_y} {end_x} {end_y}"


def _right(x: int, y: int) -> str:
    return f"M{x - 7} {y - 5}L{x} {y}L{x - 7} {y + 5}"


def _down(x: int, y: int) -> str:
    return f"M{x - 5} {y - 7}L{x} {y}L{x + 5} {y - 7}"


def _up(x: int, y: int) -> str:
    return f"M{x - 5} {y + 7}L{x} {y}L{x + 5} {y + 7}"
