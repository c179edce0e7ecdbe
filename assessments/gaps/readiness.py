"""How ready somebody is for a target, in percent.

Each skill that is asked for counts by its weight; as much of it is there as the level that somebody has is of the level
that is wanted. There is no credit beyond the target, and none for what it doesn't ask for.

>>> from skills.targets import Ask
>>> target = {"python": Ask(level=3, weight=3), "git": Ask(level=2, weight=1)}
>>> readiness(target, {"python": 2, "git": 4, "sql": 4})
75.0
>>> readiness({}, {"python": 2})
100.0
"""

from collections.abc import Mapping

from skills.targets import Target


def readiness(target: Target, have: Mapping[str, float]) -> float:
    whole = sum(ask.weight for ask in target.values())
    if not whole:
        return 100.0
    met = sum(ask.weight * min(have.get(skill, 0), ask.level) / ask.level for skill, ask in target.items())
    return 100 * met / whole
