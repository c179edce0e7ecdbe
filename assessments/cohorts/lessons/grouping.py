"""Groups of at most so many people, of mixed or of like strength; their sizes differ by one at most.

Strength is a whole number, such as readiness in tenths of a percent.

Like strength: the groups follow each other from the strongest to the weakest, cut so that the squares of how far people
are from the mean of their group add up to the least; no other division into such sizes has less.

>>> strengths = {1: 90, 2: 80, 3: 70, 4: 30, 5: 20, 6: 15, 7: 10}
>>> [group.members for group in alike(strengths, size=4)]
[(1, 2, 3), (4, 5, 6, 7)]

Mixed strength: all are ranked and cut into bands, as many people in a band as there are groups, and each group gets one
of each band; the strongest of a band goes where there is least strength so far. So two groups are never further apart,
in all their strength, than the two ends of the widest band: each band leaves them as far apart as they were at most,
or as far as its own ends are.

>>> mixture = mixed(strengths, size=4)
>>> [group.members for group in mixture.groups], [group.mean for group in mixture.groups]
([(2, 3, 5, 7), (1, 4, 6)], [45.0, 45.0])

Where people don't fill all bands, one band is short, and to a group that gets nobody of it, a person of just the mean
of all is counted. What is proven is that no group's mean is further than `apart` from that of all; most are far nearer.

>>> round(mixture.apart, 1)
4.2
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

# A key and a strength; who is a person of the mean has no key.
Ranked = Sequence[tuple[int, int]]
Band = Sequence[tuple[int | None, int]]


@dataclass(frozen=True)
class Group:
    """The keys of its people, the strongest first, and their mean strength."""

    members: tuple[int, ...]
    mean: float


@dataclass(frozen=True)
class Mixture:
    """The mean of no group is further than `apart` from the mean of all."""

    groups: tuple[Group, ...]
    apart: float


def alike(strengths: Mapping[int, int], size: int) -> tuple[Group, ...]:
    """The strongest group first."""
    ranked = _ranked(strengths)
    groups, start = [], 0
    for number in _cuts([strength for _, strength in ranked], _how_many(ranked, size)):
        groups.append(_group(ranked[start : start + number]))
        start += number
    return tuple(groups)


def mixed(strengths: Mapping[int, int], size: int) -> Mixture:
    ranked = _ranked(strengths)
    number = _how_many(ranked, size)
    if not number:
        return Mixture((), 0.0)
    # Counted from the mean, and times the number of people so that nothing is rounded.
    people, whole = len(ranked), sum(strengths.values())
    bands = _bands([(key, strength * people - whole) for key, strength in ranked], number)
    groups = _dealt(bands, number)
    found = tuple(_group(_ranked({key: strengths[key] for key in group})) for group in groups)
    widest, smallest = max(map(_width, bands)), min(map(len, groups))
    # All groups together are at the mean, so one alone can't have all of the difference.
    return Mixture(found, widest * (number - 1) / (number * people * smallest))


def _ranked(strengths: Mapping[int, int]) -> Ranked:
    return sorted(strengths.items(), key=lambda person: (-person[1], person[0]))


def _how_many(ranked: Ranked, size: int) -> int:
    if size < 1:
        raise ValueError(f"A group has at least one person, not {size}.")
    return -(-len(ranked) // size)


def _group(ranked: Ranked) -> Group:
    return Group(tuple(key for key, _ in ranked), sum(strength for _, strength in ranked) / len(ranked))


def _cuts(strengths: Sequence[int], groups: int) -> tuple[int, ...]:
    """The sizes of the groups in turn. Squares are least where the squared sums, each by its size, are greatest."""
    less, larger = divmod(len(strengths), groups) if groups else (0, 0)
    sums = [0, *accumulate(strengths)]
    # For so many larger groups among those so far: the most that they come to, and their sizes.
    best: dict[int, tuple[int, tuple[int, ...]]] = {0: (0, ())}
    for number in range(groups):
        following: dict[int, tuple[int, tuple[int, ...]]] = {}
        for used, (so_far, sizes) in best.items():
            start = number * less + used
            for more in range(2 if used < larger else 1):
                end = start + less + more
                worth = so_far + (sums[end] - sums[start]) ** 2 * (less + 1 - more)
                if worth > following.get(used + more, (-1,))[0]:
                    following[used + more] = worth, (*sizes, less + more)
        best = following
    return best[larger][1]


def _bands(ranked: Ranked, number: int) -> Sequence[Band]:
    """One band may be short, and is filled with people of the mean; it is where the widest band is narrowest."""
    rounds = -(-len(ranked) // number)
    absent = rounds * number - len(ranked)
    ways = [_cut_up(ranked, number, short, absent) for short in range(rounds)]
    return min(ways, key=lambda bands: max(map(_width, bands)))


def _cut_up(ranked: Ranked, number: int, short: int, absent: int) -> list[Band]:
    bands: list[Band] = []
    start = 0
    while start < len(ranked):
        missing = absent if len(bands) == short else 0
        band = [*ranked[start : start + number - missing], *[(None, 0)] * missing]
        bands.append(sorted(band, key=lambda person: -person[1]))
        start += number - missing
    return bands


def _width(band: Band) -> int:
    return band[0][1] - band[-1][1]


def _dealt(bands: Sequence[Band], number: int) -> list[list[int]]:
    """The widest bands first, so that the narrow ones even out what they left."""
    groups: list[list[int]] = [[] for _ in range(number)]
    sums = [0] * number
    for band in sorted(bands, key=_width, reverse=True):
        weakest_first = sorted(range(number), key=lambda group: (sums[group], group))
        for group, (key, strength) in zip(weakest_first, band, strict=True):
            sums[group] += strength
            groups[group] += [] if key is None else [key]
    return groups
