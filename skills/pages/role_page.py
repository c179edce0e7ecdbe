"""What the page of one role shows: its levels side by side, what each asks, and how many hours lie before each."""

from collections.abc import Mapping
from dataclasses import dataclass

from skills.career.pay import figures_in_words, unit_of
from skills.catalogue import (
    IMPORTANCE,
    SENIORITIES,
    Catalogue,
    Category,
    Pay,
    Responsibility,
    Role,
    RoleLevel,
    Skill,
    Years,
)
from skills.citations import Citation, cite, marks
from skills.kept import kept
from skills.pages.level_picture import LevelPicture, level_picture
from skills.pages.skill_page import hours_of, steps
from skills.prerequisites import Step, closure

ROUGHLY = 10  # hours are estimates: sums of many are told in tens


@dataclass(frozen=True)
class LevelColumn:
    """One level of the role. `hours` is what somebody who starts from nothing must learn, prerequisites included."""

    level: RoleLevel
    years: str
    skills: int
    essential: int
    hours: int
    sources: tuple[Citation, ...]

    @property
    def hours_text(self) -> str:
        return f"{self.hours:,}"


@dataclass(frozen=True)
class SkillRow:
    """What each level asks of one skill, as (level, importance); (0, "") where it asks nothing."""

    skill: Skill
    cells: tuple[tuple[int, str], ...]


@dataclass(frozen=True)
class PayRow:
    level: str
    figure: str
    unit: str
    pay: Pay
    source: Citation


@dataclass(frozen=True)
class RolePage:
    role: Role
    columns: tuple[LevelColumn, ...]
    groups: tuple[tuple[Category, tuple[SkillRow, ...]], ...]
    picture: LevelPicture
    responsibilities: tuple[tuple[Responsibility, tuple[Skill, ...]], ...]
    pay: tuple[PayRow, ...]
    citations: tuple[Citation, ...]

    @property
    def width(self) -> int:
        """The columns of a table with a skill in each row."""
        return 1 + len(self.columns)

    @property
    def usual(self) -> LevelColumn:
        """What most people mean by the role: its mid level, or else its first."""
        return next((column for column in self.columns if column.level.seniority == "mid"), self.columns[0])


@kept
def role_page(catalogue: Catalogue, slug: str) -> RolePage:
    role = catalogue.role[slug]
    pay = sorted((figure for figure in catalogue.pay if figure.role == slug), key=_seniority)
    named = {*role.sources, *(source for level in role.levels for source in level.sources), *(p.source for p in pay)}
    citations = cite(catalogue, named)
    return RolePage(
        role=role,
        columns=tuple(_column(catalogue, role, level, citations) for level in role.levels),
        groups=_groups(catalogue, role),
        picture=level_picture(catalogue, role),
        responsibilities=tuple(
            (duty, tuple(catalogue.skill[skill] for skill in duty.skills))
            for duty in catalogue.responsibilities
            if slug in duty.roles
        ),
        pay=tuple(_pay(figure, citations) for figure in pay),
        citations=tuple(citations.values()),
    )


@kept
def learning(catalogue: Catalogue, slug: str, seniority: str) -> frozenset[Step]:
    """All that somebody learns who starts from nothing and comes to meet a level of a role."""
    level = catalogue.role[slug].level(seniority)
    asked = level.requirements if level else ()
    return closure(steps(catalogue), ((requirement.skill, requirement.level) for requirement in asked))


@kept
def by_kind(catalogue: Catalogue) -> Mapping[str, tuple[RolePage, ...]]:
    """The pages of the roles: the target first, then what it leads to, then what stands beside it."""
    kinds = ("target", "leads_to", "neighbour")
    return {
        kind: tuple(role_page(catalogue, role.slug) for role in catalogue.roles if role.kind == kind.replace("_", "-"))
        for kind in kinds
    }


def about(hours: int) -> int:
    """
    >>> about(1304), about(97), about(4)
    (1300, 100, 4)
    """
    return hours if hours < ROUGHLY else round(hours / ROUGHLY) * ROUGHLY


def years_in_words(years: Years | None) -> str:
    """
    >>> years_in_words(Years(1, 3)), years_in_words(Years(0, 1)), years_in_words(Years(7, None)), years_in_words(None)
    ('1 to 3 years in', 'up to 1 year in', '7 years in or more', '')
    """
    if years is None:
        return ""
    if years.end is None:
        return f"{_years(years.start)} in or more"
    return f"{years.start} to {_years(years.end)} in" if years.start else f"up to {_years(years.end)} in"


def _years(number: int) -> str:
    return f"{number} year" if number == 1 else f"{number} years"


def _column(catalogue: Catalogue, role: Role, level: RoleLevel, citations: Mapping[str, Citation]) -> LevelColumn:
    return LevelColumn(
        level=level,
        years=years_in_words(level.years),
        skills=len(level.requirements),
        essential=sum(IMPORTANCE[requirement.importance] == "essential" for requirement in level.requirements),
        hours=about(hours_of(catalogue, learning(catalogue, role.slug, level.seniority))),
        sources=marks(citations, level.sources),
    )


def _groups(catalogue: Catalogue, role: Role) -> tuple[tuple[Category, tuple[SkillRow, ...]], ...]:
    """Only what some level asks, category by category."""
    asked = {skill for level in role.levels for skill in level.asks}
    groups = (
        (category, tuple(_row(role, skill) for skill in catalogue.skills_of[category.slug] if skill.slug in asked))
        for category in catalogue.categories
    )
    return tuple((category, rows) for category, rows in groups if rows)


def _row(role: Role, skill: Skill) -> SkillRow:
    found = (level.asks.get(skill.slug) for level in role.levels)
    return SkillRow(skill, tuple((asked.level, IMPORTANCE[asked.importance]) if asked else (0, "") for asked in found))


def _seniority(pay: Pay) -> int:
    """Figures of one level stand together; what names no level comes last."""
    return SENIORITIES.index(pay.seniority) if pay.seniority else len(SENIORITIES)


def _pay(pay: Pay, citations: Mapping[str, Citation]) -> PayRow:
    level = f"{pay.seniority.capitalize()} level" if pay.seniority else "No level named"
    return PayRow(level, figures_in_words(pay), unit_of(pay), pay, citations[pay.source])
