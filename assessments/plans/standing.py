"""A plan as its person sees it: frozen, with what they can do by now."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import takewhile

from assessments.plans.moving import after_needs
from assessments.plans.steps import parts_of, whole_of
from assessments.plans.taken_in import right_below
from assessments.plans.timetable import Rhythm
from skills.catalogue import Catalogue, Role, RoleLevel
from skills.prerequisites import Step
from skills.targets import Target


@dataclass(frozen=True)
class Link:
    title: str
    link: str


@dataclass(frozen=True)
class PlanStep:
    """`skill` is empty in a step of one's own. `has` says that the person can do it already, wherever from.

    Of its hours so many were still to go when the plan was made: none of what was done or left out by then.
    `takes_in` are the levels right below it that were left out: who learns this one learns them with it, so that
    `needs` holds what they need as well.
    """

    pk: int
    place: int
    skill: str
    level: int
    name: str
    hours: int
    gain: int
    state: str
    has: bool
    needs: frozenset[int]
    started_on: date | None = None
    done_on: date | None = None
    pinned: bool = False
    note: str = ""
    links: tuple[Link, ...] = ()
    hours_spent: int | None = None
    reason: str = ""
    hours_planned: int | None = None
    takes_in: tuple["PlanStep", ...] = ()

    @property
    def takes(self) -> int:
        """Its hours, with those of what it takes in."""
        return self.hours + sum(step.hours for step in self.takes_in)

    @property
    def brings(self) -> int:
        return self.gain + sum(step.gain for step in self.takes_in)

    @property
    def gain_at_first(self) -> int:
        """What was left out since then was planned for by itself."""
        return self.gain + sum(step.gain for step in self.takes_in if not step.to_go_at_first)

    @property
    def to_go_at_first(self) -> int:
        return self.hours if self.hours_planned is None else self.hours_planned

    @property
    def called(self) -> str:
        return f"{self.name} to level {self.level}" if self.skill else self.name

    @property
    def in_short(self) -> str:
        return f"{self.name} {self.level}" if self.skill else self.name

    @property
    def is_done(self) -> bool:
        return self.has or self.state == "done"

    @property
    def is_skipped(self) -> bool:
        return self.state in ("skipped", "aside") and not self.has

    @property
    def is_ahead(self) -> bool:
        return not self.is_done and not self.is_skipped


@dataclass(frozen=True)
class LastAct:
    pk: int
    what: str
    name: str


@dataclass(frozen=True)
class PlanNow:
    pk: int
    catalogue: Catalogue
    role: Role | None
    level: RoleLevel | None
    name: str
    rhythm: Rhythm
    deadline: date | None
    proof: str
    reached: int
    bound: int
    whole: int
    steps: tuple[PlanStep, ...]
    # What the target asks for, less what is exempted, and what the person can do.
    target: Target
    levels: Mapping[str, int]
    # In percent, by today's ratings.
    ready: float
    last: LastAct | None
    is_alive: bool
    # Of the whole, what was there when it was made.
    there: int
    made_on: date
    # Why a skill is not to count, by the skill.
    exempt: Mapping[str, str]
    # The release that it was made with, and the newest one with its catalogue.
    release: int
    newest_release: int
    newest: Catalogue
    # The plan that came in its place, and the one that it came in the place of.
    replaced_by: int | None
    replaces: int | None
    replaced_on: date | None = None
    # Whether the person has put steps elsewhere: then the proof is no longer of this order.
    is_own_order: bool = False
    # Of steps of the person's other plans: the hours of the catalogue, and those that were spent.
    finished_elsewhere: tuple[tuple[int, int], ...] = ()

    @cached_property
    def step(self) -> Mapping[int, PlanStep]:
        return {step.pk: step for step in self.steps}

    @cached_property
    def ahead(self) -> tuple[PlanStep, ...]:
        """In their order, but none before what it needs."""
        if not self.is_out_of_order:
            return self._in_place
        needs = {step.pk: step.needs for step in self._in_place}
        return tuple(self.step[pk] for pk in after_needs(list(needs), needs))

    @cached_property
    def is_out_of_order(self) -> bool:
        """What somebody could do needed nothing, wherever it stood; once they rate it lower, it does."""
        place = {step.pk: number for number, step in enumerate(self._in_place)}
        return any(place.get(need, -1) > place[step.pk] for step in self._in_place for need in step.needs)

    @cached_property
    def _in_place(self) -> tuple[PlanStep, ...]:
        return tuple(step for step in self.steps if step.is_ahead)

    @cached_property
    def place(self) -> Mapping[tuple[str, int], int]:
        """Of each level that is ahead."""
        return {(step.skill, step.level): number for number, step in enumerate(self.ahead)}

    @cached_property
    def done(self) -> tuple[PlanStep, ...]:
        return tuple(step for step in self.steps if step.is_done)

    @cached_property
    def skipped(self) -> tuple[PlanStep, ...]:
        return tuple(step for step in self.steps if step.is_skipped)

    @cached_property
    def opens(self) -> Mapping[int, tuple[PlanStep, ...]]:
        """For each step, those that wait for it directly."""
        found: dict[int, tuple[PlanStep, ...]] = {step.pk: () for step in self.steps}
        for step in self.steps:
            for need in step.needs:
                found[need] += (step,)
        return found

    def points(self, gain: int) -> float:
        """By what counted when it was made."""
        return 100 * gain / self.whole if self.whole else 0.0

    def points_now(self, gain: int) -> float:
        return 100 * gain / self._whole_now if self._whole_now else 0.0

    def brings_now(self, step: PlanStep) -> int:
        """By what counts today: nothing where the skill was exempted since, and then all others bring more."""
        ask = self.target.get(step.skill)
        if ask is None:
            return 0
        levels = [each.level for each in (step, *step.takes_in) if each.level <= ask.level]
        return len(levels) * (self._parts_now // ask.level) * ask.weight

    @cached_property
    def _parts_now(self) -> int:
        return parts_of(self.target)

    @cached_property
    def _whole_now(self) -> int:
        return whole_of(self.target)

    def waits_for(self, step: PlanStep) -> tuple[PlanStep, ...]:
        """What is still to come of what it needs."""
        return tuple(self.step[pk] for pk in sorted(step.needs) if self.step[pk].is_ahead)

    def goes_without(self, step: PlanStep) -> tuple[PlanStep, ...]:
        """What is left out of what it needs, and isn't learnt with it."""
        along = {each.pk for each in step.takes_in}
        return tuple(self.step[pk] for pk in sorted(step.needs - along) if self.step[pk].is_skipped)


def taking_in(steps: Iterable[PlanStep]) -> tuple[PlanStep, ...]:
    """Each step with the levels right below it that were left out, as long as they aren't there otherwise."""
    listed = tuple(steps)
    left_out = {(step.skill, step.level): step for step in listed if step.skill and step.state in ("skipped", "aside")}
    return tuple(_with(step, left_out) for step in listed) if left_out else listed


def _with(step: PlanStep, left_out: Mapping[Step, PlanStep]) -> PlanStep:
    if not (step.is_ahead or step.state == "done"):
        return step
    below = (left_out[key] for key in right_below((step.skill, step.level), left_out))
    # Who has finished the step has the level below by that.
    found = tuple(takewhile(lambda each: each.is_skipped or step.state == "done", below))
    return replace(step, takes_in=found) if found else step
