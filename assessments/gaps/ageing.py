"""A rating grows old: how far it may be off by now, and what of it to prove or to rate again first.

After the half-life it may be off by half a level, after two half-lives by three quarters, in either direction.
Readiness itself is not lowered; its range is shown.

>>> off_by(age=0, half_life=365), off_by(age=365, half_life=365), off_by(age=730, half_life=365)
(0.0, 0.5, 0.75)
"""

from dataclasses import dataclass

from assessments.gaps.analysis import Analysis, SkillGap


@dataclass(frozen=True)
class Span:
    """The least and the most that the readiness may be, given the age of the ratings."""

    least: float
    most: float


@dataclass(frozen=True)
class ToVerify:
    gap: SkillGap
    # The points of readiness that rest on this rating and on nothing else.
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
    """Large weight, no evidence, old: what matters most and rests on least comes first."""
    found = (_to_verify(gap, half_life) for gap in analysis.skills if gap.points)
    return tuple(sorted((item for item in found if item.at_stake > 0), key=_rank))


def _rank(item: ToVerify) -> tuple[float, int, str]:
    """Of two that matter as much, the older one first."""
    return -round(item.at_stake, 9), -(item.gap.rated.age if item.gap.rated else 0), item.gap.skill


def _to_verify(gap: SkillGap, half_life: int) -> ToVerify:
    rated = gap.rated
    unproven = gap.points - gap.verified_points
    age = off_by(rated.age, half_life) if rated else 0.0
    # Evidence that nobody has looked at yet halves what is at stake; age brings proven points back into play.
    at_stake = unproven * (0.5 if rated and rated.has_evidence else 1.0) + gap.verified_points * age
    return ToVerify(gap, at_stake, age >= 0.5)
