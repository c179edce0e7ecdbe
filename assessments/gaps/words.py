"""Numbers of the result pages in words."""

import math


def percent(value: float) -> int:
    """Whole percent, but 100 only when it is all there, and 0 only when there is nothing.

    >>> percent(99.7), percent(100.0), percent(0.2), percent(0.0), percent(61.4)
    (99, 100, 1, 0, 61)
    """
    if value <= 0 or value >= 100:
        return 100 if value > 0 else 0
    return min(max(math.floor(value + 0.5), 1), 99)


def points(value: float) -> str:
    """
    >>> points(5.38), points(1.0), points(12.04)
    ('5.4', '1', '12')
    """
    return f"{value:.1f}".removesuffix(".0")
