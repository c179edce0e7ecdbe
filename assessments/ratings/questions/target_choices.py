"""What one can choose to be: each level of each role, with what it asks for and how long the questions take."""

from collections.abc import Mapping
from dataclasses import dataclass

from assessments.ratings.questions.pace import minutes
from assessments.ratings.questions.scope import scope_of
from skills.catalogue import IMPORTANCE, Catalogue, Role, RoleLevel
from skills.kept import kept
from skills.pages.role_page import RolePage, by_kind

EVERYTHING = "everything"


@dataclass(frozen=True)
class LevelChoice:
    """`hours` is what lies before somebody who starts from nothing; `questions` is how many skills a sitting asks."""

    value: str
    level: RoleLevel
    years: str
    skills: int
    essential: tuple[str, ...]
    hours: int
    questions: int
    minutes: int

    @property
    def besides(self) -> int:
        """How many are asked only because others need them."""
        return self.questions - self.skills


@dataclass(frozen=True)
class RoleChoice:
    role: Role
    levels: tuple[LevelChoice, ...]


@dataclass(frozen=True)
class Everything:
    questions: int
    minutes: int


def value_of(role: str, seniority: str) -> str:
    return f"{role}/{seniority}" if role else EVERYTHING


@kept
def role_choices(catalogue: Catalogue) -> Mapping[str, RoleChoice]:
    """Each role by its slug: the targets first, then what they lead to, then what stands beside them."""
    pages = (page for pages in by_kind(catalogue).values() for page in pages)
    return {page.role.slug: _role(catalogue, page) for page in pages}


def _role(catalogue: Catalogue, page: RolePage) -> RoleChoice:
    levels = (_level(catalogue, page.role, column.level, column.years, column.hours) for column in page.columns)
    return RoleChoice(page.role, tuple(levels))


def _level(catalogue: Catalogue, role: Role, level: RoleLevel, years: str, hours: int) -> LevelChoice:
    essential = (asked for asked in level.requirements if IMPORTANCE[asked.importance] == "essential")
    questions = len(scope_of(catalogue, level).skills)
    return LevelChoice(
        value=value_of(role.slug, level.seniority),
        level=level,
        years=years,
        skills=len(level.requirements),
        essential=tuple(catalogue.skill[asked.skill].name for asked in essential),
        hours=hours,
        questions=questions,
        minutes=minutes(questions),
    )


@kept
def everything(catalogue: Catalogue) -> Everything:
    questions = len(scope_of(catalogue, None).skills)
    return Everything(questions, minutes(questions))
