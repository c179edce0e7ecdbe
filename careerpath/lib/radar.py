"""Where the points of a radar chart lie."""

import math
from dataclasses import dataclass


@dataclass(frozen=True)
class Spoke:
    label: str
    x: float
    y: float
    text_x: float
    text_y: float
    anchor: str


@dataclass(frozen=True)
class Radar:
    """Ready to be drawn: `rings` and each of `shapes` are the points of a polygon as SVG writes them."""

    size: int
    spokes: tuple[Spoke, ...]
    rings: tuple[str, ...]
    shapes: tuple[tuple[str, str], ...]


WIDTH, HEIGHT = 480, 380
RADIUS = 130


def radar(labels: tuple[str, ...], series: dict[str, tuple[float, ...]], top: float) -> Radar:
    """Lay the axes out clockwise from twelve o'clock; a value of `top` lies on the outer ring.

    >>> drawing = radar(("Code", "Data", "Cloud"), {"have": (4, 2, 0)}, top=4)
    >>> drawing.shapes[0]
    ('have', '240.0,60.0 296.3,222.5 240.0,190.0')
    >>> [spoke.anchor for spoke in drawing.spokes]
    ['middle', 'start', 'end']
    """
    if len(labels) < 3 or any(len(values) != len(labels) for values in series.values()):
        raise ValueError("A radar needs three axes or more, and a value for each.")
    rings = tuple(_polygon((step,) * len(labels), 4) for step in range(1, 5))
    shapes = tuple((name, _polygon(values, top)) for name, values in series.items())
    spokes = tuple(_spoke(label, index, len(labels)) for index, label in enumerate(labels))
    return Radar(WIDTH, spokes, rings, shapes)


def _point(index: int, count: int, distance: float) -> tuple[float, float]:
    angle = 2 * math.pi * index / count
    return round(WIDTH / 2 + distance * math.sin(angle), 1), round(HEIGHT / 2 - distance * math.cos(angle), 1)


def _polygon(values: tuple[float, ...], top: float) -> str:
    points = (_point(i, len(values), RADIUS * min(max(value / top, 0), 1)) for i, value in enumerate(values))
    return " ".join(f"{x},{y}" for x, y in points)


def _spoke(label: str, index: int, count: int) -> Spoke:
    x, y = _point(index, count, RADIUS)
    text_x, text_y = _point(index, count, RADIUS + 18)
    side = round(math.sin(2 * math.pi * index / count), 6)
    anchor = "middle" if side == 0 else "start" if side > 0 else "end"
    return Spoke(label, x, y, text_x, text_y + 4, anchor)
