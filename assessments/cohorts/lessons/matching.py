"""People in pairs so that the weights of the pairs add up to the most.

First everybody is assigned somebody (see `assignment`). That makes rings: of two people, who are a pair; of more in an
even number, which fall into pairs in two ways that weigh the same; or in an odd number. Half of the assignment's weight
is what no pairing exceeds. Where there is no odd ring, the pairing comes to just that and is the best.

Two odd rings are opened where it costs least: one person of each is taken out, and these two are a pair. If that
costs something, it is tried with a pair of an odd ring, and then without it, and in both the same is done again, as
long as what no pairing exceeds is more than the best that was found.

>>> # Three people who fit well, and three others who hardly fit anybody: one of the first must go with one of these.
>>> weights = [[0, 8, 8, 1, 0, 0], [8, 0, 8, 0, 0, 0], [8, 8, 0, 0, 0, 2],
...            [1, 0, 0, 0, 1, 0], [0, 0, 0, 1, 0, 3], [0, 0, 2, 0, 3, 0]]
>>> best_pairs(weights)
Matching(pairs=((0, 3), (1, 2), (4, 5)), weight=12, most=12)
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from assessments.cohorts.lessons.assignment import Weights, best_assignment

Pair = tuple[int, int]
Ring = tuple[int, ...]

# After so many assignments the best pairing so far is taken, proven or not.
MOST_TRIES = 100


@dataclass(frozen=True)
class Matching:
    """Each pair stands with its smaller number first. No pairing weighs more than `most`."""

    pairs: tuple[Pair, ...]
    weight: int
    most: int


@dataclass(frozen=True)
class _Try:
    """These people, beside pairs that are settled and without those ruled out; none of it weighs more than `most`."""

    people: tuple[int, ...]
    settled: tuple[Pair, ...]
    ruled_out: frozenset[Pair]
    most: int


def best_pairs(weights: Weights, most_tries: int = MOST_TRIES) -> Matching:
    """The weights are the same in both directions, and 0 for two who are no pair."""
    search = _Search(_even(weights))
    waiting = [search.whole]
    for _ in range(most_tries):
        waiting = [one for one in waiting if one.most > search.weight]
        if not waiting:
            break
        waiting += search.follow(waiting.pop())
    most = max([search.weight, *(one.most for one in waiting)])
    return Matching(tuple(sorted(pair for pair in search.pairs if search.weight_of([pair]))), search.weight, most)


def _even(weights: Weights) -> Weights:
    """Beside an odd number of people, one who fits nobody: who is paired with them is left over."""
    if len(weights) % 2 == 0:
        return weights
    return [*([*row, 0] for row in weights), [0] * (len(weights) + 1)]


class _Search:
    def __init__(self, weights: Weights) -> None:
        self.weights = weights
        # Heavier than all pairs together: it is assigned only where nothing else is left.
        self.never = -sum(map(max, weights)) - 1
        self.pairs: tuple[Pair, ...] = ()
        self.weight = -1
        self.whole = _Try(tuple(range(len(weights))), (), frozenset(), -self.never)

    def follow(self, one: _Try) -> list[_Try]:
        """Keep the pairing that it leads to, if it is the best so far; what to try next, if that might be better."""
        rings = list(self._rings(one))
        most = sum(map(self._around, rings)) // 2 + self.weight_of(one.settled)
        self._keep((*one.settled, *self._opened(rings)))
        odd = min((ring for ring in rings if len(ring) % 2), key=len, default=())
        if most <= self.weight or not odd:
            return []
        pair = max(_neighbours(odd), key=lambda pair: self.weights[pair[0]][pair[1]])
        rest = tuple(person for person in one.people if person not in pair)
        without = _Try(one.people, one.settled, one.ruled_out | {pair}, most)
        return [without, _Try(rest, (*one.settled, pair), one.ruled_out, most)]

    def _rings(self, one: _Try) -> Iterator[Ring]:
        def weight(person: int, other: int) -> int:
            out = person == other or _pair(person, other) in one.ruled_out
            return self.never if out else self.weights[person][other]

        table = [[weight(person, other) for other in one.people] for person in one.people]
        to = dict(enumerate(best_assignment(table)))
        while to:
            ring = [min(to)]
            while ring[-1] in to:
                ring.append(to.pop(ring[-1]))
            yield tuple(one.people[number] for number in ring[1:])

    def _opened(self, rings: Sequence[Ring]) -> Iterator[Pair]:
        odd = [ring for ring in rings if len(ring) % 2]
        for ring in rings:
            if len(ring) % 2 == 0:
                yield from _in_turn(ring)
        for ring, other in zip(odd[::2], odd[1::2], strict=True):
            ways = [
                (*_in_turn(_without(ring, a)), *_in_turn(_without(other, b)), _pair(ring[a], other[b]))
                for a in range(len(ring))
                for b in range(len(other))
            ]
            yield from max(ways, key=self.weight_of)

    def _keep(self, pairs: Sequence[Pair]) -> None:
        weight = self.weight_of(pairs)
        if weight > self.weight:
            self.pairs, self.weight = tuple(pairs), weight

    def weight_of(self, pairs: Iterable[Pair]) -> int:
        return sum(self.weights[person][other] for person, other in pairs)

    def _around(self, ring: Ring) -> int:
        return self.weight_of(zip(ring, (*ring[1:], ring[0]), strict=True))


def _in_turn(ring: Ring) -> tuple[Pair, ...]:
    return tuple(map(_pair, ring[::2], ring[1::2]))


def _without(ring: Ring, place: int) -> Ring:
    """The others in their order, from the one who comes after."""
    return ring[place + 1 :] + ring[:place]


def _neighbours(ring: Ring) -> Iterator[Pair]:
    return map(_pair, ring, (*ring[1:], ring[0]))


def _pair(person: int, other: int) -> Pair:
    return (person, other) if person < other else (other, person)
