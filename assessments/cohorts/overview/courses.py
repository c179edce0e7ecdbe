"""How the readiness of somebody went, from what was added up for them: what they have now, and what changed when.

All is counted in whole parts: a level of a skill that is asked for is worth its weight in twelfths, so that a quarter,
a third and a half of what is wanted are whole, and a database can add them up.

>>> git, sql = Ask(level=2, weight=1), Ask(level=3, weight=3)
>>> worth(git, 1), worth(git, 4), worth(sql, 1), whole_of({"git": git, "sql": sql})
(6, 12, 12, 48)

From what is there now, it goes back period by period. Of 48 parts Ana has 24; half of them came in the third week:

>>> days = [date(2026, 3, 2), date(2026, 3, 9), date(2026, 3, 16)]
>>> ana = course_of(Sum(24, {0: 12, 2: 12}), 48, days)
>>> [(point.day.isoformat(), point.ready) for point in ana.points], ana.start, ana.now
([('2026-03-02', 25.0), ('2026-03-16', 50.0)], 25.0, 50.0)

Who looks back says what they had at the start of the skills that they look back at; the others count as they did then:

>>> course_of(Sum(24, {0: 12, 2: 12}), 48, days, looked=Sum(12, {0: 12}), said=6).looking_back
12.5
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from assessments.plans.curve import Point
from skills.catalogue import Catalogue
from skills.succession import forebears, handed_on
from skills.targets import Ask, Target

TWELFTHS = 12


@dataclass(frozen=True)
class Sum:
    """The parts that are there now, and by how many they changed in each period, counted from 0."""

    now: int = 0
    moves: Mapping[int, int] = field(default_factory=dict)

    def __add__(self, other: "Sum") -> "Sum":
        moves = {number: self.moves.get(number, 0) for number in self.moves.keys() | other.moves.keys()}
        return Sum(self.now + other.now, {number: each + other.moves.get(number, 0) for number, each in moves.items()})

    def by(self, last: int) -> int:
        """The parts at the end of a period."""
        return self.now - sum(parts for number, parts in self.moves.items() if number > last)


@dataclass(frozen=True)
class Course:
    """`points` hold the readiness at the end of each period in which something changed, the oldest first."""

    points: tuple[Point, ...]
    looking_back: float | None = None

    @property
    def start(self) -> float:
        return self.points[0].ready

    @property
    def now(self) -> float:
        return self.points[-1].ready


@dataclass(frozen=True)
class Change:
    """In this period a skill was changed; before, it was at this level, with None for what doesn't apply."""

    number: int
    skill: str
    before: int | None
    was_rated: bool = True


def worth(ask: Ask, level: int) -> int:
    return ask.weight * (TWELFTHS // ask.level) * min(level, ask.level)


def whole_of(target: Target) -> int:
    return sum(TWELFTHS * ask.weight for ask in target.values())


def course_of(
    found: Sum, whole: int, days: Sequence[date], looked: Sum | None = None, said: int | None = None
) -> Course:
    """`looked` is what there is of the skills that somebody has looked back at, and `said` what they say of the start.

    Of a rating without a history it isn't known when it came: it counts from the first day.
    """
    numbers = sorted(found.moves) or [0]
    points, parts = [], found.now
    for number in reversed(numbers):
        points.append(Point(days[number], _percent(parts, whole)))
        parts -= found.moves.get(number, 0)
    course = tuple(reversed(points))
    if looked is None or said is None:
        return Course(course)
    start = found.by(numbers[0]) - looked.by(numbers[0]) + said
    return Course(course, _percent(start, whole))


def _percent(parts: int, whole: int) -> float:
    """What asks for nothing is reached, as everywhere."""
    return 100 * parts / whole if whole else 100.0


def merged(catalogue: Catalogue, target: Target) -> Target:
    """What took the place of other skills: there, what somebody said of those counts until they rate this one."""
    return {skill: ask for skill, ask in target.items() if forebears(catalogue, skill)}


def replay(
    catalogue: Catalogue, skill: str, ask: Ask, levels: Mapping[str, int | None], changes: Iterable[Change]
) -> Sum:
    """Of one merged skill; the changes stand with the newest first.

    >>> from dataclasses import replace
    >>> from skills.catalogue import Framework, Skill
    >>> old = Skill("cvs", "CVS", "tools", "", "", (), (), retired=True, replaced_by=("git",))
    >>> catalogue = Catalogue(Framework("f", "F", "s", ()), (), (old,), *((),) * 7)
    >>> replay(catalogue, "git", Ask(2, 1), {"cvs": 2}, [Change(3, "cvs", 1), Change(0, "cvs", None, False)])
    Sum(now=12, moves={3: 6, 0: 6})
    """
    then = dict(levels)
    now = _parts(catalogue, skill, ask, then)
    moves: dict[int, int] = {}
    after = now
    for change in changes:
        if change.was_rated:
            then[change.skill] = change.before
        else:
            then.pop(change.skill, None)
        before = _parts(catalogue, skill, ask, then)
        moves[change.number] = moves.get(change.number, 0) + after - before
        after = before
    return Sum(now, moves)


def _parts(catalogue: Catalogue, skill: str, ask: Ask, levels: Mapping[str, int | None]) -> int:
    return worth(ask, level_in(catalogue, skill, levels) or 0)


def level_in(catalogue: Catalogue, skill: str, levels: Mapping[str, int | None]) -> int | None:
    return handed_on(catalogue, levels, lambda level: -1 if level is None else level).get(skill)
