"""A picture of all skills, without a target: the levels by category, and the roles that are nearest."""

from dataclasses import dataclass

from assessments.gaps.nearest.roles import nearest
from assessments.gaps.picture import Picture
from assessments.gaps.words import percent
from careerpath.lib.levels import HIGHEST
from careerpath.lib.radar import Radar, radar
from skills.catalogue import Category, Role, RoleLevel, Skill

NEAREST = 5
LEAST_AXES = 3


@dataclass(frozen=True)
class Said:
    """`level` is None for what doesn't apply."""

    skill: Skill
    level: int | None
    verified: int | None

    @property
    def statement(self) -> str:
        return "" if self.level is None else self.skill.statement(self.level)


@dataclass(frozen=True)
class Area:
    """`average` is over the skills that have a level; None where none has, as they don't apply."""

    category: Category
    said: tuple[Said, ...]
    average: float | None
    open: int


@dataclass(frozen=True)
class NearRole:
    role: Role
    level: RoleLevel
    ready: int
    missing: tuple[Skill, ...]


@dataclass(frozen=True)
class Overview:
    areas: tuple[Area, ...]
    radar: Radar | None
    nearest: tuple[NearRole, ...]
    rated: int
    columns: tuple[str, ...] = ("Area", "Average level", "Rated", "Not rated")

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        return tuple(
            (area.category.name, _told(area.average), str(len(area.said)), str(area.open)) for area in self.areas
        )


def overview_of(picture: Picture) -> Overview:
    areas = tuple(filter(None, (_area(picture, category) for category in picture.catalogue.categories)))
    drawn = {"have": tuple(area.average or 0.0 for area in areas)}
    return Overview(
        areas=areas,
        radar=radar(tuple(area.category.name for area in areas), drawn, HIGHEST) if len(areas) >= LEAST_AXES else None,
        nearest=nearest_of(picture),
        rated=sum(len(area.said) for area in areas),
    )


def _told(average: float | None) -> str:
    return "–" if average is None else f"{average:.1f}"


def nearest_of(picture: Picture) -> tuple[NearRole, ...]:
    skill = picture.catalogue.skill
    return tuple(
        NearRole(near.role, near.level, percent(near.readiness), tuple(skill[asked.skill] for asked, _ in near.missing))
        for near in nearest(picture.catalogue, picture.levels, picture.exempt)[:NEAREST]
    )


def _area(picture: Picture, category: Category) -> Area | None:
    """None where nothing is said."""
    skills = picture.catalogue.skills_of[category.slug]
    rated = picture.rated
    said = tuple(
        Said(skill, rated[skill.slug].level, rated[skill.slug].verified) for skill in skills if skill.slug in rated
    )
    levels = [one.level for one in said if one.level is not None]
    average = sum(levels) / len(levels) if levels else None
    return Area(category, said, average, len(skills) - len(said)) if said else None
