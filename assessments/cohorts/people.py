"""How ready each learner of a group is for its goal: the number that stands on their own result page, for all at once.

>>> from skills.catalogue import Framework
>>> from skills.targets import Ask
>>> catalogue = Catalogue(Framework("f", "F", "s", ()), *((),) * 9)
>>> target = {"git": Ask(level=2, weight=1), "sql": Ask(level=2, weight=1)}
>>> ready_for(catalogue, target, Held({"git": 1})), ready_for(catalogue, target, Held({"excel": 4}))
(25.0, None)
>>> ready_for(catalogue, target, Held({"git": 1}, {"sql": "Others do it."}))
50.0
"""

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field
from datetime import date
from math import lcm

from assessments.gaps.readiness import readiness
from careerpath.lib.levels import HIGHEST
from skills.catalogue import Catalogue
from skills.succession import handed_on
from skills.targets import Target


@dataclass(frozen=True)
class Held:
    """What somebody has rated; without a level, that it doesn't apply. What they left out, with the reason. What a
    teacher has confirmed. Each by the slug that the skill had then."""

    levels: dict[str, int | None] = field(default_factory=dict)
    exempt: dict[str, str] = field(default_factory=dict)
    verified: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class ListedLearner:
    """`ready` is None for whoever has rated nothing of the goal, and where there is no goal any more."""

    pk: int
    name: str
    joined_on: date
    active_on: date
    ready: int | None


def ready_for(catalogue: Catalogue, target: Target, held: Held) -> float | None:
    levels = handed_on(catalogue, held.levels, lambda level: -1 if level is None else level)
    left_out = handed_on(catalogue, held.exempt, len)
    if not target.keys() & levels.keys():
        return None
    asked = {skill: ask for skill, ask in target.items() if skill not in left_out}
    return readiness(asked, {skill: levels.get(skill) or 0 for skill in asked})


# Of a person and a skill: the level that they rated, or why they left it out, which is never empty.
Told = tuple[int, int, int | None, str]
LEVELS = range(HIGHEST + 1)


def ready_each(
    catalogue: Catalogue, target: Target, slugs: Mapping[int, str], told: Iterable[Told]
) -> dict[int, float]:
    """`ready_for` of a thousand at once; whoever has rated nothing of the goal isn't there.

    Most people have only rated what is asked, by its name of today: for them, whole parts are added up as they come.
    The others, with something left out or rated before it was renamed, are weighed one by one.
    """
    told = list(told)
    parts = lcm(*(ask.level for ask in target.values()))
    worth = {
        skill: [parts // target[slug].level * target[slug].weight * min(level, target[slug].level) for level in LEVELS]
        for skill, slug in slugs.items()
        if slug in target
    }
    odd = {person for person, skill, _, reason in told if reason or skill not in worth}
    met: dict[int, int] = {}
    for person, skill, level, _ in told:
        if person not in odd:
            met[person] = met.get(person, 0) + worth[skill][level or 0]
    whole = parts * sum(ask.weight for ask in target.values())
    ready = {person: 100 * points / whole for person, points in met.items()}
    one_by_one = ((person, ready_for(catalogue, target, held)) for person, held in _held(told, slugs, odd).items())
    return ready | {person: found for person, found in one_by_one if found is not None}


def _held(told: Iterable[Told], slugs: Mapping[int, str], people: Set[int]) -> dict[int, Held]:
    found = {person: Held() for person in people}
    for person, skill, level, reason in told:
        if person in people and reason:
            found[person].exempt[slugs[skill]] = reason
        elif person in people:
            found[person].levels[slugs[skill]] = level
    return found
