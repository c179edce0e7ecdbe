"""The list of skills: all, those that words find, or those that a role asks for, in the order that is wanted."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import Any

from skills.catalogue import IMPORTANCE, Catalogue, Category, Role, RoleLevel, Skill
from skills.kept import kept
from skills.pages.search import Hit, Query, find, hit, query_of
from skills.pages.skill_page import WORKING


@dataclass(frozen=True)
class Wanted:
    """`seniority` narrows the role; without an order the best match, or else the category, comes first."""

    query: str = ""
    role: Role | None = None
    seniority: str = ""
    order: str = ""

    @cached_property
    def words(self) -> Query:
        return query_of(self.query)

    @property
    def by_category(self) -> bool:
        return self.order == "category" or not (self.order or self.query)


@dataclass(frozen=True)
class Ask:
    """What one level of the chosen role asks of a skill, and the sentence that says what that is."""

    seniority: str
    cell: tuple[int, str]
    statement: str


@dataclass(frozen=True)
class Item:
    skill: Skill
    category: Category
    hours: int


@dataclass(frozen=True)
class Line:
    """An item as a page shows it: with what a role asks of it, and where the words stand that were searched for."""

    item: Item
    asks: tuple[Ask, ...]
    hit: Hit | None


@dataclass(frozen=True)
class Chapter:
    """A category in the list: how many of its skills are listed, and the page on which they begin."""

    category: Category
    count: int
    page: int


@kept
def items(catalogue: Catalogue) -> Mapping[str, Item]:
    """Every skill in use, category by category."""
    return {
        skill.slug: Item(skill, category, skill.hours(0, WORKING))
        for category in catalogue.categories
        for skill in catalogue.skills_of[category.slug]
    }


@kept
def everything(catalogue: Catalogue, order: str) -> tuple[Item, ...]:
    return tuple(sorted(items(catalogue).values(), key=ORDERS[order]))


# Sorting keeps the order of the catalogue where two are alike.
ORDERS: Mapping[str, Callable[[Item], Any]] = {
    "category": lambda _: 0,
    "name": lambda item: item.skill.name.casefold(),
    "hours": lambda item: item.hours,
}


def listed(catalogue: Catalogue, wanted: Wanted) -> tuple[Item, ...]:
    found = everything(catalogue, wanted.order or "category")
    if wanted.role:
        asked = {slug for level in _levels(wanted) for slug in level.asks}
        found = tuple(item for item in found if item.skill.slug in asked)
    if wanted.query:
        found = _matching(catalogue, wanted, found)
    return found


def lines(catalogue: Catalogue, wanted: Wanted, shown: Iterable[Item]) -> tuple[Line, ...]:
    """For the items of one page, not for all that are listed: it takes longer than to list them."""
    return tuple(
        Line(item, _asks(item.skill, wanted), hit(catalogue, item.skill.slug, wanted.words) if wanted.query else None)
        for item in shown
    )


def _matching(catalogue: Catalogue, wanted: Wanted, among: Sequence[Item]) -> tuple[Item, ...]:
    best = find(catalogue, wanted.words)
    if wanted.order:
        hits = set(best)
        return tuple(item for item in among if item.skill.slug in hits)
    known = {item.skill.slug: item for item in among} if wanted.role else items(catalogue)
    return tuple(known[slug] for slug in best if slug in known)


def _levels(wanted: Wanted) -> tuple[RoleLevel, ...]:
    levels = wanted.role.levels if wanted.role else ()
    return tuple(level for level in levels if wanted.seniority in ("", level.seniority))


def _asks(skill: Skill, wanted: Wanted) -> tuple[Ask, ...]:
    return tuple(
        Ask(level.seniority, (found.level, IMPORTANCE[found.importance]), skill.statement(found.level))
        for level in _levels(wanted)
        if (found := level.asks.get(skill.slug))
    )


def chapters(found: Sequence[Item], size: int) -> tuple[Chapter, ...]:
    """The categories of a list in their order, for one that is cut into pages of so many."""
    place, made = 0, []
    for category, members in groupby(found, key=lambda item: item.category):
        count = len(list(members))
        made.append(Chapter(category, count, place // size + 1))
        place += count
    return tuple(made)


@kept
def contents(catalogue: Catalogue, size: int) -> tuple[Chapter, ...]:
    """The chapters of the list of everything."""
    return chapters(everything(catalogue, "category"), size)


def by_category(shown: Iterable[Line]) -> tuple[tuple[Category, tuple[Line, ...]], ...]:
    return tuple((category, tuple(found)) for category, found in groupby(shown, key=lambda line: line.item.category))
