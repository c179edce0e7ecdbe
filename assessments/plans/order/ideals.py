"""The best order of a block's pieces, by dynamic programming over what can be done by some moment.

A set that holds all that its pieces need is an ideal: it is what may be done at some moment. Layer by layer the ideals
of one piece more are made, and for each only the cheapest way to get there is kept.

What is counted is how far readiness hangs behind. Were a block done evenly, each hour would bring the same, its ratio.
An ideal never brings more than that, else it would be a block of its own (see `sidney`); what it brings less is its
deficit. While a piece is done, the deficit before it is missed for all its hours, and that is its charge. An order
costs its charges, and something that no order changes; as no charge is negative, ways that are charged as much as a
whole order that is known already are not followed.

Where a layer holds more ideals than allowed, the most promising are followed (a beam search), and it is remembered how
much the others were charged: nothing that was let go can be cheaper than that.

>>> pieces = Pieces([0, 1, 2, 3], hours=[2, 3, 1, 1], weights=[1, 1, 5, 6], before=[0, 0, 0b11, 0b10])
>>> best_of_block(pieces, most_ways=100)
Found(order=(1, 3, 0, 2), excess=0)
"""

from collections import defaultdict
from dataclasses import dataclass

from assessments.plans.order.bitsets import bitset, members, total
from assessments.plans.order.pieces import Pieces

# A quick look, with so much fewer ideals, finds an order that spares the thorough one much of its way.
QUICK = 20

# A way to an ideal: the piece that was done last, and the way before it.
Way = tuple[int, "Way"] | None
Layer = dict[int, "Ideal"]


@dataclass(frozen=True)
class Found:
    """An order of the steps of a block, and how much cheaper another one could be at most."""

    order: tuple[int, ...]
    excess: int


@dataclass(slots=True)
class Ideal:
    charged: int
    deficit: int
    ready: int
    way: Way


@dataclass(frozen=True)
class _Run:
    """An order of the pieces, what it is charged, and what every order is charged at least."""

    order: tuple[int, ...]
    charged: int
    least: int


def best_of_block(pieces: Pieces, most_ways: int) -> Found:
    """From no ideal do more ways lead than there are pieces, and there are as many layers."""
    search = _Search(pieces)
    best = search.nothing()
    for most in (most_ways // QUICK, most_ways):
        if best.least < best.charged:
            best = search.run(max(most // pieces.alive.bit_count() ** 2, 1), best)
    order = tuple(step for piece in best.order for step in pieces.steps[piece])
    return Found(order, (best.charged - best.least) // search.unit)


class _Search:
    """One more of cost is `unit` more of charge: deficits are counted in parts of the block's hours."""

    def __init__(self, pieces: Pieces) -> None:
        self.before, self.hours, self.alive = pieces.before, pieces.hours, pieces.alive
        self.unit, weight = total(pieces.hours, pieces.alive), total(pieces.weights, pieces.alive)
        self.adds = [
            hours * weight - mine * self.unit for hours, mine in zip(pieces.hours, pieces.weights, strict=True)
        ]
        self.opens: dict[int, list[int]] = defaultdict(list)
        for piece in members(pieces.alive):
            for need in pieces.needs(piece):
                self.opens[need].append(piece)

    def nothing(self) -> _Run:
        """No order yet; every order is charged less."""
        return _Run((), self.unit * sum(adds for adds in self.adds if adds > 0) + 1, 0)

    def run(self, width: int, best: _Run) -> _Run:
        """The best order that is found with so many ideals in a layer, or else the best so far."""
        ready = bitset(piece for piece in members(self.alive) if not self.before[piece])
        layer: Layer = {0: Ideal(0, 0, ready, None)}
        let_go: list[int] = []
        for _ in range(self.alive.bit_count()):
            layer = self._next(layer, best.charged)
            if len(layer) > width:
                ranked = sorted(layer.items(), key=lambda entry: entry[1].charged)
                layer = dict(ranked[:width])
                let_go.append(ranked[width][1].charged)
        order, charged = best.order, best.charged
        for ideal in layer.values():
            order, charged = _unrolled(ideal.way), ideal.charged
        return _Run(order, charged, max(best.least, min([charged, *let_go])))

    def _next(self, layer: Layer, limit: int) -> Layer:
        following: Layer = {}
        for done, ideal in layer.items():
            for piece in members(ideal.ready):
                charged = ideal.charged + self.hours[piece] * ideal.deficit
                if charged >= limit:
                    continue
                after = done | 1 << piece
                known = following.get(after)
                if known is None:
                    deficit = ideal.deficit + self.adds[piece]
                    following[after] = Ideal(charged, deficit, self._ready(ideal, piece, after), (piece, ideal.way))
                elif charged < known.charged:
                    known.charged, known.way = charged, (piece, ideal.way)
        return following

    def _ready(self, ideal: Ideal, piece: int, done: int) -> int:
        ready = ideal.ready & ~(1 << piece)
        for other in self.opens[piece]:
            if not self.before[other] & ~done:
                ready |= 1 << other
        return ready


def _unrolled(way: Way) -> tuple[int, ...]:
    order: list[int] = []
    while way:
        piece, way = way
        order.append(piece)
    return tuple(reversed(order))
