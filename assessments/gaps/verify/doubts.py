"""Which ratings to prove or to rate again first, and why, in words; and what the readiness rests on as a whole."""

from dataclasses import dataclass

from assessments.gaps.ageing import ToVerify, verify_first
from assessments.gaps.analysis import Analysis, Rated, SkillGap
from assessments.gaps.tenths import in_tenths, tenths, told
from careerpath.lib.ages import age_in_words
from skills.catalogue import Catalogue, Skill


@dataclass(frozen=True)
class Doubt:
    """A rating that readiness rests on. `points` are those that nobody has confirmed, or all where age is the doubt.

    `at_stake` puts them in order: the points, as often as they are in doubt.
    """

    skill: Skill
    level: int
    points: str
    at_stake: str
    because: str
    is_old: bool
    has_evidence: bool

    @property
    def statement(self) -> str:
        return self.skill.statement(self.level)


@dataclass(frozen=True)
class Footing:
    """What readiness rests on, in points that add up to it."""

    readiness: str
    confirmed: str
    backed: str
    bare: str


def doubts(catalogue: Catalogue, analysis: Analysis, half_life: int) -> tuple[Doubt, ...]:
    """What matters most and rests on least comes first."""
    return tuple(_doubt(catalogue, item) for item in verify_first(analysis, half_life))


def footing(analysis: Analysis) -> Footing:
    backed = sum(gap.unproven_points for gap in analysis.skills if gap.rated and gap.rated.has_evidence)
    bare = sum(gap.unproven_points for gap in analysis.skills if not (gap.rated and gap.rated.has_evidence))
    confirmed = sum(gap.verified_points for gap in analysis.skills)
    whole = tenths(analysis.readiness)
    parts = (told(part) for part in in_tenths((confirmed, backed, bare), whole))
    return Footing(told(whole), *parts)


def _doubt(catalogue: Catalogue, item: ToVerify) -> Doubt:
    # What brings points is rated.
    gap, rated = item.gap, item.gap.rated or Rated(None)
    return Doubt(
        skill=catalogue.skill[gap.skill],
        level=gap.have,
        points=told(tenths(gap.unproven_points or gap.points)),
        at_stake=told(tenths(item.at_stake)),
        because=_because(gap, rated),
        is_old=item.is_old,
        has_evidence=rated.has_evidence,
    )


def _because(gap: SkillGap, rated: Rated) -> str:
    age = f"rated {age_in_words(rated.age)}"
    if rated.verified is None:
        return f"{'evidence that nobody has looked at' if rated.has_evidence else 'no evidence'}, {age}"
    if gap.unproven_points:
        return f"somebody else sees you at level {rated.verified}, {age}"
    # Only what has grown old gets here.
    return f"confirmed, but {age}" if rated.verified_age is None else f"confirmed {age_in_words(rated.verified_age)}"
