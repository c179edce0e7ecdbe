"""What the result page shows, put together."""

from dataclasses import dataclass

from assessments.gaps.picture import Picture
from assessments.gaps.result.costs import Costs, costs_of
from assessments.gaps.result.documents import Documents, documents_of
from assessments.gaps.result.headline import Headline, headline_of
from assessments.gaps.result.overview import Overview, Said, overview_of
from assessments.gaps.result.parts import (
    Categories,
    Duty,
    ImportancePart,
    SkillRow,
    categories_of,
    duties_of,
    importances_of,
    skills_of,
)
from assessments.gaps.result.worked import Worked, worked_out
from skills.catalogue import Category, Skill


@dataclass(frozen=True)
class Strength:
    skill: Skill
    have: int
    want: int


@dataclass(frozen=True)
class Against:
    """A picture against a target of which something is left to measure."""

    headline: Headline
    costs: Costs
    categories: Categories
    skills: tuple[tuple[Category, tuple[SkillRow, ...]], ...]
    duties: tuple[Duty, ...]
    importances: tuple[ImportancePart, ...]
    strengths: tuple[Strength, ...]
    worked: Worked


@dataclass(frozen=True)
class ResultPage:
    """`against` is None where nothing is asked, `overview` where something is."""

    picture: Picture
    against: Against | None
    overview: Overview | None
    documents: Documents | None
    beside: tuple[Said, ...]


def result_page(picture: Picture) -> ResultPage:
    role, level = picture.role, picture.level
    return ResultPage(
        picture=picture,
        against=_against(picture),
        overview=None if level else overview_of(picture),
        documents=documents_of(picture.catalogue, role.slug, level.seniority) if role and level else None,
        beside=_beside(picture) if level else (),
    )


def _against(picture: Picture) -> Against | None:
    worked = worked_out(picture)
    if worked is None:
        return None
    skill = picture.catalogue.skill
    return Against(
        headline=headline_of(picture),
        costs=costs_of(picture),
        categories=categories_of(picture),
        skills=skills_of(picture),
        duties=duties_of(picture),
        importances=importances_of(picture),
        strengths=tuple(Strength(skill[gap.skill], gap.have, gap.ask.level) for gap in picture.analysis.strengths),
        worked=worked,
    )


def _beside(picture: Picture) -> tuple[Said, ...]:
    """What is rated and not asked for, in the order of the catalogue."""
    return tuple(
        Said(skill, picture.rated[skill.slug].level, picture.rated[skill.slug].verified)
        for skill in picture.catalogue.skills
        if skill.slug in picture.rated and skill.slug not in picture.target
    )
