"""Which order of the steps somebody may choose: none stands before what it needs.

Steps are numbers here, and `needs` says of each which others it waits for.

>>> order, needs = [1, 2, 3, 4], {2: {1}, 4: {3}}
>>> put_before(order, needs, 4, 2)
[1, 3, 4, 2]
>>> put_before(order, needs, 1, 4)
Traceback (most recent call last):
assessments.plans.moving.BlockedError: [2]
>>> put_first(order, needs, 4)
[3, 4, 1, 2]
"""

from collections.abc import Mapping, Sequence, Set
from heapq import heapify, heappop, heappush


class BlockedError(Exception):
    """The steps that stand in the way: they wait for the one that is to come later."""

    def __init__(self, steps: list[int]) -> None:
        super().__init__(steps)
        self.steps = steps


def put_before(order: Sequence[int], needs: Mapping[int, Set[int]], step: int, other: int) -> list[int]:
    """What a step needs comes along where it stands behind the other; what needs the step is not pushed about."""
    if order.index(step) < order.index(other):
        rest = [each for each in order if each != step]
        passed = order[order.index(step) + 1 : order.index(other)]
        waiting = [each for each in passed if step in needs.get(each, ())]
        if waiting:
            raise BlockedError(waiting)
        place = rest.index(other)
        return [*rest[:place], step, *rest[place:]]
    along = _with_needs(order[order.index(other) :], needs, step)
    if other in along:
        raise BlockedError([other])
    rest = [each for each in order if each not in along]
    place = rest.index(other)
    return [*rest[:place], *along, *rest[place:]]


def put_last(order: Sequence[int], needs: Mapping[int, Set[int]], step: int) -> list[int]:
    """Behind all others.

    >>> put_last([1, 2, 3], {}, 1)
    [2, 3, 1]
    """
    waiting = [each for each in order if step in needs.get(each, ())]
    if waiting:
        raise BlockedError(waiting)
    return [*(each for each in order if each != step), step]


def put_first(order: Sequence[int], needs: Mapping[int, Set[int]], step: int) -> list[int]:
    """With all that it needs, directly or not."""
    along = _with_needs(order, needs, step)
    return [*along, *(each for each in order if each not in along)]


def after_needs(order: Sequence[int], needs: Mapping[int, Set[int]]) -> list[int]:
    """As they stand, but each that stands before what it needs comes right after it.

    >>> after_needs([1, 2, 3, 4], {1: {3}, 2: {1}})
    [3, 1, 2, 4]
    """
    place = {step: number for number, step in enumerate(order)}
    waits = {step: sum(need in place for need in needs.get(step, ())) for step in order}
    opens: dict[int, list[int]] = {step: [] for step in order}
    for step in order:
        for need in needs.get(step, ()):
            if need in place:
                opens[need].append(step)
    ready = [place[step] for step in order if not waits[step]]
    heapify(ready)
    found = []
    while ready:
        found.append(order[heappop(ready)])
        for step in opens[found[-1]]:
            waits[step] -= 1
            if not waits[step]:
                heappush(ready, place[step])
    return found


def _with_needs(order: Sequence[int], needs: Mapping[int, Set[int]], step: int) -> list[int]:
    """Those of the order, and in it."""
    found = {step}
    for each in reversed(order):
        if each in found:
            found |= set(needs.get(each, ())) & set(order)
    return [each for each in order if each in found]
