"""The rows that the database added up, put together by person; and what is merged worked out beside them.

>>> from skills.catalogue import Framework
>>> empty = Catalogue(Framework("f", "F", "s", ()), *((),) * 9)
>>> rows = [(Kind.NOW, 7, 12, 0, 0, 0, "34"), (Kind.MOVED, 7, 12, 0, 1, 0, "")]
>>> asked = Asked(empty, {"git": Ask(level=4, weight=1)}, {"git": 3}, (date(2026, 3, 2), date(2026, 3, 9)))
>>> tally = tally_of(asked, rows)
>>> tally.courses, tally.counts["git"]
({7: Course(points=(Point(day=datetime.date(2026, 3, 9), ready=100.0),), looking_back=None)}, {4: 1})
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum

from assessments.cohorts.overview.courses import (
    Change,
    Course,
    Sum,
    course_of,
    level_in,
    merged,
    replay,
    whole_of,
    worth,
)
from assessments.cohorts.texts import codes_of
from skills.catalogue import Catalogue
from skills.succession import handed_on
from skills.targets import Ask, Target

# Levels that aren't one, where all is a number.
DOES_NOT_APPLY, NOT_RATED = -1, -2


class Kind(IntEnum):
    """What a row says. After it come five numbers and a text; those that it doesn't need are 0, and the text empty."""

    NOW = 0  # person, parts that are there, those of them that were looked back at, levels; several rows add up
    MOVED = 1  # person, parts that came, those of them that were looked back at, the period
    LOOKED = 2  # person, parts that they say they had
    LEFT_OUT = 3  # person, skill
    HELD = 4  # person, skill, level
    CHANGED = 5  # person, skill, level before, the period, the number of the change
    LOOKED_AT = 6  # person, skill, level


Row = tuple[int, int, int, int, int, int, str | None]
Counts = dict[str, dict[int, int]]


@dataclass(frozen=True)
class Asked:
    """What is added up: the numbers of the skills by slug, the first days of the periods, and whether by now it is time
    to look back. With a last day, all is as it was then."""

    catalogue: Catalogue
    target: Target
    ids: Mapping[str, int]
    days: tuple[date, ...]
    looks_back: bool = False
    last_day: date | None = None


@dataclass(frozen=True)
class Tally:
    """Whoever has rated nothing of the target has no course. `counts` says how many are at each level of a skill, and
    `left_out` how many aren't asked for it; they are at none."""

    courses: dict[int, Course]
    counts: Counts
    left_out: Counter[str]


@dataclass
class _Person:
    """What the rows say of one person."""

    now: int | None = None
    looked_now: int = 0
    levels: list[str] = field(default_factory=list)
    moves: dict[int, int] = field(default_factory=dict)
    looked_moves: dict[int, int] = field(default_factory=dict)
    said: int | None = None
    left_out: dict[str, bool] = field(default_factory=dict)
    held: dict[str, int | None] = field(default_factory=dict)
    changes: list[tuple[int, Change]] = field(default_factory=list)
    looked_at: dict[str, int] = field(default_factory=dict)

    def exempt(self, catalogue: Catalogue) -> dict[str, bool]:
        return handed_on(catalogue, self.left_out, int) if self.left_out else {}


def tally_of(asked: Asked, rows: Iterable[Row]) -> Tally:
    slugs = {number: slug for slug, number in asked.ids.items()}
    people = defaultdict[int, _Person](_Person)
    for kind, whose, first, second, third, fourth, text in rows:
        person = people[whose]
        if kind == Kind.MOVED:
            # Nearly all rows are of this kind.
            person.moves[third], person.looked_moves[third] = first, second
        elif kind == Kind.NOW:
            person.now, person.looked_now = (person.now or 0) + first, person.looked_now + second
            person.levels += [text] if text else []
        else:
            _read(person, kind, (first, second, third, fourth), slugs)
    counts = _counted(people.values(), slugs)
    whole, inherited = whole_of(asked.target), merged(asked.catalogue, asked.target)
    left_out = Counter(skill for person in people.values() for skill in person.exempt(asked.catalogue))
    _count_merged(asked, inherited, people.values(), counts)
    found = {key: _course(asked, whole, inherited, person) for key, person in people.items()}
    return Tally({key: course for key, course in found.items() if course}, counts, left_out)


def _read(person: _Person, kind: int, numbers: tuple[int, int, int, int], slugs: Mapping[int, str]) -> None:
    first, second, third, fourth = numbers
    match kind:
        case Kind.LOOKED:
            person.said = first
        case Kind.LEFT_OUT:
            person.left_out[slugs[first]] = True
        case Kind.HELD:
            person.held[slugs[first]] = None if second == DOES_NOT_APPLY else second
        case Kind.CHANGED:
            before = second if second >= 0 else None
            person.changes.append((fourth, Change(third, slugs[first], before, second != NOT_RATED)))
        case _:  # Kind.LOOKED_AT
            person.looked_at[slugs[first]] = second


def _counted(people: Iterable[_Person], slugs: Mapping[int, str]) -> Counts:
    """How many are at each level of a skill; who left it out isn't."""
    codes = codes_of(slugs)
    found = Counter[str]()
    for person in people:
        for text in person.levels:
            said = text.split(",")
            found.update([code for code in said if codes[code][0] not in person.left_out] if person.left_out else said)
    counts = defaultdict[str, dict[int, int]](dict)
    for code, number in found.items():
        slug, level = codes[code]
        if level is not None:
            counts[slug][level] = number
    return dict(counts)


def _course(asked: Asked, whole: int, inherited: Target, person: _Person) -> Course | None:
    if person.now is None and not _has(asked, inherited, person):
        return None
    left_out = person.exempt(asked.catalogue)
    if left_out:
        whole -= whole_of({skill: ask for skill, ask in asked.target.items() if skill in left_out})
    found, looked = Sum(person.now or 0, person.moves), Sum(person.looked_now, person.looked_moves)
    said = person.said
    for skill, ask in inherited.items():
        if skill in left_out:
            continue
        part = _replayed(asked, skill, ask, person)
        found += part
        if skill in person.looked_at:
            looked += part
            said = (said or 0) + worth(ask, person.looked_at[skill])
    return course_of(found, whole, asked.days, looked, said)


def _has(asked: Asked, inherited: Target, person: _Person) -> bool:
    return not inherited.keys().isdisjoint(handed_on(asked.catalogue, person.held, lambda level: level or 0))


def _replayed(asked: Asked, skill: str, ask: Ask, person: _Person) -> Sum:
    newest_first = sorted(person.changes, key=lambda each: (each[1].number, each[0]), reverse=True)
    return replay(asked.catalogue, skill, ask, person.held, [change for _, change in newest_first])


def _count_merged(asked: Asked, inherited: Target, people: Iterable[_Person], counts: Counts) -> None:
    for person in people:
        left_out = person.exempt(asked.catalogue)
        for skill in inherited.keys() - left_out.keys() if person.held else ():
            level = level_in(asked.catalogue, skill, person.held)
            if level is not None:
                at = counts.setdefault(skill, {})
                at[level] = at.get(level, 0) + 1
