"""What needs what, level by level.

A step is a skill at a level. It waits for the level below and for the needs that the skill has at that level.
"""

from collections.abc import Iterable, Mapping
from graphlib import CycleError, TopologicalSorter

from skills.catalogue import Skill

Step = tuple[str, int]


def waits_for(skills: Iterable[Skill]) -> dict[Step, frozenset[Step]]:
    """For each step of each skill, the steps that it waits for directly.

    >>> from skills.catalogue import Level, Need
    >>> levels = tuple(Level(n, f"Does {n}.", 1) for n in (1, 2))
    >>> git = Skill("git", "Git", "craft", "s", "w", (), levels)
    >>> cicd = Skill("ci-cd", "CI/CD", "craft", "s", "w", (), levels, needs=(Need(2, "git", 2),))
    >>> sorted(waits_for([git, cicd])["ci-cd", 2])
    [('ci-cd', 1), ('git', 2)]
    """
    found: dict[Step, frozenset[Step]] = {}
    for skill in skills:
        for level in (entry.level for entry in skill.levels):
            needs = {(need.skill, need.level) for need in skill.needs if need.at == level}
            below = {(skill.slug, level - 1)} if level > 1 else set()
            found[skill.slug, level] = frozenset(needs | below)
    return found


def closure(graph: Mapping[Step, frozenset[Step]], targets: Iterable[Step]) -> frozenset[Step]:
    """The targets and all that must be learnt before them.

    >>> graph = {("b", 1): frozenset({("a", 2)}), ("a", 2): frozenset({("a", 1)}), ("a", 1): frozenset()}
    >>> sorted(closure(graph, [("b", 1)]))
    [('a', 1), ('a', 2), ('b', 1)]
    """
    found: set[Step] = set()
    waiting = list(targets)
    while waiting:
        step = waiting.pop()
        if step not in found:
            found.add(step)
            waiting.extend(graph.get(step, ()))
    return frozenset(found)


def find_circle(graph: Mapping[Step, frozenset[Step]]) -> tuple[Step, ...]:
    """The steps of one circle, each before the one that waits for it; empty when there is none.

    >>> find_circle({("a", 1): frozenset({("b", 1)}), ("b", 1): frozenset({("a", 1)})})
    (('a', 1), ('b', 1))
    """
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        circle: list[Step] = error.args[1][:-1]
        start = circle.index(min(circle))
        return tuple(circle[start:] + circle[:start])
    return ()
