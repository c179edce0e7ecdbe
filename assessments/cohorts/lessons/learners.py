"""Who of a group lacks which step, who could begin it today, and who could help others with it.

A step is a skill at a level; those that lead to a target come from `level_steps`. Learners are numbered, and those of
whom something is true are kept as a bitset (see `bitsets`), so that a thousand of them cost little more than one.

What somebody can do holds: who deploys on Kubernetes need not go back behind it. What doesn't apply to a person they
neither lack nor wait for. Who helps with a step stands above it; with the highest level, on it.

>>> from assessments.plans.order.network import Task
>>> linux, docker = Task(("linux", 1), 4, 0), Task(("docker", 1), 6, 1, frozenset({("linux", 1)}))
>>> ana, ben, cem = Learner(1, {}), Learner(2, {"linux": 1}), Learner(3, {"docker": 2})
>>> group = read_learners(Way((linux, docker), whole=1, there=0), [ana, ben, cem])
>>> for number, (skill, level) in enumerate(group.steps):
...     print(skill, level, *(group.keys(who[number]) for who in (group.lacking, group.ready, group.able)))
linux 1 (1, 3) (1, 3) ()
docker 1 (1, 2) (2,) (3,)
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, reduce
from operator import or_
from typing import cast

from assessments.plans.order.bitsets import members
from assessments.plans.order.network import Network
from assessments.plans.steps import Way
from skills.prerequisites import Step

TOP = 4
# In place of a level.
NOT_ASKED = TOP + 1
ZERO, ONE = b"01"


@dataclass(frozen=True)
class Learner:
    """`key` is a number that tells people apart; what isn't rated isn't in `have`."""

    key: int
    have: Mapping[str, int]
    exempt: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Learners:
    """By the number of each step: which steps it waits for, and who lacks it, is ready for it, is able to help."""

    people: tuple[Learner, ...]
    way: Way
    network: Network
    steps: tuple[Step, ...]
    after: tuple[tuple[int, ...], ...]
    lacking: tuple[int, ...]
    ready: tuple[int, ...]
    able: tuple[int, ...]

    @cached_property
    def gainful(self) -> tuple[int, ...]:
        """The steps that gain anything, those that gain most first."""
        gains = [task.gain for task in self.network.tasks]
        return tuple(sorted((step for step, gain in enumerate(gains) if gain), key=lambda step: (-gains[step], step)))

    @property
    def counts(self) -> tuple[int, ...]:
        """What each step counts for when lessons are chosen: the same as in the order of a plan, and not its gain."""
        return self.way.counts

    def points(self, gain: int) -> float:
        """In points of readiness. Where a target asks for nothing, nothing is gained."""
        return self.way.points(gain) if gain else 0.0

    def keys(self, who: int) -> tuple[int, ...]:
        return tuple(self.people[number].key for number in members(who))


def read_learners(way: Way, people: Iterable[Learner]) -> Learners:
    """`way` is that of somebody who can do nothing yet: `level_steps(catalogue, target, have={})`."""
    ordered = tuple(sorted(people, key=lambda learner: learner.key))
    network = way.network
    steps = tuple(cast("Step", task.key) for task in network.tasks)
    at = _levels(ordered, {skill for skill, _ in steps})
    lacking = tuple(_any(at[skill][:level]) for skill, level in steps)
    able = tuple(_any(at[skill][min(level + 1, TOP) :]) for skill, level in steps)
    numbers = {task.key: number for number, task in enumerate(network.tasks)}
    after = tuple(tuple(numbers[key] for key in sorted(task.after, key=repr)) for task in network.tasks)
    ready = tuple(who & ~_any(lacking[need] for need in after[step]) for step, who in enumerate(lacking))
    return Learners(ordered, way, network, steps, after, lacking, ready, able)


def _levels(people: Sequence[Learner], skills: Collection[str]) -> dict[str, list[int]]:
    """For each skill and each level, who is at just that one: first a byte a person, then a bit a person."""
    at = {skill: bytearray(len(people)) for skill in skills}
    for number, person in enumerate(people):
        for skill in at.keys() & person.have.keys():
            at[skill][number] = person.have[skill]
        for skill in at.keys() & person.exempt:
            at[skill][number] = NOT_ASKED
    return {skill: [_who_is_at(level, levels) for level in range(TOP + 1)] for skill, levels in at.items()}


def _who_is_at(level: int, levels: bytearray) -> int:
    """
    >>> bin(_who_is_at(2, bytearray([2, 0, 0, 2])))
    '0b1001'
    """
    digits = levels.translate(bytes(ONE if each == level else ZERO for each in range(256)))
    # The first person is the lowest bit, which is written last.
    return int(digits[::-1] or b"0", 2)


def _any(sets: Iterable[int]) -> int:
    return reduce(or_, sets, 0)
