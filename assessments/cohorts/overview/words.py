"""Gains in words."""

from math import floor

from assessments.gaps.words import points

MINUS = "\N{MINUS SIGN}"
ROUGHLY = 5


def signed(value: float | None) -> str:
    """
    >>> signed(12.04), signed(0.0), signed(0.04), signed(None)
    ('+12', '0', '0', '')
    >>> signed(-0.5) == f"{MINUS}0.5"
    True
    """
    if value is None:
        return ""
    words = points(abs(value))
    return words if words == "0" else f"{'+' if value > 0 else MINUS}{words}"


def aligned(value: float) -> str:
    """In a column, where each has one decimal.

    >>> aligned(12.04), aligned(0.04), aligned(-5.0) == f"{MINUS}5.0"
    ('+12.0', '0.0', True)
    """
    words = f"{abs(value):.1f}"
    return words if words == "0.0" else f"{'+' if value > 0 else MINUS}{words}"


def roughly(value: float | None) -> str:
    """To learners: who looks before and after one more has looked back could else reckon what that one has gained.

    >>> roughly(12.5), roughly(12.4), roughly(-1.0), roughly(None)
    ('+15', '+10', '0', '')
    """
    return "" if value is None else signed(float(ROUGHLY * floor(value / ROUGHLY + 0.5)))
