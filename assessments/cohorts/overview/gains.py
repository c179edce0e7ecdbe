"""What a group has gained from the start of its cohort to the end, in points of readiness.

Who begins doesn't know yet how much there is to know, and rates themselves too high; at the end they use another
measure, and the difference of the two shows less than they have learnt, or even a loss. So at the end they are asked
to look back: where were you at the start, as you see it now? The raw gain is from what they said then, the adjusted
gain from what they say now about then, and between these two lies how much their measure has shifted.

A worked example: both said 40 at the start. Today one says 60, and that it was 20 really; the other says 50, and 30.

>>> found = gain_of([Journey(40, 60, looking_back=20), Journey(40, 50, looking_back=30), Journey(10, 20)])
>>> found.people, found.raw, found.adjusted, found.shift
(2, 15.0, 30.0, -15.0)
>>> found.everybody, round(found.raw_of_all, 1)
(3, 13.3)

The raw gain is that of those who looked back, so that both are of the same people.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Journey:
    """A person's readiness at the start and at the end, and that at the start as they see it at the end."""

    start: float
    end: float
    looking_back: float | None = None


@dataclass(frozen=True)
class Gain:
    """Means. `people` have looked back, and what can only be said of them is None when nobody has."""

    everybody: int
    raw_of_all: float | None
    people: int
    raw: float | None
    adjusted: float | None

    @property
    def shift(self) -> float | None:
        """How much readier than at the start they think now that they were then: below 0, they had been lenient."""
        return None if self.raw is None or self.adjusted is None else self.raw - self.adjusted


def gain_of(journeys: Iterable[Journey]) -> Gain:
    every = list(journeys)
    pairs = [(one, one.looking_back) for one in every if one.looking_back is not None]
    return Gain(
        everybody=len(every),
        raw_of_all=_mean([one.end - one.start for one in every]),
        people=len(pairs),
        raw=_mean([one.end - one.start for one, _ in pairs]),
        adjusted=_mean([one.end - then for one, then in pairs]),
    )


def _mean(values: Sequence[float]) -> float | None:
    return sum(values) / len(values) if values else None
