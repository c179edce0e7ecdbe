"""What plans are held against: all orders and all sets, and the two orders that everybody would try first."""

from collections.abc import Hashable, Iterator, Sequence
from functools import cache
from graphlib import TopologicalSorter

from assessments.plans.scheduling import Task

Order = tuple[Hashable, ...]


def cost(tasks: Sequence[Task], order: Order) -> int:
    return _missed(tasks, order, "gain")


def cost_of_wishes(tasks: Sequence[Task], order: Order) -> int:
    return _missed(tasks, order, "preference")


def _missed(tasks: Sequence[Task], order: Order, what: str) -> int:
    task = {each.key: each for each in tasks}
    finished = missed = 0
    for key in order:
        finished += task[key].hours
        missed += finished * getattr(task[key], what)
    return missed


def keeps_to(tasks: Sequence[Task], order: Order) -> bool:
    """No step stands twice or before one that it waits for."""
    place = {key: n for n, key in enumerate(order)}
    after = {task.key: task.after for task in tasks}
    late = [key for key in order for need in after[key] if place.get(need, len(order)) > place[key]]
    return not late and len(place) == len(order)


def all_orders(tasks: Sequence[Task], begun: Order = ()) -> Iterator[Order]:
    if len(begun) == len(tasks):
        yield begun
    for task in tasks:
        if task.key not in begun and task.after <= set(begun):
            yield from all_orders(tasks, (*begun, task.key))


def least_cost(tasks: Sequence[Task]) -> tuple[int, int]:
    """The least cost, and the least cost of wishes at that: every order is tried."""
    return min((cost(tasks, order), cost_of_wishes(tasks, order)) for order in all_orders(tasks))


def least_cost_of_more(tasks: Sequence[Task]) -> tuple[int, int]:
    """The same for up to 15 steps or so: what is best after some steps doesn't depend on the order of these."""

    @cache
    def rest(done: frozenset[Hashable]) -> tuple[int, int]:
        finished = sum(task.hours for task in tasks if task.key in done)
        ways = []
        for task in tasks:
            if task.key not in done and task.after <= done:
                later = rest(done | {task.key})
                end = finished + task.hours
                ways.append((later[0] + task.gain * end, later[1] + task.preference * end))
        return min(ways, default=(0, 0))

    return rest(frozenset())


def closed_sets(tasks: Sequence[Task]) -> Iterator[list[Task]]:
    for number in range(2 ** len(tasks)):
        chosen = [task for place, task in enumerate(tasks) if number >> place & 1]
        keys = {task.key for task in chosen}
        if all(task.after <= keys for task in chosen):
            yield chosen


def greatest_gain(tasks: Sequence[Task], hours: int) -> tuple[int, int]:
    """The greatest gain that fits, and the fewest hours for it, as a negative number."""
    return max(
        (sum(task.gain for task in chosen), -sum(task.hours for task in chosen))
        for chosen in closed_sets(tasks)
        if sum(task.hours for task in chosen) <= hours
    )


def greedy(tasks: Sequence[Task]) -> Order:
    """Always the step with the most gain per hour among those that are open."""
    order: dict[Hashable, None] = {}
    left = sorted(tasks, key=lambda task: repr(task.key))
    while left:
        ready = (task for task in left if task.after <= order.keys())
        best = max(ready, key=lambda task: task.gain / max(task.hours, 1))
        order[best.key] = None
        left.remove(best)
    return tuple(order)


def topological(tasks: Sequence[Task]) -> Order:
    graph = {task.key: sorted(task.after, key=repr) for task in sorted(tasks, key=lambda task: repr(task.key))}
    return tuple(TopologicalSorter(graph).static_order())
