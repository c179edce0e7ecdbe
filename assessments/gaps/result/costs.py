"""The skills that cost readiness, in words: the statement somebody is at, the one that is asked for, hours, points."""

from collections.abc import Sequence
from dataclasses import dataclass

from assessments.gaps.analysis import SkillGap, State
from assessments.gaps.picture import Picture
from assessments.gaps.words import percent, points
from careerpath.lib.ages import counted
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


@dataclass(frozen=True)
class Costs:
    """The dearest, and the others; `sentence` says what the dearest bring."""

    first: tuple[Cost, ...]
    others: tuple[Cost, ...]
    sentence: str

    @property
    def number(self) -> int:
        return len(self.first) + len(self.others)


def costs_of(picture: Picture) -> Costs:
    gaps = [gap for gap in picture.analysis.skills if gap.state != "met"]
    found = tuple(_cost(picture, gap) for gap in gaps)
    return Costs(found[:FEW], found[FEW:], _sentence(picture, gaps))


def _sentence(picture: Picture, gaps: Sequence[SkillGap]) -> str:
    """Points are of a hundred, so they add up with the readiness."""
    first = gaps[:FEW]
    if not first:
        return ""
    brought = sum(gap.cost for gap in first)
    then = 100 if len(first) == len(gaps) else percent(picture.analysis.readiness + brought)
    who = "This one brings" if len(first) == 1 else f"These {len(first)} bring"
    what = f"At the level asked for in {'it' if len(first) == 1 else 'all of them'} you would be {then} % ready."
    return f"{who} {counted(round(brought), 'point')}. {what}"


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
