"""Which skills to do without, to be there sooner: those that bring the least for the hours that they take.

What is essential to the target goes last of all.

>>> from assessments.plans.order.network import Task
>>> linux, docker = Task(("linux", 1), 10, 0), Task(("docker", 1), 10, 8, frozenset({("linux", 1)}))
>>> way = Way((linux, docker, Task(("git", 1), 4, 2), Task(("sql", 1), 10, 3)), whole=20, there=7)
>>> [skill for skill, _, _ in costs(way, needed(way, []))]
['sql', 'git', 'docker']
>>> spared(way, [], fits=28), spared(way, [], fits=20), spared(way, [], fits=99)
(('sql',), ('sql', 'git'), ())
>>> print(spared(way, [], fits=3))
None
>>> spared(way, [], fits=28, essential=["sql"])
('git', 'docker')
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from assessments.plans.again.renewal import needed
from assessments.plans.order.network import Key
from assessments.plans.steps import Way, step_of
from skills.catalogue import Catalogue, RoleLevel
from skills.prerequisites import Step

Cost = tuple[str, int, int]
ESSENTIAL = 3


@dataclass(frozen=True)
class Spare:
    """A skill that one could do without, with the hours and the points that go with it."""

    slug: str
    name: str
    hours: int
    points: float
    is_essential: bool
    is_chosen: bool


def costs(way: Way, ahead: Collection[Step]) -> tuple[Cost, ...]:
    """Each skill that brings something, with its hours and its gain: the least gain per hour first."""
    hours: dict[str, int] = {}
    gains: dict[str, int] = {}
    for task in way.tasks:
        skill, _ = step = step_of(task.key)
        if step in ahead:
            hours[skill] = hours.get(skill, 0) + task.hours
            gains[skill] = gains.get(skill, 0) + task.gain
    found = [(skill, hours[skill], gain) for skill, gain in gains.items() if gain]
    return tuple(sorted(found, key=lambda cost: (cost[2] / cost[1], cost[0])))


def spares(
    catalogue: Catalogue, level: RoleLevel, way: Way, ahead: Collection[Step], chosen: Collection[str]
) -> Iterator[Spare]:
    """What the level asks for and isn't there yet."""
    for skill, hours, gain in costs(way, ahead):
        yield Spare(
            slug=skill,
            name=catalogue.skill[skill].name,
            hours=hours,
            points=way.points(gain),
            is_essential=level.asks[skill].importance == ESSENTIAL,
            is_chosen=skill in chosen,
        )


def doing_without(way: Way, skills: Collection[str]) -> Way:
    """All that is still to do without these skills, in so far as no other needs them."""
    if not skills:
        return way
    ahead = needed(way, (), skills)
    return replace(way, tasks=tuple(task for task in way.tasks if task.key in ahead))


def spared(way: Way, left_out: Iterable[Key], fits: int, essential: Collection[str] = ()) -> tuple[str, ...] | None:
    """One after the other, until what is left fits the hours; None where nothing would be left."""
    without, skills = frozenset(left_out), list[str]()
    ahead = needed(way, without)
    waiting = [skill for skill, _, _ in sorted(costs(way, ahead), key=lambda cost: cost[0] in essential)]
    while ahead and _hours(way, ahead) > fits:
        # As long as others need all of a skill, leaving it out changes nothing; but one is needed by no other.
        skill, ahead = next(
            (skill, rest) for skill in waiting if (rest := needed(way, without, [*skills, skill])) < ahead
        )
        skills.append(skill)
        waiting.remove(skill)
    return tuple(skills) if ahead or not skills else None


def _hours(way: Way, ahead: Collection[Step]) -> int:
    return sum(task.hours for task in way.tasks if task.key in ahead)
