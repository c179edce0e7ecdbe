"""What the page of a plan shows: this week, the weeks ahead, how it goes, and why each step stands where it stands."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from assessments.gaps.words import percent
from assessments.plans.curve import Curve, Earlier, Point, curve, real_curve
from assessments.plans.outlook import LATE, Outlook
from assessments.plans.pace import in_words, unsure
from assessments.plans.plan.by_deadline import Due, due_of
from assessments.plans.plan.practice import Practice, practice
from assessments.plans.plan.proof import departures, proof
from assessments.plans.plan.weeks_ahead import Ahead, ahead
from assessments.plans.reasons import builds_on, in_brief, takes_in, why
from assessments.plans.standing import PlanNow, PlanStep
from assessments.plans.timetable import WEEK, Slot, Timetable
from skills.catalogue import Milestone, Resource
from skills.pages.skill_page import milestones_of
from skills.targets import Target

OWN = "You added this step yourself."


@dataclass(frozen=True)
class Shown:
    """A step with its days, and in words where it leads from, where to, and why it stands here: whole and in brief."""

    step: PlanStep
    start: date | None
    end: date | None
    at: str
    to: str
    why: str
    brief: str
    points: float
    effort: str


@dataclass(frozen=True)
class PlanPage:
    plan: PlanNow
    outlook: Outlook
    curve: Curve | None

    @property
    def ready(self) -> int:
        return percent(self.plan.ready)

    @cached_property
    def departures(self) -> tuple[str, ...]:
        return departures(self.outlook)

    @cached_property
    def due(self) -> Due | None:
        return due_of(self.outlook)

    @property
    def proof(self) -> str:
        return proof(self.plan, self.departures)

    @property
    def columns(self) -> tuple[str, ...]:
        return ("Until", "Planned", "Real" if self.plan.replaced_on else "Real, or from today")

    @property
    def pace(self) -> str:
        return in_words(self.outlook.known_pace) if self.outlook.known_pace else ""

    @property
    def hours(self) -> tuple[int, int]:
        """From the least to the most that is nothing unusual for what is ahead."""
        return unsure(self.outlook.hours_left)

    @cached_property
    def this_week(self) -> tuple[Shown, ...]:
        return tuple(self.shown(step) for step in self.outlook.this_week)

    @cached_property
    def ahead(self) -> Ahead:
        return ahead(self.outlook.ahead, self.due.day if self.due and not self.due.is_past else None)

    @property
    def later(self) -> int:
        """How many steps begin after the weeks ahead."""
        return len(self.plan.ahead) - len(self.ahead.bars)

    @property
    def as_planned(self) -> Iterator[tuple[PlanStep, Slot | None]]:
        """What is ahead with the days that it had when the plan was made; what came in later had none."""
        slots = {slot.key: slot for slot in self.outlook.planned.slots}
        return ((step, slots.get(step.pk)) for step in self.plan.ahead)

    def ready_with(self, gained: int) -> int:
        """In percent, with what is gained by then."""
        return percent(min(self.plan.ready + self.plan.points_now(gained), 100.0))

    def shown(self, step: PlanStep) -> Shown:
        plan = self.plan
        skill = plan.catalogue.skill.get(step.skill)
        slot = self.outlook.slot.get(step.pk)
        gain = plan.points_now(plan.brings_now(step))
        opens = [other.in_short for other in plan.opens[step.pk] if other.is_ahead]
        waits = [other.in_short for other in plan.waits_for(step)]
        return Shown(
            step=step,
            start=slot.start if slot else None,
            end=slot.end if slot else None,
            at=skill.statement(step.level - 1) if skill and step.level > 1 else "New to you." if skill else "",
            to=skill.statement(step.level) if skill else "",
            why=_why(plan, step, why(gain, step.takes, opens, waits, step.pinned)) if skill else OWN,
            brief=_why(plan, step, in_brief(gain, opens, waits, step.pinned)) if skill else OWN,
            points=gain,
            effort=self.outlook.effort(step) if step.is_ahead else f"{step.takes} h",
        )


def _why(plan: PlanNow, step: PlanStep, words: str) -> str:
    along, without = ([it.in_short for it in steps] for steps in (step.takes_in, plan.goes_without(step)))
    return " ".join([words, *([takes_in(along)] if along else []), *([builds_on(without)] if without else [])])


def plan_page(outlook: Outlook, target: Target, levels: Mapping[str, int], changes: tuple[Earlier, ...]) -> PlanPage:
    return PlanPage(outlook.plan, outlook, _curve(outlook, target, levels, changes))


def _curve(outlook: Outlook, target: Target, levels: Mapping[str, int], changes: tuple[Earlier, ...]) -> Curve | None:
    """Once a plan has a few weeks to show."""
    plan, first = outlook.plan, outlook.plan.rhythm.start
    if outlook.planned.end - first < LATE * WEEK:
        return None
    there = plan.points(outlook.planned.there)
    planned = [Point(first, there), *_rising(plan.points, outlook.planned, there)]
    real = real_curve(target, levels, changes, first, max(outlook.today, first))
    if plan.replaced_on:
        # Since then another plan goes on.
        return curve(planned, [point for point in real if point.day <= plan.replaced_on] or real[:1], (), plan.deadline)
    onward = list(_rising(plan.points_now, outlook.ahead, plan.ready))
    return curve(planned, real, onward, plan.deadline)


def _rising(points: Callable[[int], float], table: Timetable, ready: float) -> Iterator[Point]:
    """At the end of each step."""
    gained = 0
    for slot in table.slots:
        gained += table.gains[slot.key]
        yield Point(slot.end, min(ready + points(gained), 100.0))


def resources_for(plan: PlanNow, step: PlanStep) -> tuple[Resource, ...]:
    """Those that serve just this step."""
    skill = plan.catalogue.skill.get(step.skill)
    every = skill.resources if skill else ()
    return tuple(item for item in every if item.start < step.level <= item.end)


def milestone_for(plan: PlanNow, step: PlanStep) -> Milestone | None:
    """The smallest work that would prove it, if this step is the last that it waits for."""
    here = plan.place.get((step.skill, step.level), -1)
    later = {key for key, place in plan.place.items() if place > here}
    every = [it for it, level in milestones_of(plan.catalogue).get(step.skill, ()) if level == step.level]
    near = (it for it in every if not _needs(it) & later and not _goes_beyond(it, plan))
    return min(near, key=lambda it: it.hours, default=None)


def _goes_beyond(milestone: Milestone, plan: PlanNow) -> bool:
    """Whether it asks for more of a skill than the plan will ever bring."""
    asked = [(proof, plan.target[proof.skill]) for proof in milestone.proves if proof.skill in plan.target]
    return any(max(ask.level, plan.levels.get(proof.skill, 0)) < proof.level for proof, ask in asked)


def _needs(milestone: Milestone) -> set[tuple[str, int]]:
    return {(proof.skill, level) for proof in milestone.proves for level in range(1, proof.level + 1)}


def practice_for(plan: PlanNow, step: PlanStep) -> Practice | None:
    """What would prove it where no milestone does; None for a step of one's own, and for a skill that is forgotten."""
    skill = plan.catalogue.skill.get(step.skill)
    return practice(skill, step.level) if skill and not milestone_for(plan, step) else None
