"""A result as a table and as a document, for whoever wants to go on with it elsewhere."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from assessments.gaps.analysis import Rated, SkillGap
from assessments.gaps.picture import Picture
from careerpath.lib.cells import csv_text
from skills.catalogue import IMPORTANCE, Catalogue, Skill
from skills.kept import kept

OF_NOTHING_ASKED = "not asked for"
EXEMPTED = "exempted"
# So many that the points of a hundred skills still add up to the readiness.
PLACES = 6


@dataclass(frozen=True)
class Line:
    """One skill. What isn't there is None: a level that wasn't given, and points where nothing is asked."""

    skill: str
    name: str
    area: str
    state: str
    level: int | None
    verified_level: int | None
    asked_level: int | None
    importance: str | None
    points: float | None
    of_points: float | None
    hours: int | None
    has_evidence: bool
    rated_days_ago: int | None
    statement: str
    asked_statement: str
    note: str
    exempted_because: str


@kept
def area_names(catalogue: Catalogue) -> Mapping[str, str]:
    """The name of the category that each skill is in."""
    names = {category.slug: category.name for category in catalogue.categories}
    return {skill.slug: names[skill.category] for skill in catalogue.skills}


def lines_of(picture: Picture, notes: Mapping[str, str]) -> tuple[Line, ...]:
    """What is asked, the dearest first; then what is exempted, and what else is rated."""
    gaps = [_asked(picture, gap, notes) for gap in picture.analysis.skills]
    known = {gap.skill for gap in picture.analysis.skills}
    exempt = [_plain(picture, skill, EXEMPTED, notes) for skill in picture.analysis.exempt]
    known |= set(picture.analysis.exempt)
    others = (skill.slug for skill in picture.catalogue.skills if skill.slug in picture.rated)
    return (
        *gaps,
        *exempt,
        *(_plain(picture, skill, OF_NOTHING_ASKED, notes) for skill in others if skill not in known),
    )


def _asked(picture: Picture, gap: SkillGap, notes: Mapping[str, str]) -> Line:
    skill = picture.catalogue.skill[gap.skill]
    return _line(
        picture,
        skill,
        notes,
        state=gap.state,
        asked_level=gap.ask.level,
        importance=IMPORTANCE[gap.ask.weight],
        points=round(gap.points, PLACES),
        of_points=round(gap.worth, PLACES),
        hours=skill.hours(gap.have, gap.ask.level),
        asked_statement=skill.statement(gap.ask.level),
    )


def _plain(picture: Picture, slug: str, state: str, notes: Mapping[str, str]) -> Line:
    nothing: dict[str, Any] = dict.fromkeys(("asked_level", "importance", "points", "of_points", "hours"))
    return _line(picture, picture.catalogue.skill[slug], notes, state=state, asked_statement="", **nothing)


def _line(picture: Picture, skill: Skill, notes: Mapping[str, str], **asked: Any) -> Line:
    rated = picture.rated.get(skill.slug)
    seen = rated or Rated(None)
    return Line(
        skill=skill.slug,
        name=skill.name,
        area=area_names(picture.catalogue)[skill.slug],
        level=seen.level,
        verified_level=seen.verified,
        has_evidence=seen.has_evidence,
        rated_days_ago=rated.age if rated else None,
        statement="" if seen.level is None else skill.statement(seen.level),
        note=notes.get(skill.slug, ""),
        exempted_because=picture.exempt[skill.slug] if asked["state"] == EXEMPTED else "",
        **asked,
    )


HEADER = tuple(name.replace("_", " ") for name in Line.__dataclass_fields__)


def csv_of(picture: Picture, notes: Mapping[str, str]) -> str:
    return csv_text(HEADER, (_cells(line) for line in lines_of(picture, notes)))


def _cells(line: Line) -> tuple[Any, ...]:
    return tuple("yes" if cell is True else "no" if cell is False else cell for cell in vars(line).values())


def document_of(picture: Picture, notes: Mapping[str, str]) -> dict[str, Any]:
    """What JSON can hold. Without a target there is no readiness."""
    role, level, span = picture.role, picture.level, picture.span
    measured = bool(picture.analysis.skills)
    return {
        "target": {"role": role.slug, "name": picture.name, "level": level.seniority} if role and level else None,
        "date": picture.on.isoformat(),
        "readiness": round(picture.analysis.readiness, 2) if measured else None,
        "range": [round(span.least, 2), round(span.most, 2)] if measured else None,
        "verified_percent_of_readiness": round(picture.analysis.verified_share, 2) if measured else None,
        "exempted": dict(picture.exempt),
        "skills": [vars(line) for line in lines_of(picture, notes)],
    }


def file_name(picture: Picture, ending: str) -> str:
    """
    >>> from datetime import date
    >>> from skills.catalogue import Catalogue, Framework
    >>> empty = Catalogue(Framework("f", "F", "s", ()), *((),) * 9)
    >>> file_name(Picture(empty, None, None, {}, {}, date(2026, 3, 14)), "csv")
    'result-all-skills-2026-03-14.csv'
    """
    of = f"{picture.role.slug}-{picture.level.seniority}" if picture.role and picture.level else "all-skills"
    return f"result-{of}-{picture.on.isoformat()}.{ending}"
