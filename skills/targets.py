"""What somebody wants to be able to do: for each skill a level, and how much it weighs."""

from collections.abc import Mapping
from dataclasses import dataclass

from skills.catalogue import RoleLevel


@dataclass(frozen=True)
class Ask:
    level: int
    weight: int


Target = Mapping[str, Ask]


def target_of(role_level: RoleLevel) -> Target:
    """The target that a level of a role is: essential weighs 3, important 2, useful 1."""
    return {asked.skill: Ask(asked.level, asked.importance) for asked in role_level.requirements}
