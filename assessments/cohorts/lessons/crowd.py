"""Pairs for a group that is too large for the best matching: good pairs, and how far from the best they can be.

First the pairs that are worth most are made, one after the other. Then pairs of all kinds are put around tables, and
each table is matched anew, which makes no table worse.

No pairing is worth more than `most`, and prices prove it: each person gets one, so that no pair is worth more than both
prices together; then all pairs together are worth no more than all prices. Prices are lowered one by one, as far as
the other prices let them, from two starts: all as high as half the best pair, and each as half of their own best.

>>> # The first is worth 9 to the second and 8 to the third, the last 1 to everybody. No pairs are worth more than 10,
>>> # but prices prove no less than 12.
>>> worth = [{9: 0b0010, 8: 0b0100, 1: 0b1000}, {9: 0b0001, 1: 0b1000}, {8: 0b0001, 1: 0b1000}, {1: 0b0111}]
>>> pairs_of_crowd(worth)
Matching(pairs=((0, 1), (2, 3)), weight=10, most=12)
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from assessments.cohorts.lessons.matching import Matching, Pair, best_pairs
from assessments.cohorts.lessons.worth import Worth, table_of

# How many pairs sit around a table, and how often the best is searched for there.
PAIRS_OF_A_TABLE = 8
TRIES_OF_A_TABLE = 10


def pairs_of_crowd(worth: Sequence[Worth]) -> Matching:
    pairs = list(_greedy(worth))
    alone = set(range(len(worth))).difference(*pairs)
    seated: list[tuple[int, ...]] = [*pairs, *((person,) for person in sorted(alone))]
    tables = -(-len(seated) // PAIRS_OF_A_TABLE)
    better = [pair for table in range(tables) for pair in _anew(seated[table::tables], worth)]
    weight = sum(_worth(worth, pair) for pair in better)
    return Matching(tuple(sorted(better)), weight, min(_all_prices(worth, start) for start in _starts(worth)))


def _greedy(worth: Sequence[Worth]) -> Iterator[Pair]:
    """Of what is worth most, whoever comes first with whoever comes first."""
    free = (1 << len(worth)) - 1
    for gain in sorted({gain for each in worth for gain in each}, reverse=True):
        for person, each in enumerate(worth):
            others = each.get(gain, 0) & free
            if others and free >> person & 1:
                other = (others & -others).bit_length() - 1
                free &= ~(1 << person | 1 << other)
                yield min(person, other), max(person, other)


def _anew(seated: Sequence[tuple[int, ...]], worth: Sequence[Worth]) -> Sequence[Pair]:
    people = sorted(person for pair in seated for person in pair)
    found = best_pairs(table_of(people, worth), TRIES_OF_A_TABLE).pairs
    pairs = [(people[one], people[other]) for one, other in found]
    before = [(pair[0], pair[1]) for pair in seated if len(pair) > 1]
    return max(pairs, before, key=lambda these: sum(_worth(worth, pair) for pair in these))


def _worth(worth: Sequence[Worth], pair: Pair) -> int:
    return next(gain for gain, who in worth[pair[0]].items() if who >> pair[1] & 1)


def _starts(worth: Sequence[Worth]) -> tuple[list[int], list[int]]:
    """Twice the prices, so that the half of a number is a whole one."""
    best = [max(each, default=0) for each in worth]
    return best, [max(best, default=0)] * len(best)


def _all_prices(worth: Sequence[Worth], prices: Sequence[int]) -> int:
    """What all prices come to, when each in turn has been lowered to what the others leave of its pairs."""
    paying: dict[int, int] = defaultdict(int)
    for person, price in enumerate(prices):
        paying[price] |= 1 << person
    lowered = []
    for person, price in enumerate(prices):
        paying[price] ^= 1 << person
        low = max((_left(gain, who, paying) for gain, who in worth[person].items()), default=0)
        lowered.append(max(low, 0))
        paying[lowered[-1]] |= 1 << person
    return sum(lowered) // 2


def _left(gain: int, who: int, paying: Mapping[int, int]) -> int:
    """What the pair that leaves most leaves for one price."""
    return 2 * gain - min(price for price, others in paying.items() if who & others)
