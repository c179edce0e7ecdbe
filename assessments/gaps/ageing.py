"""A rating grows old: how far it may be off by now, and what of it to prove or to rate again first.

After the half-life it may be off by half a level, after two half-lives by three quarters, in either direction.
Readiness itself is not lowered; its range is shown.

>>> off_by(age=0, half_life=365), off_by(age=365, half_life=365), off_by(age=730, half_life=365)
(0.0, 0.5, 0.75)
"""

from dataclasses import dataclass

from assessments.gaps.analysis import Analysis, Rated, SkillGap


@dataclass(frozen=True)
class Span:
    """The least and the most that the readiness may be, given the age of the ratings."""

    least: float
    most: float


@dataclass(frozen=True)
class ToVerify:
    """`at_stake` are the points of readiness that rest on the rating, as often as they are in doubt.

    Without evidence they are in doubt once, with evidence that nobody has looked at half, confirmed not at all; age
    adds half a doubt after the half-life, and up to a whole one.
    """

    gap: SkillGap
    at_stake: float
    is_old: bool


def off_by(age: int, half_life: int) -> float:
    return float(1 - 0.5 ** (age / half_life))


def span(analysis: Analysis, half_life: int) -> Span:
    return Span(
        sum(_shifted(gap, half_life, -1) for gap in analysis.skills),
        min(100.0, sum(_shifted(gap, half_life, 1) for gap in analysis.skills)),
    )


def _shifted(gap: SkillGap, half_life: int, direction: int) -> float:
    if gap.rated is None or gap.rated.level is None:
        return gap.points
    level = max(gap.have + direction * off_by(gap.rated.age, half_life), 0)
    return gap.worth * min(level, gap.ask.level) / gap.ask.level


def verify_first(analysis: Analysis, half_life: int) -> tuple[ToVerify, ...]:
    """Large weight, no evidence, old: what matters most and rests on least comes first.

    What is confirmed in full is in doubt again only when that has grown old.
    """
    found = (_to_verify(gap, half_life) for gap in analysis.skills if gap.points)
    return tuple(sorted((item for item in found if item.gap.unproven_points or item.is_old), key=_rank))


def _rank(item: ToVerify) -> tuple[float, int, str]:
    """Of two that matter as much, the older one first."""
    return -round(item.at_stake, 9), -(item.gap.rated.age if item.gap.rated else 0), item.gap.skill


def _to_verify(gap: SkillGap, half_life: int) -> ToVerify:
    rated = gap.rated or Rated(None)
    own, confirmed = (off_by(age, half_life) for age in (rated.age, rated.confirmed_age))
    doubt = (0.5 if rated.has_evidence else 1.0) + own
    at_stake = gap.unproven_points * doubt + gap.verified_points * confirmed
    return ToVerify(gap, at_stake, (own if gap.unproven_points else confirmed) >= 0.5)
