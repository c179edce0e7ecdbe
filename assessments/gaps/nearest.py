"""How ready somebody is for every level of every role at once, the nearest first."""

from collections.abc import Mapping
from dataclasses import dataclass

from assessments.gaps.readiness import readiness
from skills.catalogue import Catalogue, Requirement, Role, RoleLevel
from skills.targets import Target, target_of


@dataclass(frozen=True)
class Near:
    role: Role
    level: RoleLevel
    readiness: float
    # The skills that stand between, the dearest first, with the points that each would bring.
    missing: tuple[tuple[Requirement, float], ...]


def nearest(catalogue: Catalogue, have: Mapping[str, int], show: int = 3) -> tuple[Near, ...]:
    found = (_near(role, level, have, show) for role in catalogue.roles for level in role.levels)
    return tuple(sorted(found, key=lambda near: (-near.readiness, near.role.slug, near.level.seniority)))


def _near(role: Role, level: RoleLevel, have: Mapping[str, int], show: int) -> Near:
    target = target_of(level)
    costs = _costs(target, have)
    dearest = sorted(costs, key=lambda skill: (-costs[skill], skill))[:show]
    missing = tuple((level.asks[skill], costs[skill]) for skill in dearest)
    return Near(role, level, readiness(target, have), missing)


def _costs(target: Target, have: Mapping[str, int]) -> dict[str, float]:
    whole = sum(ask.weight for ask in target.values())
    return {
        skill: 100 * ask.weight * (ask.level - have.get(skill, 0)) / ask.level / whole
        for skill, ask in target.items()
        if have.get(skill, 0) < ask.level
    }
