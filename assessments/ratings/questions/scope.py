"""Which skills a sitting asks for: those of the target, and those that they need."""

from dataclasses import dataclass

from skills.catalogue import Catalogue, Category, RoleLevel, Skill
from skills.prerequisites import closure, waits_for


@dataclass(frozen=True)
class Part:
    """One page of a sitting: a category with the skills of it that are asked."""

    category: Category
    skills: tuple[Skill, ...]


@dataclass(frozen=True)
class Scope:
    parts: tuple[Part, ...]
    # The level at which it no longer matters how much more somebody can do.
    wanted: dict[str, int]

    @property
    def skills(self) -> tuple[Skill, ...]:
        return tuple(skill for part in self.parts for skill in part.skills)

    def part(self, slug: str) -> Part | None:
        return next((part for part in self.parts if part.category.slug == slug), None)


def scope_of(catalogue: Catalogue, target: RoleLevel | None) -> Scope:
    """Everything when there is no target."""
    wanted = {skill.slug: 4 for skill in catalogue.skills} if target is None else _wanted(catalogue, target)
    parts = (
        Part(category, tuple(skill for skill in catalogue.skills_of[category.slug] if skill.slug in wanted))
        for category in catalogue.categories
    )
    return Scope(tuple(part for part in parts if part.skills), wanted)


def _wanted(catalogue: Catalogue, target: RoleLevel) -> dict[str, int]:
    steps = closure(waits_for(catalogue.skills), [(asked.skill, asked.level) for asked in target.requirements])
    wanted: dict[str, int] = {}
    for skill, level in steps:
        wanted[skill] = max(level, wanted.get(skill, 0))
    # In the order of the catalogue: the short way asks the first of several equals, in each process the same one.
    return {skill.slug: wanted[skill.slug] for skill in catalogue.skills if skill.slug in wanted}
