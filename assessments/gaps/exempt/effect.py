"""What exempting one skill would do to a picture, and which skills can be exempted."""

from dataclasses import dataclass

from assessments.gaps.analysis import analyse
from assessments.gaps.picture import Picture
from assessments.gaps.words import percent, points
from skills.catalogue import IMPORTANCE, Skill


@dataclass(frozen=True)
class Exempting:
    """`before` is the readiness while the skill counts, `after` while it doesn't."""

    skill: Skill
    want: int
    importance: str
    worth: str
    before: int
    after: int
    reason: str
    # Nothing else is left that counts.
    is_last: bool

    @property
    def statement(self) -> str:
        return self.skill.statement(self.want)


def asks(picture: Picture, skill: str) -> bool:
    return skill in picture.target


def exempting(picture: Picture, skill: str) -> Exempting:
    """Of a skill that is asked for, exempted already or not."""
    others = {name for name in picture.exempt if name != skill}
    before = analyse(picture.target, picture.rated, others)
    after = analyse(picture.target, picture.rated, others | {skill})
    (gap,) = (gap for gap in before.skills if gap.skill == skill)
    return Exempting(
        skill=picture.catalogue.skill[skill],
        want=gap.ask.level,
        importance=IMPORTANCE[gap.ask.weight],
        worth=points(gap.worth),
        before=percent(before.readiness),
        after=percent(after.readiness),
        reason=picture.exempt.get(skill, ""),
        is_last=not after.skills,
    )
