"""Where the steps of a plan stand on its map, and where their lines run.

A step stands in the column behind all that it needs; those of the first column need nothing. A line that goes further
than to the next column takes a lane of its own through each one between, so that it runs behind no step; all lines from
one step share their lanes as far as they go. In sweeps to and fro over the columns, each step and lane comes to the
middle of those that it is joined with.

>>> found = places({1: 28, 2: 28, 3: 28, 4: 44}, {2: {1}, 3: {2}, 4: {1, 3}})
>>> found.column
{1: 0, 2: 1, 3: 2, 4: 3}
>>> found.needs[4]
frozenset({3})
>>> found = places({1: 28, 2: 28, 3: 28}, {2: {1}, 3: {2}})
>>> [found.middle[key, found.column[key]] for key in (1, 2, 3)]
[14, 14, 14]
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from graphlib import TopologicalSorter

LANE, GAP = 4, 10
# To, fro, and once more with both sides in mind.
SWEEPS = ((True, False), (False, True), (True, False), (False, True), (True, True))

Needs = Mapping[int, Set[int]]
# A step in its own column, and its lane in each further one.
Node = tuple[int, int]


@dataclass(frozen=True)
class Places:
    """`middle` is the height of each step and of each lane; `needs` those that have a line of their own."""

    column: Mapping[int, int]
    needs: Mapping[int, frozenset[int]]
    middle: Mapping[Node, int]


def places(heights: Mapping[int, int], needs: Needs) -> Places:
    """The steps stand in the order of the plan, which decides where the needs leave it open."""
    column = columns(heights, needs)
    direct = reduced(heights, needs)
    far: dict[int, int] = {}
    for key, each in direct.items():
        for need in each:
            far[need] = max(far.get(need, 0), column[key])
    nodes = [(key, at) for key in heights for at in range(column[key], max(far.get(key, 0), column[key] + 1))]
    joined = _joined(direct, column, nodes)
    middle = _swept(heights, column, nodes, joined)
    return Places(column, direct, middle)


def columns(steps: Collection[int], needs: Needs) -> dict[int, int]:
    """How many steps must be gone at least one after the other before each."""
    found: dict[int, int] = {}
    for key in TopologicalSorter({key: needs.get(key, ()) for key in steps}).static_order():
        found[key] = max((found[need] + 1 for need in needs.get(key, ())), default=0)
    return found


def reduced(steps: Collection[int], needs: Needs) -> dict[int, frozenset[int]]:
    """What another need brings along already has no line of its own.

    >>> reduced([1, 2, 3], {2: {1}, 3: {1, 2}})
    {1: frozenset(), 2: frozenset({1}), 3: frozenset({2})}
    """
    before: dict[int, frozenset[int]] = {}
    for key in sorted(steps, key=columns(steps, needs).__getitem__):
        before[key] = frozenset().union(needs.get(key, ()), *(before[need] for need in needs.get(key, ())))
    direct = {key: frozenset(needs.get(key, ())) for key in steps}
    return {key: mine - frozenset().union(*(before[need] for need in mine)) for key, mine in direct.items()}


@dataclass(frozen=True)
class _Joined:
    before: Mapping[Node, list[Node]]
    after: Mapping[Node, list[Node]]


def _joined(direct: Needs, column: Mapping[int, int], nodes: Iterable[Node]) -> _Joined:
    before: dict[Node, list[Node]] = {node: [] for node in nodes}
    after: dict[Node, list[Node]] = {node: [] for node in before}
    pairs = [((key, at - 1), (key, at)) for key, at in before if at > column[key]]
    pairs += [((need, column[key] - 1), (key, column[key])) for key, each in direct.items() for need in each]
    for one, other in pairs:
        after[one].append(other)
        before[other].append(one)
    return _Joined(before, after)


def _swept(
    heights: Mapping[int, int], column: Mapping[int, int], nodes: Sequence[Node], joined: _Joined
) -> dict[Node, int]:
    by_column: dict[int, list[Node]] = {}
    for node in nodes:
        by_column.setdefault(node[1], []).append(node)
    height = {node: heights[node[0]] if column[node[0]] == node[1] else LANE for node in nodes}
    middle: dict[Node, float] = {}
    for there in by_column.values():
        middle |= _apart(there, [float(number) for number in range(len(there))], height)
    for by_needs, by_opens in SWEEPS:
        for at in sorted(by_column, reverse=not by_needs):
            there = by_column[at]
            wanted = {
                node: _mean(
                    [middle[it] for it in joined.before[node] if by_needs]
                    + [middle[it] for it in joined.after[node] if by_opens],
                    middle[node],
                )
                for node in there
            }
            there.sort(key=wanted.__getitem__)
            middle |= _apart(there, [wanted[node] for node in there], height)
    top = min((at - height[node] / 2 for node, at in middle.items()), default=0.0)
    return {node: round(at - top) for node, at in middle.items()}


def _mean(values: Sequence[float], otherwise: float) -> float:
    return sum(values) / len(values) if values else otherwise


def _apart(nodes: Sequence[Node], wanted: Sequence[float], height: Mapping[Node, int]) -> Iterator[tuple[Node, float]]:
    """As near as can be to where they are wanted, none on another: those that would meet share what they miss.

    >>> dict(_apart([(1, 0), (2, 0)], [50.0, 50.0], {(1, 0): 20, (2, 0): 20}))
    {(1, 0): 35.0, (2, 0): 65.0}
    """
    below, gone = [], 0.0
    for node in nodes:
        below.append(gone + height[node] / 2)
        gone += height[node] + GAP
    # Of each run that stands close together: how far its first stands down, summed and counted.
    runs: list[tuple[float, int]] = []
    for at, want in zip(below, wanted, strict=True):
        total, count = want - at, 1
        while runs and runs[-1][0] / runs[-1][1] >= total / count:
            total, count = total + runs[-1][0], count + runs.pop()[1]
        runs.append((total, count))
    downs = (total / count for total, count in runs for _ in range(count))
    return ((node, down + at) for node, down, at in zip(nodes, downs, below, strict=True))
