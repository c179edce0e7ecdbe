"""What the page of a plan shows: this week, the weeks ahead, how it goes, and why each step stands where it stands."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from assessments.gaps.words import percent
from assessments.plans.curve import Curve, Earlier, Point, curve, real_curve
from assessments.plans.outlook import DAYS, Outlook, ready_by_week
from assessments.plans.pace import in_words
from assessments.plans.reasons import how_good, why
from assessments.plans.standing import PlanNow, PlanStep
from skills.catalogue import Milestone, Resource
from skills.pages.skill_page import milestones_of
from skills.targets import Target

OPEN_MONTHS = 2
# A week more or less is no delay: steps are estimates.
LATE = 2


@dataclass(frozen=True)
class Shown:
    """A step with its days, and in words where it leads from, where to, and why it stands here."""

    step: PlanStep
    start: date | None
    end: date | None
    at: str
    to: str
    why: str
    points: float


@dataclass(frozen=True)
class Month:
    first: date
    steps: tuple[Shown, ...]
    is_open: bool

    @property
    def hours(self) -> int:
        return sum(shown.step.hours for shown in self.steps)


@dataclass(frozen=True)
class PlanPage:
    plan: PlanNow
    outlook: Outlook
    curve: Curve | None

    @property
    def ready(self) -> int:
        return percent(self.plan.ready)

    @property
    def proof(self) -> str:
        plan = self.plan
        dated = plan.deadline is not None
        return how_good(plan.proof, plan.reached, plan.bound, deadline=dated, own=plan.is_own_order)

    @property
    def columns(self) -> tuple[str, ...]:
        return ("Until", "Planned", "Real, or from today")

    @property
    def pace(self) -> str:
        return in_words(self.outlook.pace) if self.outlook.pace else ""

    @property
    def is_late(self) -> bool:
        return self.plan.is_alive and self.outlook.weeks_late >= LATE

    @cached_property
    def this_week(self) -> tuple[Shown, ...]:
        return tuple(self.shown(step) for step in self.outlook.this_week)

    @cached_property
    def months(self) -> tuple[Month, ...]:
        """The steps ahead by the month in which they are done."""
        found: dict[date, list[Shown]] = {}
        for step in self.plan.ahead:
            shown = self.shown(step)
            if shown.end:
                found.setdefault(shown.end.replace(day=1), []).append(shown)
        return tuple(Month(first, tuple(steps), n < OPEN_MONTHS) for n, (first, steps) in enumerate(found.items()))

    def shown(self, step: PlanStep) -> Shown:
        plan = self.plan
        skill = plan.catalogue.skill.get(step.skill)
        slot = self.outlook.slot.get(step.pk)
        gain = plan.points(step.gain)
        opens = [other.name for other in plan.opens[step.pk] if other.is_ahead and other.skill != step.skill]
        waits = [other.name for other in plan.waits_for(step)]
        return Shown(
            step=step,
            start=slot.start if slot else None,
            end=slot.end if slot else None,
            at=skill.statement(step.level - 1) if skill and step.level > 1 else "New to you." if skill else "",
            to=skill.statement(step.level) if skill else "",
            why=why(gain, step.hours, opens, waits, step.pinned) if skill else "You added this step yourself.",
            points=gain,
        )


def plan_page(outlook: Outlook, target: Target, levels: Mapping[str, int], changes: tuple[Earlier, ...]) -> PlanPage:
    return PlanPage(outlook.plan, outlook, _curve(outlook, target, levels, changes))


def _curve(outlook: Outlook, target: Target, levels: Mapping[str, int], changes: tuple[Earlier, ...]) -> Curve | None:
    """Once a plan has a few weeks to show."""
    plan, week = outlook.plan, timedelta(days=DAYS - 1)
    if len(outlook.planned.weeks) < LATE:
        return None
    first = plan.rhythm.start
    there = plan.whole - sum(step.gain for step in plan.steps)
    planned = [Point(first, plan.points(there))]
    planned += [Point(it.monday + week, plan.points(it.gain)) for it in outlook.planned.weeks]
    real = real_curve(target, levels, changes, first, max(outlook.today, first))
    onward = [Point(it.monday + week, ready) for it, ready in ready_by_week(outlook)]
    return curve(planned, real, [point for point in onward if point.day > real[-1].day])


def resources_for(plan: PlanNow, step: PlanStep) -> tuple[Resource, ...]:
    """Those that serve just this step."""
    skill = plan.catalogue.skill.get(step.skill)
    every = skill.resources if skill else ()
    return tuple(item for item in every if item.start < step.level <= item.end)


def milestone_for(plan: PlanNow, step: PlanStep) -> Milestone | None:
    """The smallest practice that would prove it."""
    proving = [it for it, level in milestones_of(plan.catalogue).get(step.skill, ()) if level >= step.level]
    return min(proving, key=lambda it: it.hours, default=None)
