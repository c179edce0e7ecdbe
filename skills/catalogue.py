"""The catalogue as everybody but its editors reads it: frozen, complete, made from one release.

Things are known by their slugs. `careerpath.lib.records` reads and writes these records; the types carry its limits.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, Any, Literal

from careerpath.lib.records import Limits

Seniority = Literal["junior", "mid", "senior", "lead"]
SENIORITIES: tuple[Seniority, ...] = ("junior", "mid", "senior", "lead")
RoleKind = Literal["target", "leads-to", "neighbour"]
ResourceKind = Literal["documentation", "course", "book", "article", "exercise", "video"]
FitKind = Literal["upside", "downside", "trade-off", "suits", "suits-less"]
FactKind = Literal["employer", "sector", "place", "outlook", "comes-from", "leads-to", "transition", "title"]
IMPORTANCE: Mapping[int, str] = {3: "essential", 2: "important", 1: "useful"}

Slug = Annotated[str, Limits(slug=True, most=80)]
Name = Annotated[str, Limits(most=100)]
Title = Annotated[str, Limits(most=200)]
Sentence = Annotated[str, Limits(most=300)]
Passage = Annotated[str, Limits(most=500)]
Paragraph = Annotated[str, Limits(most=1000)]
Link = Annotated[str, Limits(link=True, most=500)]
Rank = Annotated[int, Limits(least=1, most=4)]
Hours = Annotated[int, Limits(least=1, most=1000)]
Months = Annotated[int, Limits(least=1, most=120)]


@dataclass(frozen=True)
class Framework:
    slug: Slug
    name: Name
    summary: Passage
    about: tuple[Paragraph, ...]
    # After how long a rating may be off by half a level.
    half_life_months: Months = 12


@dataclass(frozen=True)
class Category:
    slug: Slug
    name: Name
    summary: Sentence


@dataclass(frozen=True)
class Level:
    level: Rank
    statement: Title
    hours: Hours


@dataclass(frozen=True)
class Need:
    """Level `at` of the skill needs `skill` at `level`."""

    at: Rank
    skill: Slug
    level: Rank


@dataclass(frozen=True)
class Resource:
    """Serves the steps from one level up to another."""

    title: Title
    link: Link
    kind: ResourceKind
    start: Annotated[int, Limits(key="from", most=3)]
    end: Annotated[int, Limits(key="to", least=1, most=4)]
    hours: Hours
    cost: Literal["free", "paid"]


@dataclass(frozen=True)
class Skill:
    slug: Slug
    name: Name
    category: Slug
    summary: Title
    why: Passage
    aliases: tuple[Name, ...]
    levels: tuple[Level, ...]
    needs: tuple[Need, ...] = ()
    resources: tuple[Resource, ...] = ()
    sources: tuple[Slug, ...] = ()
    often_missing: bool = False
    retired: bool = False
    replaced_by: tuple[Slug, ...] = ()

    def statement(self, at: int) -> str:
        return self.levels[at - 1].statement if at else f"{self.name}: new to you."

    def hours(self, start: int, end: int) -> int:
        return sum(step.hours for step in self.levels[start:end])


@dataclass(frozen=True)
class Requirement:
    skill: Slug
    level: Rank
    importance: Annotated[int, Limits(least=1, most=3)]


@dataclass(frozen=True)
class Years:
    start: Annotated[int, Limits(key="from", most=60)]
    end: Annotated[int | None, Limits(key="to", most=60)]


@dataclass(frozen=True)
class RoleLevel:
    seniority: Seniority
    owns: Sentence
    requirements: tuple[Requirement, ...]
    years: Years | None = None
    sources: tuple[Slug, ...] = ()

    @cached_property
    def asks(self) -> Mapping[str, Requirement]:
        return {requirement.skill: requirement for requirement in self.requirements}


@dataclass(frozen=True)
class Role:
    slug: Slug
    name: Name
    kind: RoleKind
    summary: Passage
    levels: tuple[RoleLevel, ...]
    titles: tuple[Name, ...] = ()
    sources: tuple[Slug, ...] = ()

    def level(self, seniority: str) -> RoleLevel | None:
        return next((found for found in self.levels if found.seniority == seniority), None)


@dataclass(frozen=True)
class Responsibility:
    slug: Slug
    text: Sentence
    roles: tuple[Slug, ...]
    skills: tuple[Slug, ...]
    sources: tuple[Slug, ...] = ()


@dataclass(frozen=True)
class Proof:
    skill: Slug
    level: Rank


@dataclass(frozen=True)
class Milestone:
    slug: Slug
    name: Name
    summary: Passage
    hours: Hours
    proves: tuple[Proof, ...]
    checklist: tuple[Sentence, ...]
    sources: tuple[Slug, ...] = ()


@dataclass(frozen=True)
class Source:
    slug: Slug
    title: Title
    publisher: Name
    summary: Sentence
    published: Name | None = None
    accessed: Name | None = None


@dataclass(frozen=True)
class Pay:
    source: Slug
    role: Slug
    seniority: Seniority | None
    low: int | None
    high: int | None
    average: int | None
    currency: Annotated[str, Limits(most=3)]
    period: Literal["year", "month", "hour"]
    place: Name | None = None
    year: Annotated[int | None, Limits(least=1990, most=2100)] = None
    cites: Name | None = None
    note: Sentence | None = None


@dataclass(frozen=True)
class Fit:
    """What speaks for the career or against it; a trade-off has two poles."""

    slug: Slug
    kind: FitKind
    name: Name
    text: Passage
    left: Name | None = None
    right: Name | None = None
    sources: tuple[Slug, ...] = ()


@dataclass(frozen=True)
class Fact:
    slug: Slug
    kind: FactKind
    name: Name
    text: Passage | None = None
    role: Slug | None = None
    sources: tuple[Slug, ...] = ()


@dataclass(frozen=True)
class Catalogue:
    framework: Framework
    categories: tuple[Category, ...]
    skills: tuple[Skill, ...]
    roles: tuple[Role, ...]
    responsibilities: tuple[Responsibility, ...]
    milestones: tuple[Milestone, ...]
    pay: tuple[Pay, ...]
    fit: tuple[Fit, ...]
    market: tuple[Fact, ...]
    sources: tuple[Source, ...]

    @cached_property
    def skill(self) -> Mapping[str, Skill]:
        return {skill.slug: skill for skill in self.skills}

    @cached_property
    def role(self) -> Mapping[str, Role]:
        return {role.slug: role for role in self.roles}

    @cached_property
    def source(self) -> Mapping[str, Source]:
        return {source.slug: source for source in self.sources}

    @cached_property
    def skills_of(self) -> Mapping[str, tuple[Skill, ...]]:
        """The skills in use, by category, in the order of the list."""
        found: dict[str, tuple[Skill, ...]] = {category.slug: () for category in self.categories}
        for skill in self.skills:
            if not skill.retired:
                found[skill.category] += (skill,)
        return found

    @cached_property
    def unlocks(self) -> Mapping[str, tuple[tuple[Need, Skill], ...]]:
        """For each skill: the needs of other skills that it meets."""
        found: dict[str, tuple[tuple[Need, Skill], ...]] = defaultdict(tuple)
        for skill in self.skills:
            for need in skill.needs:
                found[need.skill] += ((need, skill),)
        return dict(found)

    @cached_property
    def asked_by(self) -> Mapping[str, tuple[tuple[Role, RoleLevel, Requirement], ...]]:
        """For each skill: the role levels that ask for it."""
        found: dict[str, tuple[tuple[Role, RoleLevel, Requirement], ...]] = defaultdict(tuple)
        for role in self.roles:
            for role_level in role.levels:
                for requirement in role_level.requirements:
                    found[requirement.skill] += ((role, role_level, requirement),)
        return dict(found)


# What a thing is called, and the list of the catalogue that it stands in.
LISTS: Mapping[str, str] = {
    "category": "categories",
    "skill": "skills",
    "role": "roles",
    "responsibility": "responsibilities",
    "milestone": "milestones",
    "pay": "pay",
    "fit": "fit",
    "market": "market",
    "source": "sources",
}


def things(catalogue: Catalogue) -> Iterator[tuple[str, str, Any]]:
    """Each thing with its kind and its name; a figure of pay has no slug and goes by its source and role."""
    for kind, name in LISTS.items():
        for thing in getattr(catalogue, name):
            yield kind, f"{thing.source} {thing.role}" if kind == "pay" else thing.slug, thing
