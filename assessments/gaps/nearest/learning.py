"""What lies between somebody and what is asked of them: the steps still to be learnt, prerequisites included."""

from collections.abc import Collection, Iterable, Mapping

from skills.catalogue import Catalogue, RoleLevel
from skills.pages.role_page import about
from skills.pages.skill_page import hours_of, steps
from skills.prerequisites import Step

# An exempted skill is taken as known: nothing waits for it.
HIGHEST = 4


def to_learn(waits: Mapping[Step, frozenset[Step]], asked: Iterable[Step], have: Mapping[str, int]) -> frozenset[Step]:
    """What somebody already has needs nothing more, whatever it would have needed.

    >>> waits = {("b", 1): frozenset({("a", 2)}), ("a", 2): frozenset({("a", 1)}), ("a", 1): frozenset()}
    >>> sorted(to_learn(waits, [("b", 1)], {})), sorted(to_learn(waits, [("b", 1)], {"a": 1}))
    ([('a', 1), ('a', 2), ('b', 1)], [('a', 2), ('b', 1)])
    >>> sorted(to_learn(waits, [("b", 1)], {"b": 1}))
    []
    """
    found: set[Step] = set()
    waiting = list(asked)
    while waiting:
        step = waiting.pop()
        if step not in found and have.get(step[0], 0) < step[1]:
            found.add(step)
            waiting.extend(waits.get(step, ()))
    return frozenset(found)


def hours_to(catalogue: Catalogue, level: RoleLevel, have: Mapping[str, int], exempt: Collection[str] = ()) -> int:
    """Roughly: estimates of many steps are told in tens."""
    known = {**have, **dict.fromkeys(exempt, HIGHEST)}
    asked = ((requirement.skill, requirement.level) for requirement in level.requirements)
    return about(hours_of(catalogue, to_learn(steps(catalogue), asked, known)))
