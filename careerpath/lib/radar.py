"""Where the points and the words of a radar chart lie. The middle is (0, 0); y grows downwards, as in SVG."""

import math
import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

RADIUS = 120
RINGS = 4
GAP = 12  # between the outer ring and a label
LINE = 18  # from one line of a label to the next, at 15 pixels
BASELINE = 14  # from the top of a line to where its letters stand
CHARACTER = 9  # a wide letter at 15 pixels: a label may be given too much room, never too little
LONGEST_LINE = 12


@dataclass(frozen=True)
class Line:
    """One line of a label, and where it stands."""

    words: str
    x: float
    y: float


@dataclass(frozen=True)
class Spoke:
    x: float
    y: float
    anchor: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Ring:
    value: str
    text_y: float
    points: str


@dataclass(frozen=True)
class Radar:
    """Ready to be drawn: `frame` is the view box, `points` and the shapes are polygons as SVG writes them."""

    frame: str
    rings: tuple[Ring, ...]
    spokes: tuple[Spoke, ...]
    shapes: tuple[tuple[str, str], ...]


def radar(labels: Sequence[str], series: Mapping[str, Sequence[float]], top: float) -> Radar:
    """Lay the axes out clockwise from twelve o'clock; a value of `top` lies on the outer ring.

    >>> drawing = radar(("Code", "Data", "Machine learning"), {"have": (4, 2, 0)}, top=4)
    >>> drawing.shapes
    (('have', '0.0,-120.0 52.0,30.0 0.0,0.0'),)
    >>> [ring.value for ring in drawing.rings]
    ['1', '2', '3', '4']
    >>> [(spoke.anchor, [line.words for line in spoke.lines]) for spoke in drawing.spokes]
    [('middle', ['Code']), ('start', ['Data']), ('end', ['Machine', 'learning'])]
    """
    if len(labels) < 3 or any(len(values) != len(labels) for values in series.values()):
        raise ValueError("A radar needs three axes or more, and a value for each.")
    if top <= 0:
        raise ValueError("The outer ring of a radar stands for more than nothing.")
    spokes = tuple(_spoke(label, index, len(labels)) for index, label in enumerate(labels))
    rings = tuple(_ring(step, len(labels), top) for step in range(1, RINGS + 1))
    shapes = tuple((name, _polygon(values, top)) for name, values in series.items())
    return Radar(_frame(spokes), rings, spokes, shapes)


def _point(index: int, count: int, distance: float) -> tuple[float, float]:
    angle = 2 * math.pi * index / count
    # Adding nought turns the -0.0 of a rounding into 0.0.
    return round(distance * math.sin(angle), 1) + 0.0, round(-distance * math.cos(angle), 1) + 0.0


def _polygon(values: Sequence[float], top: float) -> str:
    points = (_point(i, len(values), RADIUS * min(max(value / top, 0), 1)) for i, value in enumerate(values))
    return " ".join(f"{x},{y}" for x, y in points)


def _ring(step: int, count: int, top: float) -> Ring:
    return Ring(f"{top * step / RINGS:g}", 16 - RADIUS * step / RINGS, _polygon((step,) * count, RINGS))


def _spoke(label: str, index: int, count: int) -> Spoke:
    """The label grows away from the ring: upwards above it, downwards below it, from its middle at the sides."""
    x, y = _point(index, count, RADIUS)
    text_x, text_y = _point(index, count, RADIUS + GAP)
    words = textwrap.wrap(label, LONGEST_LINE, break_long_words=False, break_on_hyphens=False) or [""]
    upwards = (1 + math.cos(2 * math.pi * index / count)) / 2
    first = text_y - upwards * LINE * len(words) + BASELINE
    lines = tuple(Line(line, text_x, round(first + LINE * number, 1)) for number, line in enumerate(words))
    return Spoke(x, y, "middle" if text_x == 0 else "start" if text_x > 0 else "end", lines)


def _frame(spokes: tuple[Spoke, ...]) -> str:
    """The least view box, with the middle of the rings in its middle, that holds the rings and every label."""
    lines = [(spoke.anchor, line) for spoke in spokes for line in spoke.lines]
    share = {"middle": 0.5, "start": 1, "end": 1}
    side = max(abs(line.x) + share[anchor] * CHARACTER * len(line.words) for anchor, line in lines)
    half = math.ceil(max(side, RADIUS))
    above = math.floor(min(line.y - BASELINE for _, line in lines))
    below = math.ceil(max(RADIUS, *(line.y + LINE - BASELINE for _, line in lines)))
    return f"{-half} {above} {2 * half} {below - above}"
