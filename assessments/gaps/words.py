"""Numbers of the result pages in words."""

import math
from collections.abc import Sequence

from careerpath.lib.ages import DAYS_OF_A_MONTH, how_old

# Ratings that lie no further apart come from one occasion.
TOGETHER = 31


def percent(value: float) -> int:
    """Whole percent, but 100 only when it is all there, and 0 only when there is nothing.

    >>> percent(99.7), percent(100.0), percent(99.9999999999), percent(0.2), percent(0.0), percent(61.4)
    (99, 100, 100, 1, 0, 61)
    """
    exact = round(value, 6)  # sums of shares come out a trifle below what they are
    if exact <= 0 or exact >= 100:
        return 100 if exact > 0 else 0
    return min(max(math.floor(exact + 0.5), 1), 99)


def points(value: float) -> str:
    """
    >>> points(5.38), points(1.0), points(12.04), points(0.02)
    ('5.4', '1', '12', '0')
    """
    return f"{value:.1f}".removesuffix(".0")


def because_of_age(ages: Sequence[int], months: int) -> str:
    """Why a readiness has a range: how old the ratings are that it rests on. `months` is their half-life.

    >>> because_of_age([400, 401], 12)
    'your ratings are 13 months old'
    >>> because_of_age([0, 100], 12)
    'some of your ratings are up to 3 months old'
    >>> because_of_age([0, 10, 400, 500], 12)
    '2 of your 4 ratings are over a year old'
    """
    if max(ages) - min(ages) <= TOGETHER:
        return f"your ratings are {how_old(max(ages))} old"
    old = sum(age > months * DAYS_OF_A_MONTH for age in ages)
    if not old:
        return f"some of your ratings are up to {how_old(max(ages))} old"
    many = "all" if old == len(ages) else f"{old} of"
    return f"{many} your {len(ages)} ratings are over {half_life(months)} old"


def half_life(months: int) -> str:
    """
    >>> half_life(12), half_life(1), half_life(18), half_life(24)
    ('a year', 'a month', '18 months', '2 years')
    """
    if months % 12:
        return "a month" if months == 1 else f"{months} months"
    return "a year" if months == 12 else f"{months // 12} years"
