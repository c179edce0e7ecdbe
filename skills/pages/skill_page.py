"""What the page of one skill shows, gathered from all over the catalogue."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from skills.catalogue import (
    IMPORTANCE,
    SENIORITIES,
    Catalogue,
    Category,
    Milestone,
    Resource,
    Responsibility,
    Role,
    Seniority,
    Skill,
)
from skills.citations import Citation, cite
from skills.kept import kept
from skills.pages.needs_map import NeedsMap, Tie, needs_map
from skills.prerequisites import Step, closure, waits_for

WORKING = 2


@dataclass(frozen=True)
class Cell:
    """What one level of a role asks of the skill; `level` is 0 where it asks nothing."""

    level: int
    importance: str
    has_level: bool


@dataclass(frozen=True)
class AskedBy:
    role: Role
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Ties:
    """What one level needs first and what it unlocks."""

    level: int
    needs: tuple[Tie, ...]
    unlocks: tuple[Tie, ...]


@dataclass(frozen=True)
class Asked:
    """What the target role asks: at the level where it matters most, the lowest of them."""

    role: Role
    seniority: str
    level: int
    importance: str


@dataclass(frozen=True)
class Hours:
    """To working level: on the skill itself, and on what must be learnt before."""

    own: int
    before: int


@dataclass(frozen=True)
class SkillPage:
    skill: Skill
    category: Category
    hours: Hours
    target: Asked | None
    roles_asking: int
    seniorities: tuple[Seniority, ...]
    asked: tuple[AskedBy, ...]
    map: NeedsMap | None
    ties: tuple[Ties, ...]
    resources: tuple[tuple[int, int, tuple[Resource, ...]], ...]
    milestones: tuple[tuple[Milestone, int], ...]
    responsibilities: tuple[Responsibility, ...]
    sources: tuple[Citation, ...]
    successors: tuple[Skill, ...]
    previous: Skill | None
    following: Skill | None


def skill_page(catalogue: Catalogue, slug: str) -> SkillPage:
    skill = catalogue.skill[slug]
    seniorities = _seniorities(catalogue, slug)
    asked = _asked(catalogue, slug, seniorities)
    needs, unlocks = _needs(catalogue, skill), _unlocks(catalogue, slug)
    previous, following = _beside(catalogue, skill)
    return SkillPage(
        skill=skill,
        category=next(category for category in catalogue.categories if category.slug == skill.category),
        hours=_hours(catalogue, skill),
        target=_target(catalogue, slug),
        roles_asking=len(asked),
        seniorities=seniorities,
        asked=asked,
        map=needs_map(needs, unlocks) if needs or unlocks else None,
        ties=_ties(needs, unlocks),
        resources=_resources(skill),
        milestones=milestones_of(catalogue).get(slug, ()),
        responsibilities=responsibilities_of(catalogue).get(slug, ()),
        sources=tuple(cite(catalogue, skill.sources).values()),
        successors=tuple(catalogue.skill[other] for other in skill.replaced_by),
        previous=previous,
        following=following,
    )


@kept
def steps(catalogue: Catalogue) -> Mapping[Step, frozenset[Step]]:
    return waits_for(catalogue.skills)


@kept
def milestones_of(catalogue: Catalogue) -> Mapping[str, tuple[tuple[Milestone, int], ...]]:
    found: dict[str, tuple[tuple[Milestone, int], ...]] = defaultdict(tuple)
    for milestone in catalogue.milestones:
        for proof in milestone.proves:
            found[proof.skill] += ((milestone, proof.level),)
    return dict(found)


@kept
def responsibilities_of(catalogue: Catalogue) -> Mapping[str, tuple[Responsibility, ...]]:
    found: dict[str, tuple[Responsibility, ...]] = defaultdict(tuple)
    for responsibility in catalogue.responsibilities:
        for skill in responsibility.skills:
            found[skill] += (responsibility,)
    return dict(found)


def hours_of(catalogue: Catalogue, found: frozenset[Step]) -> int:
    return sum(catalogue.skill[slug].levels[level - 1].hours for slug, level in found)


def _hours(catalogue: Catalogue, skill: Skill) -> Hours:
    own = skill.hours(0, WORKING)
    return Hours(own, hours_of(catalogue, closure(steps(catalogue), [(skill.slug, WORKING)])) - own)


def _seniorities(catalogue: Catalogue, slug: str) -> tuple[Seniority, ...]:
    asking = {level.seniority for _, level, _ in catalogue.asked_by.get(slug, ())}
    return tuple(seniority for seniority in SENIORITIES if seniority in asking)


def _asked(catalogue: Catalogue, slug: str, seniorities: tuple[Seniority, ...]) -> tuple[AskedBy, ...]:
    """The roles that ask for it, in the order of the catalogue."""
    roles = dict.fromkeys(role.slug for role, _, _ in catalogue.asked_by.get(slug, ()))
    return tuple(
        AskedBy(role, tuple(_cell(role, seniority, slug) for seniority in seniorities))
        for role in map(catalogue.role.__getitem__, roles)
    )


def _cell(role: Role, seniority: str, slug: str) -> Cell:
    level = role.level(seniority)
    requirement = level.asks.get(slug) if level else None
    if requirement is None:
        return Cell(0, "", level is not None)
    return Cell(requirement.level, IMPORTANCE[requirement.importance], True)


def _target(catalogue: Catalogue, slug: str) -> Asked | None:
    asking = [found for found in catalogue.asked_by.get(slug, ()) if found[0].kind == "target"]
    if not asking:
        return None
    role, level, requirement = max(asking, key=lambda found: found[2].importance)
    return Asked(role, level.seniority, requirement.level, IMPORTANCE[requirement.importance])


def _needs(catalogue: Catalogue, skill: Skill) -> tuple[Tie, ...]:
    return tuple(Tie(need.at, need.skill, catalogue.skill[need.skill].name, need.level) for need in skill.needs)


def _unlocks(catalogue: Catalogue, slug: str) -> tuple[Tie, ...]:
    found = ((need, other) for need, other in catalogue.unlocks.get(slug, ()) if not other.retired)
    ties = (Tie(need.level, other.slug, other.name, need.at) for need, other in found)
    return tuple(sorted(ties, key=lambda tie: tie.at))


def _ties(needs: tuple[Tie, ...], unlocks: tuple[Tie, ...]) -> tuple[Ties, ...]:
    """Levels with a tie, from the lowest up."""
    levels = sorted({tie.at for tie in needs + unlocks})
    return tuple(
        Ties(level, *(tuple(tie for tie in ties if tie.at == level) for ties in (needs, unlocks))) for level in levels
    )


def _resources(skill: Skill) -> tuple[tuple[int, int, tuple[Resource, ...]], ...]:
    """By the step that they serve, the lowest first."""
    ways = sorted({(item.start, item.end) for item in skill.resources})
    return tuple(
        (start, end, tuple(item for item in skill.resources if (item.start, item.end) == (start, end)))
        for start, end in ways
    )


def _beside(catalogue: Catalogue, skill: Skill) -> tuple[Skill | None, Skill | None]:
    """The skills before and after it in its category; a retired skill stands in no row."""
    row = catalogue.skills_of[skill.category]
    if skill.retired:
        return None, None
    place = row.index(skill)
    return (row[place - 1] if place else None), (row[place + 1] if place + 1 < len(row) else None)
