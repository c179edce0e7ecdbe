"""Steps to plan: small ones that can be searched through, skill-shaped ones of any size, and those of the catalogue."""

import random

from hypothesis import strategies as st

from assessments.plans.scheduling import Task
from assessments.plans.steps import Way, level_steps
from skills.catalogue import Catalogue
from skills.targets import target_of

# From one level to the next, as hours are in the catalogue.
HOURS = ((3, 20), (10, 60), (25, 100), (60, 200))
GROUPS = 8


def chance_of(seed: int) -> random.Random:
    return random.Random(seed)  # noqa: S311


def small_graph(seed: int, most: int = 7) -> list[Task]:
    """Up to so many steps; some graphs are dense, in some there are steps without hours or many equal ratios."""
    chance = chance_of(seed)
    density, zero, top = chance.uniform(0, 0.7), chance.uniform(0, 0.4), chance.choice([2, 6, 40])
    liked = chance.choice([0, 0, 3])
    return [
        Task(
            key=f"step {number}",
            hours=0 if chance.random() < zero / 4 else chance.randint(1, top),
            gain=0 if chance.random() < zero else chance.randint(1, 3 * top),
            after=frozenset(f"step {other}" for other in range(number) if chance.random() < density),
            preference=chance.randint(0, liked),
        )
        for number in range(chance.randint(1, most))
    ]


def wide_graph(seed: int, side: int) -> list[Task]:
    """Steps that only open the way, and as many that gain, each after several of the first: hard to take apart."""
    chance = chance_of(seed)
    below = [f"below {number}" for number in range(side)]
    above = [f"above {number}" for number in range(side)]
    opening = [Task(key, chance.randint(5, 15), 0) for key in below]
    gaining = [
        Task(key, chance.randint(1, 5), chance.randint(10, 30), frozenset(chance.sample(below, max(2, side // 3))))
        for key in above
    ]
    return opening + gaining


def skill_graph(steps: int, seed: int, density: float = 0.4) -> list[Task]:
    """Skills of one to four levels, each after the one below it; what they need else is in groups before theirs.

    Three of five skills are asked for, up to some level; the other steps gain nothing and only open the way.
    """
    chance = chance_of(seed)
    levels: list[int] = []
    while sum(levels) < steps:
        levels.append(min(chance.randint(1, 4), steps - sum(levels)))
    a_group = max(1, len(levels) // GROUPS)
    tasks: list[Task] = []
    for skill, highest in enumerate(levels):
        earlier = range(skill // a_group * a_group)
        want = chance.randint(1, highest) if chance.random() < 0.6 else 0
        weight = chance.choice([1, 2, 3])
        for level in range(1, highest + 1):
            after = {(skill, level - 1)} if level > 1 else set()
            while earlier and chance.random() < density:
                other = chance.choice(earlier)
                after.add((other, chance.randint(1, min(levels[other], level + 1))))
            gain = 600 * weight // want if level <= want else 0
            tasks.append(Task((skill, level), chance.randint(*HOURS[level - 1]), gain, frozenset(after)))
    return tasks


def catalogue_way(catalogue: Catalogue, role: str, seniority: str) -> Way:
    """All steps from nothing to a level of a role."""
    role_level = catalogue.role[role].level(seniority)
    assert role_level is not None
    return level_steps(catalogue, target_of(role_level), have={})


@st.composite
def task_lists(draw: st.DrawFn, most: int = 12) -> list[Task]:
    number = draw(st.integers(0, most))
    return [
        Task(
            key=(f"skill {n % 5}", n),
            hours=draw(st.integers(0, 20)),
            gain=draw(st.integers(0, 20)),
            after=draw(st.frozensets(st.sampled_from([(f"skill {m % 5}", m) for m in range(n)]))) if n else frozenset(),
            preference=draw(st.integers(0, 2)),
        )
        for n in range(number)
    ]
