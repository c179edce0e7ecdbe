"""What needs what in a plan: each step with its state, as a picture and as a list."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from assessments.plans.map.picture import StepsMap, steps_map
from assessments.plans.plan.fragments import unbroken
from assessments.plans.standing import PlanNow, PlanStep

State = Literal["done", "started", "open now", "ahead", "left out"]
STATES: tuple[State, ...] = ("done", "started", "open now", "ahead", "left out")


@dataclass(frozen=True)
class Mapped:
    """A step with those that it waits for directly, done or not, and those that wait for it."""

    step: PlanStep
    state: State
    needs: tuple[PlanStep, ...]
    opens: tuple[PlanStep, ...]


@dataclass(frozen=True)
class MapPage:
    rows: tuple[Mapped, ...]
    drawing: StepsMap

    @property
    def by_key(self) -> Mapping[int, Mapped]:
        return {row.step.pk: row for row in self.rows}


def map_page(plan: PlanNow) -> MapPage:
    rows = tuple(Mapped(step, state_of(plan, step), _needs(plan, step), plan.opens[step.pk]) for step in plan.steps)
    names = {step.pk: unbroken(step) for step in plan.steps}
    return MapPage(rows, steps_map(names, {step.pk: step.needs for step in plan.steps}))


def state_of(plan: PlanNow, step: PlanStep) -> State:
    if not step.is_ahead:
        return "done" if step.is_done else "left out"
    if step.state == "started":
        return "started"
    return "ahead" if plan.waits_for(step) else "open now"


def _needs(plan: PlanNow, step: PlanStep) -> tuple[PlanStep, ...]:
    return tuple(plan.step[pk] for pk in sorted(step.needs, key=lambda pk: plan.step[pk].place))
