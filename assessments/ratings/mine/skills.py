"""What a person can do today: their skills with what they said of each, filtered and in the order that is wanted."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from assessments.ratings.answers.stands import Stand
from careerpath.lib.ages import age_in_words
from skills.catalogue import Catalogue, Category, Skill
from skills.kept import kept
from skills.pages.search import find, fold, query_of

# By then a level may be off by half of one.
OLD = 365


@dataclass(frozen=True)
class Rated:
    """`age` in days. No level is “doesn't apply to me”."""

    level: int | None
    age: int
    verified: int | None = None

    @property
    def is_old(self) -> bool:
        return self.age >= OLD


@dataclass(frozen=True)
class Mine:
    """A skill, and what one person said of it; `rated` is None when they said nothing."""

    skill: Skill
    category: Category
    rated: Rated | None
    evidence: int = 0

    @property
    def stand(self) -> Stand:
        return Stand(True, self.rated.level) if self.rated else Stand()

    @property
    def statement(self) -> str:
        level = self.rated.level if self.rated else None
        return "" if level is None else self.skill.statement(level)

    @property
    def facts(self) -> str:
        """How old the rating is, who else says so, and what there is to show for it."""
        rated, count = self.rated, self.evidence
        found = [f"Rated {age_in_words(rated.age)}"] if rated else []
        found += [f"verified at {rated.verified}"] if rated and rated.verified is not None else []
        found += [f"{count} {'piece' if count == 1 else 'pieces'} of evidence"] if count else []
        return ", ".join(found)


@dataclass(frozen=True)
class Wanted:
    show: str = ""
    query: str = ""
    order: str = ""


def _has_level(mine: Mine) -> bool:
    return mine.rated is not None and mine.rated.level is not None


# What can be shown, and in which words. The first is what one sees without asking.
SHOWN: Mapping[str, tuple[str, Callable[[Mine], bool]]] = {
    "": ("Rated", lambda mine: mine.rated is not None),
    "all": ("All skills", lambda _: True),
    "open": ("Not rated", lambda mine: mine.rated is None),
    "old": ("Rated a year ago or earlier", lambda mine: mine.rated is not None and mine.rated.is_old),
    "unproven": ("Without evidence", lambda mine: _has_level(mine) and not mine.evidence),
}

# Sorting keeps the order of the catalogue where two are alike. Without a level comes last.
ORDERS: Mapping[str, tuple[str, Callable[[Mine], Any]]] = {
    "": ("By category", lambda _: 0),
    "level": ("Highest level first", lambda mine: -_level(mine)),
    "age": ("Oldest first", lambda mine: -(mine.rated.age if mine.rated else -1)),
}


def _level(mine: Mine) -> int:
    return mine.rated.level if mine.rated and mine.rated.level is not None else -1


@kept
def in_order(catalogue: Catalogue) -> tuple[tuple[Skill, Category], ...]:
    """Every skill, category by category; those out of use at the end of theirs."""
    return tuple(
        (skill, category)
        for category in catalogue.categories
        for skill in sorted(catalogue.skills, key=lambda skill: skill.retired)
        if skill.category == category.slug
    )


def my_skills(catalogue: Catalogue, rated: Mapping[str, Rated], evidence: Mapping[str, int]) -> tuple[Mine, ...]:
    """All skills in use, and of those out of use the ones that were rated."""
    return tuple(
        Mine(skill, category, rated.get(skill.slug), evidence.get(skill.slug, 0))
        for skill, category in in_order(catalogue)
        if not skill.retired or skill.slug in rated
    )


def listed(catalogue: Catalogue, mine: Iterable[Mine], wanted: Wanted) -> tuple[Mine, ...]:
    _, is_shown = SHOWN[wanted.show]
    _, order = ORDERS[wanted.order]
    found = [one for one in mine if is_shown(one)]
    if wanted.query:
        hits, words = set(find(catalogue, query_of(wanted.query))), fold(wanted.query)
        # The search knows the skills in use; one that is out of use goes by its name.
        found = [one for one in found if one.skill.slug in hits or words in fold(one.skill.name)]
    return tuple(sorted(found, key=order))


def by_category(shown: Iterable[Mine]) -> tuple[tuple[Category, tuple[Mine, ...]], ...]:
    return tuple((category, tuple(found)) for category, found in groupby(shown, key=lambda one: one.category))
