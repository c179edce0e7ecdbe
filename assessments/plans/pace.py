"""How long somebody takes, held against the hours of the catalogue: learnt from the steps that they have finished.

>>> pace_of([(10, 12), (20, 30), (10, 18)])
150
>>> pace_of([(10, 30)]) is None
True
>>> in_words(150), in_words(80), in_words(103)
('1.5 times as long as planned', '0.8 times as long as planned', 'as long as planned')
"""

from collections.abc import Iterable

# One or two steps say more of these steps than of the person.
LEAST_STEPS = 3
FASTEST, SLOWEST = 50, 300
ALIKE = 5


def pace_of(finished: Iterable[tuple[int, int]]) -> int | None:
    """In percent, from hours planned and hours spent, of each step where they are known; None while too little is."""
    known = [(planned, spent) for planned, spent in finished if planned and spent]
    if len(known) < LEAST_STEPS:
        return None
    whole, taken = sum(planned for planned, _ in known), sum(spent for _, spent in known)
    return min(max(round(100 * taken / whole), FASTEST), SLOWEST)


def in_words(pace: int) -> str:
    if abs(pace - 100) <= ALIKE:
        return "as long as planned"
    return f"{pace / 100:.1f} times as long as planned"
