"""What each step is worth where hours have a price, and what is lost by each departure from the best at that price.

The price of an hour is the gain per hour of the block (see `sidney`) that the budget cuts through. At this price a step
is worth its gain less its hours, and one cut finds the closed set of the greatest worth. No set that fits has more
worth, so the gain of that set and the price of the hours that it leaves over make a bound that nothing exceeds.

The cut also says what each departure from its set loses: to take a step loses what is left of its debt, to leave one
loses what is left of its worth, and to take a step but leave one that pays for it loses that payment. An hour that
stays unused loses its price. What a closed set loses by all this is just what it is below the bound.

Gain, hours and preference are counted as one whole number: one more gain outweighs all hours, and one hour less
outweighs all preference.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assessments.plans.order.bitsets import bitset, members, total
from assessments.plans.order.closure_cut import Cut, closure_cut
from assessments.plans.order.network import Network
from assessments.plans.order.sidney import Block, sidney_blocks

# The one step of a bitset, and how much it loses or pays.
Amounts = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Decision:
    """One step to be taken or left.

    If it is taken, that loses its debt, and what the `payers` would have paid for it that can't be taken any more.
    If it is left, all that needs it is left with it: these, with itself, are `left_with_it`; `losses` says what each
    loses by that, with its payments for steps that were taken before.
    """

    step: int
    hours: int
    hours_to_come: int
    debt: int
    payers: Amounts
    left_with_it: int
    losses: Amounts


class Pricing:
    """For a budget that is too small for all the steps. Losses and the price are counted in parts of `unit`."""

    def __init__(self, network: Network, steps: Block, budget: int) -> None:
        self.network, self.budget = network, budget
        self.gain_outweighs = sum(network.hours) + 1
        self.hour_outweighs = sum(task.preference for task in network.tasks) + 1
        blocks = sidney_blocks(steps, network.hours, network.gains, network.needs)
        self._set_price(blocks)
        self.steps = [step for block in blocks for step in block]
        self.cut = closure_cut({step: self._worth(step) for step in self.steps}, network.needs)
        self.bound = sum(self.cut.surplus.values()) + self.price * budget
        self.decisions = tuple(_decisions(network, self.steps, self.cut))

    def most_gain(self, lost: int) -> int:
        """What a set that loses so much gains at most: what it is short of a whole gain, its hours have cost."""
        value = (self.bound - lost) // (self.unit * self.hour_outweighs)
        return -(-value // self.gain_outweighs)

    def hopeless(self, lost: int) -> int:
        """The steps that can't be taken, with all that they need, without losing so much."""
        inside = bitset(self.steps)
        debts = [self.cut.debt.get(step, 0) for step in range(len(self.network.tasks))]
        return bitset(step for step in self.steps if total(debts, self.network.closure([step]) & inside) >= lost)

    def _set_price(self, blocks: list[Block]) -> None:
        left, following = self.budget, iter(blocks)
        while left >= 0:
            block = next(following)
            self.unit = sum(self.network.hours[step] for step in block)
            left -= self.unit
        gain = sum(self.network.gains[step] for step in block)
        self.price = (gain * self.gain_outweighs - self.unit) * self.hour_outweighs

    def value(self, step: int) -> int:
        """Its gain, hours and preference as one number, whatever an hour costs."""
        gain, hours = self.network.gains[step], self.network.hours[step]
        return (gain * self.gain_outweighs - hours) * self.hour_outweighs + self.network.tasks[step].preference

    def _worth(self, step: int) -> int:
        return self.value(step) * self.unit - self.network.hours[step] * self.price


def _decisions(network: Network, steps: Block, cut: Cut) -> Iterator[Decision]:
    # What each step has paid so far: for steps that stand before the one that is decided on.
    loss = {step: cut.surplus.get(step, 0) for step in steps}
    left_with = _dependants(network, steps)
    hours_to_come = sum(network.hours[step] for step in steps)
    for step in steps:
        hours_to_come -= network.hours[step]
        payers = tuple((1 << payer, amount) for payer, amount in cut.paid[step].items())
        losses = tuple((1 << other, loss[other]) for other in members(left_with[step]) if loss[other])
        debt = cut.debt.get(step, 0)
        yield Decision(step, network.hours[step], hours_to_come, debt, payers, left_with[step], losses)
        for payer, amount in cut.paid[step].items():
            loss[payer] += amount


def _dependants(network: Network, steps: Sequence[int]) -> dict[int, int]:
    """For each step, itself and all steps that need it, as a bitset."""
    found: dict[int, int] = defaultdict(int)
    for step in reversed(steps):
        found[step] |= 1 << step
        for need in network.needs[step]:
            found[need] |= found[step]
    return found
