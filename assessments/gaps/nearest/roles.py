"""How ready somebody is for every level of every role at once, the nearest first."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from assessments.gaps.readiness import readiness
from skills.catalogue import SENIORITIES, Catalogue, Requirement, Role, RoleLevel
from skills.kept import kept
from skills.targets import Target, target_of


@dataclass(frozen=True)
class Near:
    role: Role
    level: RoleLevel
    readiness: float
    # The skills that stand between, the dearest first, with the points that each would bring.
    missing: tuple[tuple[Requirement, float], ...]
    # How many stand between, shown or not.
    gaps: int


def nearest(
    catalogue: Catalogue, have: Mapping[str, int], exempt: Collection[str] = (), show: int = 3
) -> tuple[Near, ...]:
    """What is exempted is not asked; a level that then asks nothing is left out. Of two as near, the junior one."""
    asking = ((role, level, _less(target, exempt)) for role, level, target in _targets(catalogue))
    found = (_near(role, level, target, have, show) for role, level, target in asking if target)
    return tuple(sorted(found, key=_rank))


def _rank(near: Near) -> tuple[float, int, str]:
    return -round(near.readiness, 9), SENIORITIES.index(near.level.seniority), near.role.slug


@kept
def _targets(catalogue: Catalogue) -> tuple[tuple[Role, RoleLevel, Target], ...]:
    return tuple((role, level, target_of(level)) for role in catalogue.roles for level in role.levels)


def _less(target: Target, exempt: Collection[str]) -> Target:
    return {skill: ask for skill, ask in target.items() if skill not in exempt} if exempt else target


def _near(role: Role, level: RoleLevel, target: Target, have: Mapping[str, int], show: int) -> Near:
    costs = _costs(target, have)
    dearest = sorted(costs, key=lambda skill: (-round(costs[skill], 9), skill))[:show]
    missing = tuple((level.asks[skill], costs[skill]) for skill in dearest)
    return Near(role, level, readiness(target, have), missing, len(costs))


def _costs(target: Target, have: Mapping[str, int]) -> dict[str, float]:
    whole = sum(ask.weight for ask in target.values())
    return {
        skill: 100 * ask.weight * (ask.level - have.get(skill, 0)) / ask.level / whole
        for skill, ask in target.items()
        if have.get(skill, 0) < ask.level
    }
