"""The columns of a map: the skills of the goal, those of one area, or the areas themselves.

What an area says of a person is the mean over its skills that say something:

>>> from assessments.cohorts.heatmap.heat import LEFT_OUT
>>> data = Column("data", "Data", (Asked("git", 2, 50.0), Asked("sql", 4, 50.0)))
>>> data.want
3.0
>>> data.value(Lens(), {"git": known(own=1), "sql": known(own=2)}), data.value(Lens("short"), {"git": known(own=1)})
(1.5, 1.0)
>>> data.state({}), data.state({"git": known()}), data.state({"git": LEFT_OUT, "sql": LEFT_OUT})
('unrated', 'not for them', 'left out')
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from assessments.cohorts.heatmap.heat import Asked, Kinds, Known, Lens, Overall, known, over_skill, together
from assessments.gaps.readiness import readiness
from skills.catalogue import Catalogue
from skills.succession import handed_on, heirs
from skills.targets import Target

AREAS = "areas"
CHANGE = Lens("change")
Row = Mapping[str, Known]
State = Literal["unrated", "not for them", "left out", "known"]


@dataclass(frozen=True)
class Column:
    """`key` is a skill, and `area` the name of what it is in; or an area, which is in none."""

    key: str
    name: str
    asks: tuple[Asked, ...]
    area: str = ""

    @cached_property
    def slugs(self) -> tuple[str, ...]:
        return tuple(ask.slug for ask in self.asks)

    @property
    def is_area(self) -> bool:
        return not self.area

    @property
    def want(self) -> float:
        return sum(ask.level for ask in self.asks) / len(self.asks)

    def value(self, lens: Lens, row: Row) -> float | None:
        found = [lens.value(ask.slug, row[ask.slug], ask.level) for ask in self.asks if ask.slug in row]
        values = [value for value in found if value is not None]
        if not self.is_area:
            return values[0] if values else None
        return sum(values) / len(values) if values else None

    def change(self, row: Row) -> float | None:
        return self.value(CHANGE, row)

    def state(self, row: Row) -> State:
        there = [row[ask.slug] for ask in self.asks if ask.slug in row]
        if there and len(there) == len(self.asks) and all(one.left_out for one in there):
            return "left out"
        if not any(not one.left_out for one in there):
            return "unrated"
        return "not for them" if all(one.own is None and one.verified is None for one in there) else "known"


def columns_of(catalogue: Catalogue, target: Target, part: str) -> tuple[Column, ...]:
    """In the order of the catalogue. Of an area that there isn't, all skills."""
    whole = sum(ask.weight for ask in target.values())
    asked = {slug: Asked(slug, ask.level, 100 * ask.weight / whole) for slug, ask in target.items()}
    skills = [skill for skill in catalogue.skills if skill.slug in asked]
    by_area = [
        (area, [skill for skill in skills if skill.category == area.slug])
        for area in catalogue.categories
        if any(skill.category == area.slug for skill in skills)
    ]
    if part == AREAS:
        return tuple(
            Column(area.slug, area.name, tuple(asked[skill.slug] for skill in theirs)) for area, theirs in by_area
        )
    return tuple(
        Column(skill.slug, skill.name, (asked[skill.slug],), area.name)
        for area, theirs in [(area, theirs) for area, theirs in by_area if area.slug == part] or by_area
        for skill in theirs
    )


def over_all(lens: Lens, columns: Iterable[Column], people: int, tally: Mapping[str, Kinds]) -> dict[str, Overall]:
    """By the key of each column."""
    return {
        column.key: together(over_skill(lens, ask, people, tally.get(ask.slug, {})) for ask in column.asks)
        for column in columns
    }


def ready(lens: Lens, target: Target, row: Row) -> float | None:
    """The readiness of somebody by these levels. None for whoever has rated nothing of it."""
    if not target.keys() & {skill for skill, one in row.items() if not one.left_out}:
        return None
    asked = {skill: ask for skill, ask in target.items() if skill not in row or not row[skill].left_out}
    return readiness(asked, {skill: lens.level(skill, row[skill]) or 0 for skill in asked.keys() & row.keys()})


def lacked(lens: Lens, columns: Iterable[Column], row: Row) -> float:
    """How many levels are missing in these columns; what isn't rated is not there."""
    asks = [ask for column in columns for ask in column.asks]
    levels = ((ask, row.get(ask.slug)) for ask in asks)
    return sum(
        max(ask.level - ((lens.level(ask.slug, one) if one else None) or 0), 0)
        for ask, one in levels
        if not (one and one.left_out)
    )


def handed_down(catalogue: Catalogue, row: Row) -> Row:
    """With what a retired skill says of those that took its place. What was verified in it isn't in them."""
    older = heirs(catalogue)
    left_out = {skill: one for skill, one in row.items() if one.left_out}
    rated = {
        skill: known(one.own, None, one.before) if skill in older else one
        for skill, one in row.items()
        if not one.left_out
    }
    own = handed_on(catalogue, rated, lambda one: -1 if one.own is None else one.own)
    return own | handed_on(catalogue, left_out, lambda one: 0)
