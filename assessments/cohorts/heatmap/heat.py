"""The map of a cohort: what is shown of a person and a skill, and what it comes to over all of them.

A lens says what is looked at: levels, what is missing to what is asked for, by how much the own level is higher than
the verified one, or by how much it changed; and which levels count: own, verified, or own corrected by the bias of the
group.

>>> ana = known(own=3, verified=1, before=2)
>>> [Lens(show).value("git", ana, want=4) for show in SHOWS]
[3, 1, 2, 1]
>>> Lens("short", "verified").value("git", ana, want=4), Lens("level", "verified").value("git", known(own=3), want=4)
(3, None)
>>> Lens("short", "corrected", Bias(0.5, {})).value("git", ana, want=4)
1.5

What doesn't apply, and what is left out, has no level; that isn't level 0:

>>> [Lens().value("git", one, want=4) for one in (known(), LEFT_OUT, known(own=0))]
[None, None, 0]

Over all people, only how many there are of each kind is counted, however many they are. Who hasn't rated a skill is not
in its mean, but hasn't met what is asked for either; who left it out is in nothing. A point of `missing` is one of the
readiness of the group.

>>> kinds = {known(own=3, before=2): 4, known(own=1, before=1): 4, LEFT_OUT: 2}
>>> git = over_skill(Lens(), Asked("git", level=2, worth=25.0), people=12, kinds=kinds)
>>> git.asked, git.rated, git.mean, git.met_in_100, git.missing, git.trend
(10, 8, 2.0, 40.0, 10.0, 0.5)

Whether somebody has it is asked of the nearest whole level, as in lessons: a bias that is small takes it from nobody.

>>> lens = Lens("level", "corrected", Bias(0.25, {}))
>>> git = over_skill(lens, Asked("git", level=3, worth=25.0), people=10, kinds={known(own=3): 4, known(own=2): 4})
>>> git.met_in_100, git.mean
(40.0, 2.25)

To learners a mean is told only from five people on, and to the nearest half: who looks before and after one more has
rated can't reckon what that one said.

>>> of = lambda many: over_skill(Lens(), Asked("git", 2, 25.0), people=12, kinds={known(own=3): many, known(own=2): 2})
>>> told_to_learners(of(2)), told_to_learners(of(4))
(None, 2.5)
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache, reduce
from typing import Literal, get_args

from assessments.cohorts.opinions.bias import TOP, Bias, nearest
from skills.targets import Ask, Target

Show = Literal["level", "short", "apart", "change"]
By = Literal["own", "verified", "corrected"]
SHOWS: tuple[Show, ...] = get_args(Show)

# Of fewer people, a learner could tell from a mean what others have said.
FEWEST_TO_SHOW = 5
NO_BIAS = Bias(0.0, {})


@dataclass(frozen=True)
class Asked:
    """A skill of the goal. `worth` are its points of readiness, of 100 in all."""

    slug: str
    level: int
    worth: float


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a person and a skill that is rated or left out. Rated without a level, it doesn't apply."""

    own: int | None
    verified: int | None
    before: int | None
    left_out: bool = False

    @property
    def change(self) -> int | None:
        return None if self.own is None or self.before is None else self.own - self.before

    @property
    def apart(self) -> int | None:
        """By how many levels the own level is higher than the verified one."""
        return None if self.own is None or self.verified is None else self.own - self.verified


@lru_cache(maxsize=1000)
def known(own: int | None = None, verified: int | None = None, before: int | None = None) -> Known:
    """There are but 216 of them, and a map has ten thousands."""
    return Known(own, verified, before)


LEFT_OUT = Known(None, None, None, left_out=True)
Kinds = Mapping[Known, int]


@dataclass(frozen=True)
class Lens:
    show: Show = "level"
    by: By = "own"
    bias: Bias = NO_BIAS

    @property
    def has_arrows(self) -> bool:
        """What has changed is the own level."""
        return self.show in ("level", "short") and self.by != "verified"

    def level(self, skill: str, one: Known) -> float | None:
        if self.by == "verified":
            return one.verified
        if one.own is None or self.by == "own":
            return one.own
        return min(max(one.own - self.bias.of(skill), 0.0), float(TOP))

    def value(self, skill: str, one: Known, want: float) -> float | None:
        """None where there is nothing to say by this lens."""
        if one.left_out:
            return None
        if self.show in ("apart", "change"):
            return one.apart if self.show == "apart" else one.change
        level = self.level(skill, one)
        return level if level is None or self.show == "level" else max(want - level, 0)


@dataclass(frozen=True)
class Overall:
    """A skill, or several, over all people: sums, so that two can be added. `asked` counts each person and skill."""

    asked: int = 0
    rated: int = 0
    levels: float = 0.0
    met: int = 0
    missing: float = 0.0
    changed: int = 0
    change: int = 0
    compared: int = 0
    difference: int = 0

    def __add__(self, other: "Overall") -> "Overall":
        return Overall(*(getattr(self, name) + getattr(other, name) for name in self.__dataclass_fields__))

    @property
    def mean(self) -> float | None:
        return self.levels / self.rated if self.rated else None

    @property
    def met_in_100(self) -> float | None:
        return 100 * self.met / self.asked if self.asked else None

    @property
    def trend(self) -> float | None:
        """Of those of whom both levels are known: who comes in late would change a difference of means."""
        return self.change / self.changed if self.changed else None

    @property
    def apart(self) -> float | None:
        return self.difference / self.compared if self.compared else None

    @property
    def is_lacking(self) -> bool:
        """Fewer than half of those who are asked for it have it."""
        return 2 * self.met < self.asked


def over_skill(lens: Lens, skill: Asked, people: int, kinds: Kinds) -> Overall:
    asked = people - kinds.get(LEFT_OUT, 0)
    there = [(one, number, lens.level(skill.slug, one)) for one, number in kinds.items() if not one.left_out]
    rated = [(number, level) for _, number, level in there if level is not None]
    covered = sum(min(level, skill.level) * number for number, level in rated)
    changed = [(number, one.change) for one, number, _ in there if one.change is not None]
    compared = [(number, one.apart) for one, number, _ in there if one.apart is not None]
    return Overall(
        asked=asked,
        rated=sum(number for number, _ in rated),
        levels=sum(number * level for number, level in rated),
        met=sum(number for number, level in rated if nearest(level) >= skill.level),
        missing=skill.worth * (1 - covered / (skill.level * asked)) if asked else 0.0,
        changed=sum(number for number, _ in changed),
        change=sum(number * levels for number, levels in changed),
        compared=sum(number for number, _ in compared),
        difference=sum(number * levels for number, levels in compared),
    )


@dataclass(frozen=True)
class Lacked:
    """A skill of the goal, over all people: how many are asked for it, how many of these have it, and the points that
    are missing."""

    slug: str
    ask: Ask
    asked: int
    rated: int
    met: int
    missing: float


def most_lacked(
    target: Target, people: int, counts: Mapping[str, Mapping[int, int]], left_out: Mapping[str, int]
) -> tuple[Lacked, ...]:
    """`counts` says for each skill how many people are at each own level, without those who left it out.

    >>> goal = {"git": Ask(2, 1), "sql": Ask(4, 3)}
    >>> [one.slug for one in most_lacked(goal, 10, {"git": {1: 4, 3: 4}, "sql": {0: 1, 4: 3}}, {})]
    ['sql', 'git']
    """
    whole = sum(ask.weight for ask in target.values())
    found = []
    for slug, ask in target.items():
        kinds = {known(own): number for own, number in counts.get(slug, {}).items()} | {LEFT_OUT: left_out.get(slug, 0)}
        one = over_skill(Lens(), Asked(slug, ask.level, 100 * ask.weight / whole), people, kinds)
        found.append(Lacked(slug, ask, one.asked, one.rated, one.met, one.missing))
    return tuple(sorted(found, key=lambda skill: (-round(skill.missing, 9), skill.slug)))


def together(several: Iterable[Overall]) -> Overall:
    """
    >>> one = Overall(asked=2, rated=1, levels=3.0)
    >>> together([one, one]).mean, together([]).mean
    (3.0, None)
    """
    return reduce(Overall.__add__, several, Overall())


def told_to_learners(skill: Overall) -> float | None:
    return round(2 * skill.mean) / 2 if skill.mean is not None and skill.rated >= FEWEST_TO_SHOW else None
