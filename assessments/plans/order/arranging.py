"""The best order of some steps: block by block, each simplified, then searched."""

from collections.abc import Sequence
from dataclasses import dataclass

from assessments.plans.order.ideals import best_of_block
from assessments.plans.order.network import Network
from assessments.plans.order.pieces import Pieces
from assessments.plans.order.sidney import sidney_blocks


@dataclass(frozen=True)
class Arrangement:
    """`cost` is the sum of gain x finishing time; no order costs less than `least`."""

    order: tuple[int, ...]
    cost: int
    least: int


@dataclass(frozen=True)
class _Measures:
    """What the search counts in: one unit of cost is `unit` there."""

    hours: Sequence[int]
    weights: Sequence[int]
    unit: int


def arrange(network: Network, steps: Sequence[int], most_ways: int) -> Arrangement:
    """The steps stand each after what it needs; what they need beyond them is taken as done.

    >>> from assessments.plans.order.network import Task, read_tasks
    >>> arrange(read_tasks([Task("a", 3, 1), Task("b", 1, 2), Task("c", 1, 0, frozenset("a"))]), [0, 1, 2], 100)
    Arrangement(order=(1, 0, 2), cost=6, least=6)
    """
    measures = _measures(network, steps)
    order: list[int] = []
    excess = 0
    for block in sidney_blocks(steps, measures.hours, measures.weights, network.needs):
        if len(block) == 1:
            order += block
            continue
        pieces = Pieces(block, measures.hours, measures.weights, network.before)
        pieces.simplify()
        found = best_of_block(pieces, most_ways)
        order += found.order
        excess += found.excess
    # What is below one unit is no cost, only wishes about equal orders.
    least = (_cost(order, measures.hours, measures.weights) - excess) // measures.unit
    in_hours = network.hour_unit * network.gain_unit
    return Arrangement(tuple(order), _cost(order, network.hours, network.gains) * in_hours, least * in_hours)


def _measures(network: Network, steps: Sequence[int]) -> _Measures:
    """Wishes that count only between equal orders are worth so little that all of them don't make one unit of cost.

    First, the preference of the person. Second, a step that takes no hours comes as early as it can: it takes a
    little. So each step has a ratio of weight to hours.
    """
    hours, weights, unit = list(network.hours), list(network.gains), 1
    preferences = [network.tasks[step].preference for step in steps]
    if any(preferences):
        unit = sum(preferences) * (sum(hours[step] for step in steps) + len(steps)) + 1
        for step in steps:
            weights[step] = weights[step] * unit + network.tasks[step].preference
    if not all(hours[step] for step in steps):
        whole = sum(weights[step] for step in steps) * len(steps) + 1
        unit *= whole
        hours = [amount * whole or 1 for amount in hours]
    return _Measures(hours, weights, unit)


def _cost(order: Sequence[int], hours: Sequence[int], weights: Sequence[int]) -> int:
    finished = cost = 0
    for step in order:
        finished += hours[step]
        cost += finished * weights[step]
    return cost
