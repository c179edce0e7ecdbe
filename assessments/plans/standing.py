"""A plan as its person sees it: frozen, with what they can do by now."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from assessments.plans.timetable import Rhythm
from skills.catalogue import Catalogue, Role, RoleLevel
from skills.targets import Target


@dataclass(frozen=True)
class Link:
    title: str
    link: str


@dataclass(frozen=True)
class PlanStep:
    """`skill` is empty in a step of one's own. `has` says that the person can do it already, wherever from."""

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

    @property
    def is_done(self) -> bool:
        return self.has or self.state == "done"

    @property
    def is_skipped(self) -> bool:
        return self.state == "skipped" and not self.has

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
    # Whether the person has changed the order or added steps: then the proof is no longer of it.
    is_own_order: bool = False

    @cached_property
    def step(self) -> Mapping[int, PlanStep]:
        return {step.pk: step for step in self.steps}

    @cached_property
    def ahead(self) -> tuple[PlanStep, ...]:
        return tuple(step for step in self.steps if step.is_ahead)

    @property
    def done(self) -> tuple[PlanStep, ...]:
        return tuple(step for step in self.steps if step.is_done)

    @property
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
        return 100 * gain / self.whole if self.whole else 0.0

    def waits_for(self, step: PlanStep) -> tuple[PlanStep, ...]:
        """What is not done yet of what it needs."""
        return tuple(self.step[pk] for pk in sorted(step.needs) if not self.step[pk].is_done)
