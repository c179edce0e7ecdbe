"""Readiness by parts: by category as a radar, by responsibility, by importance, and skill by skill."""

from collections.abc import Mapping
from dataclasses import dataclass

from assessments.gaps.analysis import Part, SkillGap, State, dearest_first
from assessments.gaps.picture import Picture
from assessments.gaps.result.documents import documents_of
from assessments.gaps.tenths import of_a_hundred, told
from assessments.gaps.words import percent, points
from careerpath.lib.levels import HIGHEST
from careerpath.lib.radar import Radar, radar
from skills.catalogue import IMPORTANCE, Catalogue, Category, Responsibility, Skill
from skills.citations import Citation
from skills.kept import kept

# With fewer there is no radar to draw.
LEAST_AXES = 3


@dataclass(frozen=True)
class CategoryPart:
    """The averages of the levels over the skills that are asked for."""

    category: Category
    ready: int
    skills: int
    have: float
    verified: float
    want: float

    @property
    def cells(self) -> tuple[str, ...]:
        levels = (f"{level:.1f}" for level in (self.have, self.verified, self.want))
        return (self.category.name, *levels, f"{self.ready} %", str(self.skills))


@dataclass(frozen=True)
class Categories:
    parts: tuple[CategoryPart, ...]
    radar: Radar | None
    about: str
    columns: tuple[str, ...] = ("Area", "You", "Verified", "Asked for", "Ready", "Skills asked for")

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        return tuple(part.cells for part in self.parts)


@dataclass(frozen=True)
class Duty:
    """`missing` are the skills that hold it back. Of its `skills` those count that are asked for.

    Where that is less than half of them, what they come to says nothing of the duty.
    """

    text: str
    marks: tuple[Citation, ...]
    ready: int
    counted: int
    skills: int
    missing: tuple[Skill, ...]

    @property
    def is_measured(self) -> bool:
        return 2 * self.counted >= self.skills


@dataclass(frozen=True)
class ImportancePart:
    name: str
    skills: int
    ready: int
    points: str
    worth: str


@dataclass(frozen=True)
class SkillRow:
    skill: Skill
    state: State
    importance: str
    have: int | None
    want: int
    verified: int | None
    points: str
    worth: str


@kept
def skills_by_category(catalogue: Catalogue) -> Mapping[str, tuple[str, ...]]:
    """Also those that are retired: a result of an earlier day may ask for them."""
    return {
        category.slug: tuple(skill.slug for skill in catalogue.skills if skill.category == category.slug)
        for category in catalogue.categories
    }


@kept
def duties_of_role(catalogue: Catalogue, role: str) -> Mapping[str, tuple[str, ...]]:
    return {duty.slug: duty.skills for duty in catalogue.responsibilities if role in duty.roles}


@kept
def categories_by_slug(catalogue: Catalogue) -> Mapping[str, Category]:
    return {category.slug: category for category in catalogue.categories}


@kept
def responsibilities_by_slug(catalogue: Catalogue) -> Mapping[str, Responsibility]:
    return {duty.slug: duty for duty in catalogue.responsibilities}


def category_parts(picture: Picture) -> tuple[tuple[Category, Part], ...]:
    known = categories_by_slug(picture.catalogue)
    parts = picture.analysis.parts(skills_by_category(picture.catalogue))
    return tuple((known[part.name], part) for part in parts)


def categories_of(picture: Picture) -> Categories:
    parts = tuple(_category(category, part) for category, part in category_parts(picture))
    return Categories(parts, _radar(parts) if len(parts) >= LEAST_AXES else None, _about(parts))


def _category(category: Category, part: Part) -> CategoryPart:
    count = len(part.skills)
    verified = sum((gap.rated.verified or 0) if gap.rated else 0 for gap in part.skills)
    return CategoryPart(
        category=category,
        ready=percent(part.readiness),
        skills=count,
        have=sum(gap.have for gap in part.skills) / count,
        verified=verified / count,
        want=sum(gap.ask.level for gap in part.skills) / count,
    )


def _radar(parts: tuple[CategoryPart, ...]) -> Radar:
    series = {
        "want": tuple(part.want for part in parts),
        "have": tuple(part.have for part in parts),
        "verified": tuple(part.verified for part in parts),
    }
    return radar(tuple(part.category.name for part in parts), series, top=HIGHEST)


def _about(parts: tuple[CategoryPart, ...]) -> str:
    """What one would see in the picture, in a sentence."""
    worst = min(parts, key=lambda part: part.ready)
    if worst.ready == 100:
        return "In every area you have all that is asked for."
    return f"You are furthest below what is asked for in {worst.category.name}: {worst.ready} % of it is there."


def duties_of(picture: Picture) -> tuple[Duty, ...]:
    """What somebody is readiest for comes first."""
    if picture.role is None or picture.level is None:
        return ()
    cited = documents_of(picture.catalogue, picture.role.slug, picture.level.seniority).duties
    parts = picture.analysis.parts(duties_of_role(picture.catalogue, picture.role.slug))
    ordered = sorted(parts, key=lambda part: -round(part.readiness, 9))
    return tuple(_duty(picture.catalogue, part, cited[part.name]) for part in ordered)


def _duty(catalogue: Catalogue, part: Part, marks: tuple[Citation, ...]) -> Duty:
    duty = responsibilities_by_slug(catalogue)[part.name]
    missing = _missing(catalogue, part)
    return Duty(duty.text, marks, percent(part.readiness), len(part.skills), len(duty.skills), missing)


def _missing(catalogue: Catalogue, part: Part) -> tuple[Skill, ...]:
    lacking = (gap for gap in part.skills if gap.state != "met")
    return tuple(catalogue.skill[gap.skill] for gap in sorted(lacking, key=dearest_first))


def importances_of(picture: Picture) -> tuple[ImportancePart, ...]:
    asks = picture.target.items()
    named = {name: [skill for skill, ask in asks if ask.weight == weight] for weight, name in IMPORTANCE.items()}
    parts = picture.analysis.parts(named)
    in_points = of_a_hundred([(part.points, part.worth) for part in parts])
    return tuple(
        ImportancePart(part.name, len(part.skills), percent(part.readiness), told(have), told(of))
        for part, (have, of) in zip(parts, in_points, strict=True)
    )


def skills_of(picture: Picture) -> tuple[tuple[Category, tuple[SkillRow, ...]], ...]:
    """In the order of the catalogue."""
    return tuple(
        (category, tuple(_row(picture.catalogue, gap) for gap in part.skills))
        for category, part in category_parts(picture)
    )


def _row(catalogue: Catalogue, gap: SkillGap) -> SkillRow:
    return SkillRow(
        skill=catalogue.skill[gap.skill],
        state=gap.state,
        importance=IMPORTANCE[gap.ask.weight],
        have=gap.rated.level if gap.rated else None,
        want=gap.ask.level,
        verified=gap.rated.verified if gap.rated else None,
        points=points(gap.points),
        worth=points(gap.worth),
    )
