"""Two analyses held against each other: what each skill adds to the readiness or takes from it.

The points of the skills add up to the difference, also as they are shown: in tenths.

>>> from assessments.gaps.analysis import Rated, analyse
>>> from skills.targets import Ask
>>> target = {"python": Ask(3, 3), "git": Ask(2, 1)}
>>> found = difference(analyse(target, {"python": Rated(1)}), analyse(target, {"python": Rated(2), "git": Rated(1)}))
>>> (found.before, found.after), [(shift.skill, shift.tenths) for shift in found.shifts]
((250, 625), [('python', 250), ('git', 125)])
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from assessments.gaps.analysis import Analysis, SkillGap
from assessments.gaps.tenths import in_tenths, tenths


@dataclass(frozen=True)
class Shift:
    """A skill on both sides; None where a side doesn't ask for it."""

    skill: str
    before: SkillGap | None
    after: SkillGap | None
    tenths: int = 0

    @property
    def points(self) -> float:
        return _points(self.after) - _points(self.before)

    @property
    def asked_more(self) -> int:
        """By how many levels; less than 0 where the level asked is lower."""
        return (self.after.ask.level if self.after else 0) - (self.before.ask.level if self.before else 0)


@dataclass(frozen=True)
class Difference:
    """In tenths of a percent. The skills that move most come first."""

    before: int
    after: int
    shifts: tuple[Shift, ...]

    @property
    def tenths(self) -> int:
        return self.after - self.before


@dataclass(frozen=True)
class Group:
    """Skills of one kind, and what they move together."""

    key: str
    shifts: tuple[Shift, ...]

    @property
    def tenths(self) -> int:
        return sum(shift.tenths for shift in self.shifts)


def difference(before: Analysis, after: Analysis) -> Difference:
    befores, afters = ({gap.skill: gap for gap in side.skills} for side in (before, after))
    every = [Shift(skill, befores.get(skill), afters.get(skill)) for skill in sorted({*befores, *afters})]
    first, last = tenths(before.readiness), tenths(after.readiness)
    shown = in_tenths([shift.points for shift in every], last - first)
    shifts = (Shift(s.skill, s.before, s.after, tenth) for s, tenth in zip(every, shown, strict=True))
    return Difference(first, last, tuple(sorted(shifts, key=lambda shift: (-abs(shift.points), shift.skill))))


def grouped(shifts: Iterable[Shift], kinds: Iterable[str], kind_of: Callable[[Shift], str]) -> tuple[Group, ...]:
    """The kinds that there are, in their order; each skill in one of them."""
    found = [(kind_of(shift), shift) for shift in shifts]
    groups = (Group(kind, tuple(shift for its, shift in found if its == kind)) for kind in kinds)
    return tuple(group for group in groups if group.shifts)


def _points(gap: SkillGap | None) -> float:
    return gap.points if gap else 0.0
