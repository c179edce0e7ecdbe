"""Rounding to tenths so that what is shown adds up to what is shown."""

import math
from collections.abc import Sequence


def in_tenths(values: Sequence[float], whole: int) -> tuple[int, ...]:
    """The values in tenths that add up to `whole` tenths, each less than one tenth off, none across zero.

    Whole tenths first; what is left goes to the largest rests. `whole` must be the sum of the values to within a tenth:
    the difference of two rounded sums is.

    >>> in_tenths((1.25, 2.25, -0.5), 30)
    (13, 22, -5)
    >>> in_tenths((33.333, 33.333, 33.333), 1000)
    (334, 333, 333)
    """
    floors = [math.floor(value * 10) for value in values]
    rests = [value * 10 - floor for value, floor in zip(values, floors, strict=True)]
    left = whole - sum(floors)
    # What is nothing stays nothing.
    order = sorted((i for i, value in enumerate(values) if value), key=lambda i: (-rests[i], i))
    more = set(order[:left])
    return tuple(floor + (i in more) for i, floor in enumerate(floors))


def of_a_hundred(parts: Sequence[tuple[float, float]]) -> list[tuple[int, int]]:
    """Points, and the points that they are of, in tenths, for parts that make up a hundred: both columns add up.

    What is there and what is missing are rounded apart, so that a part of which all is there shows the same twice.

    >>> of_a_hundred([(41.284, 41.284), (23.853, 55.963), (0.0, 2.752)])
    [(413, 413), (238, 559), (0, 28)]
    """
    points = [have for have, _ in parts]
    whole = tenths(sum(points))
    had = in_tenths(points, whole)
    missing = in_tenths([worth - have for have, worth in parts], 1000 - whole)
    return [(have, have + rest) for have, rest in zip(had, missing, strict=True)]


def tenths(value: float) -> int:
    """
    >>> tenths(61.25), tenths(61.35), tenths(-0.04)
    (613, 614, 0)
    """
    return math.floor(value * 10 + 0.5)


def told(value: int, sign: bool = False) -> str:
    r"""
    >>> told(613), told(20), told(5, sign=True), told(0, sign=True)
    ('61.3', '2', '+0.5', '0')
    >>> told(-5, sign=True) == "\N{MINUS SIGN}0.5"
    True
    """
    text = f"{abs(value) / 10:.1f}".removesuffix(".0")
    if value < 0:
        return f"\N{MINUS SIGN}{text}"
    return f"+{text}" if sign and value else text
