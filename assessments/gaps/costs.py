"""The skills that cost readiness, in words: the statement somebody is at, the one that is asked for, hours, points."""

from dataclasses import dataclass

from assessments.gaps.analysis import SkillGap, State
from assessments.gaps.picture import Picture
from assessments.gaps.words import points
from skills.catalogue import IMPORTANCE, Skill

FEW = 5


@dataclass(frozen=True)
class Cost:
    """`have` is None where the skill is not rated or doesn't apply."""

    skill: Skill
    state: State
    importance: str
    have: int | None
    want: int
    points: str
    at: str
    asked: str
    hours: int


def costs_of(picture: Picture) -> tuple[Cost, ...]:
    """The dearest first."""
    return tuple(_cost(picture, gap) for gap in picture.analysis.skills if gap.state != "met")


def _cost(picture: Picture, gap: SkillGap) -> Cost:
    skill = picture.catalogue.skill[gap.skill]
    have = gap.rated.level if gap.rated else None
    return Cost(
        skill=skill,
        state=gap.state,
        importance=IMPORTANCE[gap.ask.weight],
        have=have,
        want=gap.ask.level,
        points=points(gap.cost),
        at="" if have is None else skill.statement(have),
        asked=skill.statement(gap.ask.level),
        hours=skill.hours(gap.have, gap.ask.level),
    )
