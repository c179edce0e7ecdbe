"""Which steps are worth their price, together with all that they need: the closed set of the greatest worth.

Each step has a worth, and a step of negative worth is a debt. Whoever wants a step must also take what it needs, debts
and all. So each step of positive worth pays off the debts below it, as long as it has something left:

- Money flows from a step to any step that it needs, directly or through others, without limit.
- Where another step paid before, that payment can be taken back, if the other finds a debt elsewhere.
- Who has money left and finds no open debt any more is worth taking, with all that was reached in the search.

When all have paid what they can, the steps that were reached with money left over are the best closed set; it is the
smallest one, and empty when nothing is worth more than nothing. This is the minimum cut of a network (Picard, 1976),
found by augmenting paths. All numbers are whole, so nothing is rounded.

>>> # "deploy" (number 2) is worth 5, but needs 0 and 1, which cost 2 and 4; number 3 is worth 1 and needs 0.
>>> cut = closure_cut({0: -2, 1: -4, 2: 5, 3: 1}, needs=((), (), (0, 1), (0,)))
>>> cut.best, cut.debt, cut.surplus
(frozenset(), {0: 0, 1: 0}, {2: 0, 3: 0})
>>> closure_cut({0: -2, 1: -4, 2: 7, 3: 1}, needs=((), (), (0, 1), (0,))).best == {0, 1, 2, 3}
True
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Cut:
    """`paid[need][step]`: what the step pays for something that it needs directly, for itself or for others below."""

    best: frozenset[int]
    paid: Mapping[int, Mapping[int, int]]
    debt: Mapping[int, int]
    surplus: Mapping[int, int]

    def payments(self) -> Iterator[tuple[int, int, int]]:
        """Each as (need, step, amount)."""
        for need, payers in self.paid.items():
            for step, amount in payers.items():
                yield need, step, amount


def closure_cut(worth: Mapping[int, int], needs: Sequence[Sequence[int]]) -> Cut:
    """`worth` holds the steps that count, each after what it needs; needs beyond them are taken as met."""
    ledger = _Ledger(worth, needs)
    surplus = {step: ledger.pay(step, amount) for step, amount in worth.items() if amount > 0}
    return Cut(frozenset(ledger.settled), ledger.paid, ledger.debt, surplus)


class _Ledger:
    def __init__(self, worth: Mapping[int, int], needs: Sequence[Sequence[int]]) -> None:
        self.needs = needs
        self.debt = {step: -amount for step, amount in worth.items() if amount <= 0}
        self.paid: dict[int, dict[int, int]] = {step: {} for step in worth}
        self.settled: set[int] = set()

    def pay(self, step: int, amount: int) -> int:
        """Pay open debts from this amount; the answer is what is left of it."""
        while amount:
            reached, debtor = self._search(step)
            if debtor is None:
                # Nobody here owes anything, and nobody will: later searches need not come here.
                self.settled.update(reached)
                break
            amount -= self._send(self._way(reached, debtor), min(amount, self.debt[debtor]), debtor)
        return amount

    def _search(self, start: int) -> tuple[dict[int, int], int | None]:
        """Who was reached from whom, up to the nearest step with an open debt."""
        reached = {start: start}
        queue = [start]
        debt, paid, settled, needs = self.debt, self.paid, self.settled, self.needs
        for step in queue:
            if debt.get(step):
                return reached, step
            for other in (*needs[step], *paid[step]):
                if other not in reached and other in paid and other not in settled:
                    reached[other] = step
                    queue.append(other)
        return reached, None

    def _way(self, reached: dict[int, int], end: int) -> list[tuple[int, int]]:
        way = []
        while reached[end] != end:
            way.append((reached[end], end))
            end = reached[end]
        return way

    def _send(self, way: list[tuple[int, int]], amount: int, debtor: int) -> int:
        """A pair whose second pays its first can give back no more than it pays; other pairs have no limit."""
        for giver, taker in way:
            amount = min(amount, self.paid[giver].get(taker, amount))
        for giver, taker in way:
            if taker in self.paid[giver]:
                self._change(giver, taker, -amount)
            else:
                self._change(taker, giver, amount)
        self.debt[debtor] -= amount
        return amount

    def _change(self, need: int, step: int, amount: int) -> None:
        payers = self.paid[need]
        payers[step] = payers.get(step, 0) + amount
        if not payers[step]:
            del payers[step]
