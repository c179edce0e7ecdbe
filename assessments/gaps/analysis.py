"""From ratings and a target: what each skill costs, what the parts are, what is proven, what is old.

Everything is counted in points of readiness: what a target asks is 100 points, and each skill's share is by its weight.

>>> from skills.targets import Ask
>>> target = {"python": Ask(3, 3), "git": Ask(2, 1)}
>>> python, git = analyse(target, {"python": Rated(2), "git": Rated(2, verified=2)}).skills
>>> python.worth, python.points, python.cost
(75.0, 50.0, 25.0)
>>> git.state
'met'
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from skills.targets import Ask, Target

State = Literal["met", "gap", "not rated", "does not apply"]


@dataclass(frozen=True)
class Rated:
    """`level` is None for "doesn't apply to me". Ages are in days; None if nobody knows when it was verified."""

    level: int | None
    verified: int | None = None
    age: int = 0
    has_evidence: bool = False
    verified_age: int | None = None

    @property
    def confirmed_age(self) -> int:
        return self.age if self.verified_age is None else self.verified_age


@dataclass(frozen=True)
class SkillGap:
    skill: str
    ask: Ask
    rated: Rated | None
    # The points that the skill is worth when it is met.
    worth: float

    @property
    def have(self) -> int:
        return self.rated.level or 0 if self.rated else 0

    @property
    def points(self) -> float:
        return self.worth * (min(self.have, self.ask.level) / self.ask.level)

    @property
    def cost(self) -> float:
        """The readiness that is missing because of this skill."""
        return self.worth - self.points

    @property
    def above(self) -> int:
        """Levels beyond what is asked: a strength that brings no points here."""
        return max(self.have - self.ask.level, 0)

    @property
    def state(self) -> State:
        if self.rated is None:
            return "not rated"
        if self.rated.level is None:
            return "does not apply"
        return "met" if self.have >= self.ask.level else "gap"

    @property
    def verified_points(self) -> float:
        verified = min(self.rated.verified or 0, self.have) if self.rated else 0
        return self.worth * (min(verified, self.ask.level) / self.ask.level)

    @property
    def unproven_points(self) -> float:
        """What nobody has confirmed; exactly nothing where all is."""
        return self.points - self.verified_points


@dataclass(frozen=True)
class Part:
    """Some of a target's skills, under one name."""

    name: str
    skills: tuple[SkillGap, ...]

    @cached_property
    def worth(self) -> float:
        return sum(gap.worth for gap in self.skills)

    @cached_property
    def points(self) -> float:
        return sum(gap.points for gap in self.skills)

    @cached_property
    def readiness(self) -> float:
        """How much of this part is there, in percent of the part."""
        return 100 * self.points / self.worth if self.worth else 100.0


@dataclass(frozen=True)
class Analysis:
    """The skills that a target asks for, those that cost most first; what was exempted is not among them."""

    skills: tuple[SkillGap, ...]
    exempt: tuple[str, ...] = ()

    @cached_property
    def readiness(self) -> float:
        if all(gap.state == "met" for gap in self.skills):
            return 100.0  # exactly, whatever the sum of the shares is
        return sum(gap.points for gap in self.skills)

    @cached_property
    def verified_share(self) -> float:
        """How much of the readiness a second person has confirmed, in percent of it."""
        return 100 * sum(gap.verified_points for gap in self.skills) / self.readiness if self.readiness else 0.0

    @cached_property
    def strengths(self) -> tuple[SkillGap, ...]:
        return tuple(sorted((gap for gap in self.skills if gap.above), key=lambda gap: (-gap.above, gap.skill)))

    def parts(self, named: Mapping[str, Iterable[str]]) -> tuple[Part, ...]:
        """The analysis cut up by name; a name none of whose skills is asked for is left out."""
        of = {gap.skill: gap for gap in self.skills}
        cut = (Part(name, tuple(of[skill] for skill in skills if skill in of)) for name, skills in named.items())
        return tuple(part for part in cut if part.skills)


def dearest_first(gap: SkillGap) -> tuple[float, str]:
    """Shares are sums of fractions: of two that cost the same, a trifle of them doesn't decide, but the name."""
    return -round(gap.cost, 9), gap.skill


def analyse(target: Target, rated: Mapping[str, Rated], exempt: Iterable[str] = ()) -> Analysis:
    left_out = {skill for skill in exempt if skill in target}
    asked = {skill: ask for skill, ask in target.items() if skill not in left_out}
    whole = sum(ask.weight for ask in asked.values())
    gaps = (SkillGap(skill, ask, rated.get(skill), 100 * ask.weight / whole) for skill, ask in asked.items())
    return Analysis(tuple(sorted(gaps, key=dearest_first)), tuple(sorted(left_out)))
