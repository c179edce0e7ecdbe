"""How learners get to a step by lessons: for each set of lessons that a group may need, who of it needs just that.

Somebody gets to a step by the lesson on it and by those on all that it waits for and they lack. Learners with the same
way there are counted together.

>>> from assessments.cohorts.lessons.learners import Learner, read_learners
>>> from assessments.plans.order.network import Task
>>> from assessments.plans.steps import Way
>>> linux, docker = Task(("linux", 1), 2, 0), Task(("docker", 1), 5, 1, frozenset({("linux", 1)}))
>>> group = read_learners(Way((linux, docker), whole=1, there=0), [Learner(1, {}), Learner(2, {"linux": 1})])
>>> for step, roads in zip(group.steps, roads_within(group, hours=7), strict=True):
...     print(step, {bin(lessons): group.keys(who) for lessons, who in roads.items()})
('linux', 1) {'0b1': (1,)}
('docker', 1) {'0b10': (2,), '0b11': (1,)}
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from assessments.cohorts.lessons.learners import Learners
from assessments.plans.order.bitsets import total

# For each set of lessons, who gets there by these: both are bitsets.
Roads = Mapping[int, int]

CANDIDATES = 30


def roads_within(group: Learners, hours: int) -> list[Roads]:
    """To each step; what takes more hours is left out."""
    needed = [task.hours for task in group.network.tasks]
    found: list[Roads] = []
    for step, lacking in enumerate(group.lacking):
        roads: Roads = {1 << step: lacking} if lacking else {}
        for need in group.after[step]:
            roads = _joined(roads, found[need], group.lacking[need])
        found.append({lessons: who for lessons, who in roads.items() if total(needed, lessons) <= hours})
    return found


def _joined(roads: Roads, to_need: Roads, lacking: int) -> Roads:
    """Who has what is needed goes on as before; who lacks it takes the lessons that lead there as well."""
    found: dict[int, int] = defaultdict(int)
    for lessons, who in roads.items():
        if who & ~lacking:
            found[lessons] |= who & ~lacking
        for more, others in to_need.items():
            if who & others:
                found[lessons | more] |= who & others
    return found


def gains_of(group: Learners, roads: Sequence[Roads]) -> dict[int, int]:
    """What each set of lessons counts for, for those who need just that; sets that only open others aren't there."""
    gains: dict[int, int] = {}
    for count, ways in zip(group.counts, roads, strict=True):
        for lessons, who in ways.items() if count else ():
            gains[lessons] = count * who.bit_count()
    return gains


def filled(gains: Mapping[int, int], hours: Sequence[int], budget: int) -> int:
    """Lessons that fit, by taking again and again the road that gains most per hour, with all that lies on it.

    Nothing is proven by that, but it is quick and seldom far off, however much depends on each other.

    >>> filled({0b01: 6, 0b11: 9, 0b100: 4}, hours=[4, 2, 5], budget=8)
    3
    """
    taken = 0
    left = dict(gains)
    while True:
        missing: dict[int, int] = defaultdict(int)
        for lessons, gain in left.items():
            missing[lessons & ~taken] += gain
        room = budget - total(hours, taken)
        best = _steepest({more: gain for more, gain in missing.items() if total(hours, more) <= room}, hours)
        if not best:
            return taken
        taken |= best
        left = {lessons: gain for lessons, gain in left.items() if lessons | taken != taken}


def _steepest(missing: Mapping[int, int], hours: Sequence[int]) -> int:
    """Of the roads that look best by themselves, the one that is with all others that lie on it."""
    cost = {more: max(total(hours, more), 1) for more in missing}
    likely = sorted(missing, key=lambda more: (-missing[more] / cost[more], more))[:CANDIDATES]
    with_others = {more: sum(gain for other, gain in missing.items() if other | more == more) for more in likely}
    return max(likely, key=lambda more: (with_others[more] / cost[more], -more), default=0)
