"""How long somebody takes, held against the hours of the catalogue: learnt from the steps that they have finished.

>>> pace_of([(10, 12), (20, 30), (10, 18)])
150
>>> pace_of([(10, 30)]) is None
True
>>> in_words(150), in_words(80), in_words(103)
('1.5 times as long as planned', '0.8 times as long as planned', 'as long as planned')

Until it is known, so much less than the catalogue says, or so much more, is nothing unusual; then it is one number:

>>> effort(6), effort(1), effort(6, pace=150), effort(6, pace=103)
('6 h (5 to 9)', '1 h (1 to 2)', '6 h (9 at your pace)', '6 h')
"""

from collections.abc import Iterable

# One or two steps say more of these steps than of the person.
LEAST_STEPS = 3
FASTEST, SLOWEST = 50, 300
ALIKE = 5
# The hours of the catalogue are estimates.
QUICK, SLOW = 75, 150
PERCENT = 100
# From so many hours on they are told in tens.
MANY = 100


def pace_of(finished: Iterable[tuple[int, int]]) -> int | None:
    """In percent, from hours planned and hours spent, of each step where they are known; None while too little is."""
    known = [(planned, spent) for planned, spent in finished if planned and spent]
    if len(known) < LEAST_STEPS:
        return None
    whole, taken = sum(planned for planned, _ in known), sum(spent for _, spent in known)
    return min(max(round(PERCENT * taken / whole), FASTEST), SLOWEST)


def in_words(pace: int) -> str:
    if abs(pace - PERCENT) <= ALIKE:
        return "as long as planned"
    return f"{pace / PERCENT:.1f} times as long as planned"


def effort(hours: int, pace: int | None = None) -> str:
    """The hours of a step, with what they come to for this person, or for most as long as that isn't known."""
    if pace is None:
        return f"{hours} h ({at_pace(hours, QUICK)} to {at_pace(hours, SLOW)})"
    own = at_pace(hours, pace)
    return f"{hours} h" if own == hours or abs(pace - PERCENT) <= ALIKE else f"{hours} h ({own} at your pace)"


def unsure(hours: int) -> tuple[int, int]:
    """From the least to the most that is nothing unusual for so many hours.

    >>> unsure(6), unsure(821)
    ((5, 9), (620, 1230))
    """
    least, most = (round(at_pace(hours, pace), -1 if hours >= MANY else 0) for pace in (QUICK, SLOW))
    return least, most


def at_pace(hours: int, pace: int) -> int:
    """In whole hours, half ones rounded up."""
    return (hours * pace + PERCENT // 2) // PERCENT
