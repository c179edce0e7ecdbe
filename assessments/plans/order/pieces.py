"""A block made smaller without losing its best order.

Each rule keeps at least one best order, as a swap of neighbours shows; they go on until none fits. A piece is one or
more steps that are done in one go. "Denser" means: more weight per hour.

- A piece that is as dense as all that could come between it and the only piece it waits for comes right after that one.
- A piece that is as sparse as all that could come between it and the only piece that waits for it comes right before.
- A piece that waits for just one other, which only it waits for, comes right after it if it is as dense.
- Of two pieces, the one that is as dense, waits for no more and is waited for by no less comes first.

>>> # 2 needs 0 and 1; 0 is the denser of the two, so 0 comes first, and 1 right before 2.
>>> pieces = Pieces([0, 1, 2], hours=[3, 3, 1], weights=[2, 1, 9], before=[0, 0, 0b11])
>>> pieces.simplify()
>>> [pieces.steps[piece] for piece in members(pieces.alive)]
[(0, 1, 2)]
"""

from collections.abc import Iterator, Sequence

from assessments.plans.order.bitsets import bitset, members


class Pieces:
    """`before` and `after` hold, as bitsets, all pieces that come before a piece and all that come after it."""

    def __init__(
        self, steps: Sequence[int], hours: Sequence[int], weights: Sequence[int], before: Sequence[int]
    ) -> None:
        number = {step: piece for piece, step in enumerate(steps)}
        block = bitset(steps)
        self.steps: list[tuple[int, ...]] = [(step,) for step in steps]
        self.hours = [hours[step] for step in steps]
        self.weights = [weights[step] for step in steps]
        self.before = [bitset(number[other] for other in members(before[step] & block)) for step in steps]
        self.after = [0] * len(steps)
        self.alive = (1 << len(steps)) - 1
        for piece, earlier in enumerate(self.before):
            for other in members(earlier):
                self.after[other] |= 1 << piece

    def simplify(self) -> None:
        while self._join_all() or self._put_in_order():
            pass

    def unrelated(self, piece: int) -> int:
        """What may come before the piece as well as after it."""
        return self.alive & ~(self.before[piece] | self.after[piece] | 1 << piece)

    def needs(self, piece: int) -> list[int]:
        """What the piece waits for, without what follows from the rest."""
        before = self.before[piece]
        return [other for other in members(before) if not before & self.after[other]]

    def as_dense(self, piece: int, other: int) -> bool:
        return self.weights[piece] * self.hours[other] >= self.weights[other] * self.hours[piece]

    def _join_all(self) -> bool:
        joined = False
        while (pair := next(self._neighbours(), None)) is not None:
            self._join(*pair)
            joined = True
        return joined

    def _neighbours(self) -> Iterator[tuple[int, int]]:
        """Pairs of pieces of which the second comes right after the first in some best order."""
        for first, second in self._pairs(self.before):
            alone = self.after[first] == self.after[second] | 1 << second
            if (alone and self.as_dense(second, first)) or self._densest(second):
                yield first, second
        for second, first in self._pairs(self.after):
            if self._sparsest(first):
                yield first, second

    def _densest(self, piece: int) -> bool:
        return all(self.as_dense(piece, other) for other in members(self.unrelated(piece)))

    def _sparsest(self, piece: int) -> bool:
        return all(self.as_dense(other, piece) for other in members(self.unrelated(piece)))

    def _pairs(self, side: list[int]) -> Iterator[tuple[int, int]]:
        """Each piece that has just one neighbour on this side, after that neighbour."""
        with_all = {side[piece] | 1 << piece: piece for piece in members(self.alive)}
        for piece in members(self.alive):
            neighbour = with_all.get(side[piece])
            if neighbour is not None:
                yield neighbour, piece

    def _join(self, first: int, second: int) -> None:
        """The first becomes both."""
        self.steps[first] += self.steps[second]
        self.hours[first] += self.hours[second]
        self.weights[first] += self.weights[second]
        self.before[first] |= self.before[second] & ~(1 << first)
        self.after[first] = self.after[second] | self.after[first] & ~(1 << second)
        self.alive &= ~(1 << second)
        for piece in members(self.alive):
            self.before[piece] &= ~(1 << second)
            self.after[piece] &= ~(1 << second)
        self._connect(self.before[first] | 1 << first, 1 << first)
        self._connect(1 << first, self.after[first] | 1 << first)

    def _put_in_order(self) -> bool:
        ordered = False
        for first in members(self.alive):
            for second in members(self.unrelated(first)):
                if self._comes_first(first, second):
                    self._connect(self.before[first] | 1 << first, self.after[second] | 1 << second)
                    ordered = True
        return ordered

    def _comes_first(self, first: int, second: int) -> bool:
        return (
            not self.before[first] & ~self.before[second]
            and not self.after[second] & ~self.after[first]
            and not self.before[first] >> second & 1
            and not self.after[first] >> second & 1
            and self.as_dense(first, second)
        )

    def _connect(self, earlier: int, later: int) -> None:
        for piece in members(earlier):
            self.after[piece] |= later & ~(1 << piece)
        for piece in members(later):
            self.before[piece] |= earlier & ~(1 << piece)
