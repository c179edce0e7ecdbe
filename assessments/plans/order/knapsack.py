"""Which steps to do when the hours don't suffice for all: the closed set of the greatest gain that fits.

Of sets of equal gain the one of fewer hours is taken, then the one that the person prefers.

The steps are taken or left one after the other, and what is lost by that is added up (see `pricing`). What was decided
matters for the rest only by the hours that it used, and by which steps can't be taken any more: of the choices
that agree in this, the one that lost least is kept, if it lost less than the best set so far. Where there are more than
`width` of them, the most promising are followed, and it is remembered how little the others had lost: no set that
was let go loses less. As long as it might, the same is done with a larger width. The better the set to begin with, the
less is followed: it takes whatever fits, in the order of the blocks (see `sidney`).

>>> from assessments.plans.order.network import Task, read_tasks
>>> network = read_tasks([Task("a", 3, 0), Task("b", 2, 9, frozenset("a")), Task("c", 4, 6), Task("d", 1, 1)])
>>> choice = best_choice(network, list(range(4)), budget=6)
>>> sorted(network.tasks[step].key for step in choice.steps), choice.gain, choice.most
(['a', 'b', 'd'], 10, 10)
"""

from collections.abc import Sequence
from dataclasses import dataclass

from assessments.plans.order.bitsets import bitset, total
from assessments.plans.order.network import Network
from assessments.plans.order.pricing import Decision, Pricing
from assessments.plans.order.sidney import Block

# More steps than this needn't be exact: when a second look has shown 98 percent of what no set exceeds, it is enough.
EXACT_UP_TO = 100
GOOD_ENOUGH = 98
WIDTHS = (50, 200, 500, 5_000, 50_000)
WIDTHS_OF_MANY = WIDTHS[:-1]

# The steps that were taken, the last one first.
Taken = tuple[int, "Taken"] | None
# Which steps can't be taken any more, and the hours used.
Situation = tuple[int, int]
# What was lost, and how.
Layer = dict[Situation, tuple[int, Taken]]


@dataclass(frozen=True)
class Choice:
    """In the units of the network. `most`: no set that fits gains more."""

    steps: frozenset[int]
    gain: int
    most: int


@dataclass(frozen=True)
class _Run:
    """The best set so far, what it loses, and what every set loses at least."""

    taken: Taken
    lost: int
    least: int


def best_choice(network: Network, steps: Sequence[int], budget: int, widths: Sequence[int] = ()) -> Choice:
    """From these steps, each after what it needs; what they need beyond them is taken as met."""
    useful = _useful(network, steps, budget)
    if sum(network.hours[step] for step in useful) <= budget:
        gain = sum(network.gains[step] for step in useful)
        return Choice(frozenset(useful), gain, gain)
    many = len(steps) > EXACT_UP_TO
    return _search(Pricing(network, useful, budget), widths or (WIDTHS_OF_MANY if many else WIDTHS), exact=not many)


def _useful(network: Network, steps: Sequence[int], budget: int) -> Block:
    """The steps that gain something and fit, each with all that it needs."""
    inside = bitset(steps)
    found = 0
    for step in steps:
        with_needs = network.closure([step]) & inside
        if network.gains[step] and total(network.hours, with_needs) <= budget:
            found |= with_needs
    return [step for step in steps if found >> step & 1]


def _search(pricing: Pricing, widths: Sequence[int], *, exact: bool) -> Choice:
    run = _first(pricing)
    for number, width in enumerate(widths):
        run = _run(pricing, width, run)
        choice = _choice(pricing, run)
        good_enough = not exact and number and 100 * choice.gain >= GOOD_ENOUGH * choice.most
        if run.least == run.lost or good_enough:
            break
    return choice


def _first(pricing: Pricing) -> _Run:
    """A good set to begin with, so that little has to be followed: whatever fits, the best blocks first."""
    network, left, value = pricing.network, pricing.budget, 0
    taken: Taken = None
    missing = bitset(pricing.steps)
    for step in pricing.steps:
        if network.hours[step] <= left and not network.before[step] & missing:
            missing &= ~(1 << step)
            left -= network.hours[step]
            value += pricing.value(step)
            taken = step, taken
    return _Run(taken, pricing.bound - value * pricing.unit, 0)


def _choice(pricing: Pricing, run: _Run) -> Choice:
    steps: set[int] = set()
    taken = run.taken
    while taken:
        step, taken = taken
        steps.add(step)
    gain = sum(pricing.network.gains[step] for step in steps)
    return Choice(frozenset(steps), gain, pricing.most_gain(run.least))


def _run(pricing: Pricing, width: int, best: _Run) -> _Run:
    layer: Layer = {(pricing.hopeless(best.lost), 0): (0, None)}
    let_go: list[int] = []
    for decision in pricing.decisions:
        layer = _next(pricing, layer, decision, best.lost)
        if len(layer) > width:
            # Of those that lost the same, those that used more hours: these are the nearer to a full set.
            ranked = sorted(layer.items(), key=lambda entry: (entry[1][0], -entry[0][1]))
            layer = dict(ranked[:width])
            let_go.append(ranked[width][1][0])
    taken, lost = best.taken, best.lost
    for (_, used), (so_far, way) in layer.items():
        in_all = so_far + pricing.price * (pricing.budget - used)
        if in_all < lost:
            taken, lost = way, in_all
    return _Run(taken, lost, max(best.least, min([lost, *let_go])))


def _next(pricing: Pricing, layer: Layer, decision: Decision, limit: int) -> Layer:
    following: Layer = {}
    # With fewer hours used than this, some stay unused whatever is taken later.
    busy = pricing.budget - decision.hours_to_come
    for situation, (lost, taken) in layer.items():
        for after, now_lost, now_taken in _outcomes(decision, pricing.budget, situation, lost, taken):
            if now_lost + max(busy - after[1], 0) * pricing.price >= limit:
                continue
            known = following.get(after)
            if known is None or now_lost < known[0]:
                following[after] = now_lost, now_taken
    return following


def _outcomes(
    decision: Decision, budget: int, situation: Situation, lost: int, taken: Taken
) -> list[tuple[Situation, int, Taken]]:
    """The step taken, if it can be and fits, and the step left. Of equals the first is kept: that with early steps."""
    (blocked, used), step = situation, 1 << decision.step
    if blocked & step:
        return [((blocked & ~step, used), lost, taken)]
    left = lost + sum(amount for other, amount in decision.losses if not blocked & other)
    outcomes = [(((blocked | decision.left_with_it) & ~step, used), left, taken)]
    if used + decision.hours <= budget:
        lost += decision.debt + sum(amount for payer, amount in decision.payers if blocked & payer)
        outcomes.insert(0, ((blocked, used + decision.hours), lost, (decision.step, taken)))
    return outcomes
