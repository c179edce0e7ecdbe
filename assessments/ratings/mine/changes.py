"""What is different between two sittings, skill by skill. Each is read with the catalogue of its own day.

A skill keeps its slug for good, so one that was renamed is the same skill. Where a skill was put together with another
since, or is no longer asked for, that is said beside it.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Literal

from assessments.ratings.answers.stands import Stand, stand_in
from skills.catalogue import Catalogue, Category, Skill
from skills.difference_words import listed

Kind = Literal["up", "down", "new", "gone", "otherwise", "same"]
# In the order of a page: what it is called there.
KINDS: Mapping[Kind, str] = {
    "up": "up",
    "down": "down",
    "new": "newly rated",
    "gone": "no longer rated",
    "otherwise": "applies or not, unlike before",
    "same": "unchanged",
}


@dataclass(frozen=True)
class Answered:
    """A sitting as it was finished: what was said (no level: doesn't apply), and what was asked at all."""

    catalogue: Catalogue
    answers: Mapping[str, int | None]
    asked: Collection[str]


@dataclass(frozen=True)
class Side:
    """What was said of a skill in one of the two, and the sentence that it stood for then."""

    stand: Stand
    is_asked: bool
    statement: str


@dataclass(frozen=True)
class Change:
    skill: Skill
    kind: Kind
    before: Side
    after: Side
    # Empty unless the skill had another name then.
    was_called: str = ""
    now_part_of: tuple[Skill, ...] = ()

    @property
    def words(self) -> str:
        return KINDS[self.kind]

    @property
    def is_worth_telling(self) -> bool:
        """What was said, or what the catalogue says of it: its name, its sentence, whether it is asked for."""
        reworded = self.before.statement != self.after.statement
        return self.kind != "same" or reworded or bool(self.was_called) or self.skill.retired

    @property
    def notes(self) -> tuple[str, ...]:
        """What else there is to say: another name, not asked for in one of the two, out of use by now."""
        found = [f"It was called “{self.was_called}” then."] if self.was_called else []
        if self.kind == "new" and not self.before.is_asked:
            found.append("The earlier assessment didn’t ask for it.")
        if self.kind == "gone" and not self.after.is_asked and not self.skill.retired:
            found.append("The later assessment didn’t ask for it.")
        if self.skill.retired and self.now_part_of:
            into = listed(skill.name for skill in self.now_part_of)
            found.append(f"It is no longer asked for. What it was about is now part of {into}.")
        elif self.skill.retired:
            found.append("It is no longer asked for.")
        return tuple(found)


@dataclass(frozen=True)
class ChangedPart:
    category: Category
    changes: tuple[Change, ...]

    @property
    def told(self) -> tuple[Change, ...]:
        return tuple(change for change in self.changes if change.is_worth_telling)

    @property
    def unchanged(self) -> tuple[Change, ...]:
        return tuple(change for change in self.changes if not change.is_worth_telling)


@dataclass(frozen=True)
class Changes:
    parts: tuple[ChangedPart, ...]

    @property
    def all(self) -> tuple[Change, ...]:
        return tuple(change for part in self.parts for change in part.changes)

    @property
    def counts(self) -> dict[Kind, int]:
        """How many there are of each kind, without those of which there is none."""
        found = [change.kind for change in self.all]
        return {kind: found.count(kind) for kind in KINDS if kind in found}


def kind_of(before: Stand, after: Stand) -> Kind:
    """
    >>> kind_of(Stand(True, 1), Stand(True, 3)), kind_of(Stand(), Stand(True, 0)), kind_of(Stand(True), Stand(True, 2))
    ('up', 'new', 'otherwise')
    """
    if before == after:
        return "same"
    if not before.is_rated:
        return "new"
    if not after.is_rated:
        return "gone"
    if before.level is None or after.level is None:
        return "otherwise"
    return "up" if after.level > before.level else "down"


def changes_between(earlier: Answered, later: Answered) -> Changes:
    """Every skill that was rated in one of the two, in the order of the later catalogue."""
    rated = {*earlier.answers, *later.answers}
    known = {**earlier.catalogue.skill, **later.catalogue.skill}
    categories = {category.slug: category for category in (*later.catalogue.categories, *earlier.catalogue.categories)}
    order = dict.fromkeys((*later.catalogue.skill, *earlier.catalogue.skill))
    found = [_change(known[slug], earlier, later) for slug in order if slug in rated]
    parts = (
        ChangedPart(category, tuple(change for change in found if change.skill.category == slug))
        for slug, category in categories.items()
    )
    return Changes(tuple(part for part in parts if part.changes))


def _change(skill: Skill, earlier: Answered, later: Answered) -> Change:
    before, after = _side(skill.slug, earlier), _side(skill.slug, later)
    old = earlier.catalogue.skill.get(skill.slug, skill)
    return Change(
        skill=skill,
        kind=kind_of(before.stand, after.stand),
        before=before,
        after=after,
        was_called=old.name if old.name != skill.name else "",
        now_part_of=tuple(later.catalogue.skill[slug] for slug in skill.replaced_by if slug in later.catalogue.skill),
    )


def _side(slug: str, answered: Answered) -> Side:
    stand = stand_in(answered.answers, slug)
    skill = answered.catalogue.skill.get(slug)
    statement = "" if skill is None or stand.level is None else skill.statement(stand.level)
    return Side(stand, slug in answered.asked, statement)
