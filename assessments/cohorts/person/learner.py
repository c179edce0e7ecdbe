"""What teachers see of a learner: each skill of the goal and how it moved, what is missing most, how the plan goes.

>>> moved(Stand(True, 1), Stand(True, 3)), moved(Stand(True, 2), Stand(True, 2)), moved(Stand(), Stand(True, 2))
('+2', '', '')
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from assessments.cohorts.person.weeks import Turn
from assessments.gaps.analysis import SkillGap
from assessments.gaps.picture import Picture
from assessments.gaps.tenths import tenths, told
from assessments.plans.outlook import LATE, Outlook, hours_left
from assessments.plans.standing import PlanStep
from assessments.ratings.answers.stands import Stand
from careerpath.lib.ages import how_old
from skills.catalogue import Category, Skill

MOST_MISSED = 5
STEPS_SHOWN = 5
DAYS = 7


@dataclass(frozen=True)
class Proof:
    """A piece of evidence. Its link is followed only where it leads to a page."""

    day: date
    skill: Skill
    level: int
    text: str
    link: str

    @property
    def is_safe(self) -> bool:
        return self.link.lower().startswith(("https://", "http://"))


@dataclass(frozen=True)
class Line:
    """One skill of the goal. `moved` says how the own level changed since the cohort began; empty where it didn't."""

    skill: Skill
    own: Stand
    verified: int | None
    wanted: int
    moved: str


@dataclass(frozen=True)
class Missed:
    """What holds somebody back, and how many points of readiness it costs."""

    skill: Skill
    own: Stand
    wanted: int
    points: str


def moved(before: Stand, after: Stand) -> str:
    if before.level is None or after.level is None or before == after:
        return ""
    return f"{after.level - before.level:+}".replace("-", "\N{MINUS SIGN}")


def stands_at_start(turns: Iterable[Turn]) -> dict[str, Stand]:
    """Of the skills whose own level changed since: what it was, or was first. The turns stand with the newest first."""
    return {turn.skill: turn.before if turn.before.is_rated else turn.after for turn in turns if turn.is_own}


def stand_of(gap: SkillGap) -> Stand:
    return Stand(True, gap.rated.level) if gap.rated else Stand()


def lines(
    picture: Picture, verified: Mapping[str, int], at_start: Mapping[str, Stand]
) -> tuple[tuple[Category, tuple[Line, ...]], ...]:
    """Area by area, in the order of the catalogue. What was left out isn't among them."""
    gaps = {gap.skill: gap for gap in picture.analysis.skills}
    found = (
        (category, tuple(_line(skill, gaps[skill.slug], verified, at_start) for skill in skills if skill.slug in gaps))
        for category in picture.catalogue.categories
        for skills in (picture.catalogue.skills_of[category.slug],)
    )
    return tuple((category, several) for category, several in found if several)


def _line(skill: Skill, gap: SkillGap, verified: Mapping[str, int], at_start: Mapping[str, Stand]) -> Line:
    own = stand_of(gap)
    return Line(skill, own, verified.get(skill.slug), gap.ask.level, moved(at_start.get(skill.slug, own), own))


def missed_most(picture: Picture) -> tuple[Missed, ...]:
    dear = [gap for gap in picture.analysis.skills if tenths(gap.cost)][:MOST_MISSED]
    named = picture.catalogue.skill
    return tuple(Missed(named[gap.skill], stand_of(gap), gap.ask.level, told(tenths(gap.cost))) for gap in dear)


# -- The plan ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class StepSeen:
    """Its name, hours and days: neither notes nor links."""

    name: str
    hours: int
    start: date | None
    end: date | None
    is_begun: bool = False


@dataclass(frozen=True)
class PlanSeen:
    hours_a_week: int
    began: date
    deadline: date | None
    done: tuple[StepSeen, ...]
    ahead: tuple[StepSeen, ...]
    hours_left: int
    ends: date | None
    # In words; empty where it isn't late.
    late: str

    @property
    def many(self) -> int:
        return len(self.done) + len(self.ahead)

    @property
    def next(self) -> tuple[StepSeen, ...]:
        return self.ahead[:STEPS_SHOWN]

    @property
    def later(self) -> tuple[StepSeen, ...]:
        return self.ahead[STEPS_SHOWN:]


def plan_seen(outlook: Outlook) -> PlanSeen:
    """What was left out of it stays with the learner."""
    plan = outlook.plan
    done = [StepSeen(_called(step), step.hours, step.started_on, step.done_on) for step in plan.done]
    return PlanSeen(
        hours_a_week=plan.rhythm.hours_a_week,
        began=plan.rhythm.start,
        deadline=plan.deadline,
        done=tuple(sorted(done, key=lambda step: step.end or date.min, reverse=True)),
        ahead=tuple(_ahead(outlook)),
        hours_left=outlook.hours_left,
        ends=outlook.ends if plan.ahead else None,
        late=how_old(outlook.weeks_late * DAYS) if outlook.weeks_late >= LATE else "",
    )


def _ahead(outlook: Outlook) -> Sequence[StepSeen]:
    return [_step(outlook, step) for step in sorted(outlook.plan.ahead, key=lambda step: step.state != "started")]


def _called(step: PlanStep) -> str:
    """What somebody wrote over a step of their own is a note of theirs."""
    return step.called if step.skill else "A step of their own"


def _step(outlook: Outlook, step: PlanStep) -> StepSeen:
    slot = outlook.slot.get(step.pk)
    start, end = (slot.start, slot.end) if slot else (None, None)
    return StepSeen(_called(step), hours_left(step, outlook.onward.pace), start, end, step.state == "started")
