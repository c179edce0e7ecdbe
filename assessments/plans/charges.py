"""What an order of pieces is charged, and how much of it is certain already.

In a block of the ratio r (weight per hour) a denser piece brings more than r for each of its hours, and what it brings
too much pays for the sparser pieces that it needs (see `closure_cut`). In the end all is paid: no part of a block is
denser than the whole. With f = what piece j pays to piece i, which it needs directly, an order costs

    the sum, over all payments, of f x (hours from the middle of i to the middle of j),

and something that no order changes. So what counts is what comes between i and j. Half of both is certain. A third
piece k is charged as soon as the order decides that it comes between. When some pieces are done and k is the next,

- it comes between i and j if i is done and j isn't, unless j needs k;
- as for what j pays to k itself: whatever j still needs, and that doesn't need k, comes between.

So no order that begins like this is charged less in the end. To add up quickly, k is charged its `own`, as if nothing
beside it were done, and its hours for all `open_debt`, what was paid to pieces that are done by pieces that aren't;
`shared` gives back what was counted there for the pieces that were done.
"""

from collections import defaultdict

from assessments.plans.bitsets import members, total
from assessments.plans.closure_cut import closure_cut
from assessments.plans.pieces import Pieces


class Charges:
    """`certain`: what every order is charged. One more of cost is `unit` more of charge."""

    def __init__(self, pieces: Pieces) -> None:
        self.pieces = pieces
        # Who needs less stands first: so each piece stands after all that it needs.
        self.numbers = sorted(members(pieces.alive), key=lambda piece: pieces.before[piece].bit_count())
        self.hours = [2 * hours for hours in pieces.hours]
        whole, weight = total(pieces.hours, pieces.alive), total(pieces.weights, pieces.alive)
        # Worth is counted in parts of the whole's hours, and time in half hours.
        self.unit = 2 * whole
        self.worth = {n: pieces.weights[n] * whole - pieces.hours[n] * weight for n in self.numbers}
        self.certain = 0
        self.own = [0] * len(pieces.steps)
        shared: list[dict[int, int]] = [defaultdict(int) for _ in pieces.steps]
        for need, payer, amount in closure_cut(self.worth, pieces.needs()).payments():
            self._enter(need, payer, amount, shared)
        self.shared = [[(1 << other, amount) for other, amount in row.items()] for row in shared]

    def of(self, piece: int, done: int, open_debt: int) -> int:
        """What is added when the piece is next."""
        charge = self.own[piece] + self.hours[piece] * open_debt
        for other, amount in self.shared[piece]:
            if done & other:
                charge -= amount
        return charge

    def _enter(self, need: int, payer: int, amount: int, shared: list[dict[int, int]]) -> None:
        hours = self.hours
        beside = self.pieces.before[payer] & self.pieces.unrelated(need)
        self.certain += amount * (hours[need] + hours[payer]) // 2
        self.own[need] += amount * total(hours, beside)
        self.own[payer] -= amount * hours[payer]
        for piece in members(beside):
            shared[piece][need] += amount * hours[piece]
            shared[need][piece] += amount * hours[piece]
