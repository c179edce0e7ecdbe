"""What the page of one step shows, with the forms of what can be done with it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from assessments.plans import forms
from assessments.plans.outlook import outlook
from assessments.plans.plan.page import PlanPage, Shown, milestone_for, practice_for, resources_for
from assessments.plans.plan.practice import Practice
from assessments.plans.services import mark_of
from assessments.plans.standing import PlanNow, PlanStep
from assessments.plans.step.acts import neighbours
from skills.catalogue import Milestone, Resource


@dataclass(frozen=True)
class StepPage:
    shown: Shown
    forms: Mapping[str, forms.ActForm]
    resources: tuple[Resource, ...]
    milestone: Milestone | None
    practice: Practice | None
    needs: tuple[PlanStep, ...]
    # What is still to come of these, where it is ahead itself.
    waits: tuple[PlanStep, ...]
    opens: tuple[PlanStep, ...]
    earlier: int | None
    later: int | None
    is_last: bool
    # Its number among the steps ahead; None where it isn't one.
    number: int | None
    # What to go on with, from a step that isn't ahead any more.
    next: PlanStep | None
    ready: int

    @property
    def step(self) -> PlanStep:
        return self.shown.step

    @property
    def can_reopen(self) -> bool:
        """Where the rating says that it is done, opening it would change nothing."""
        return self.step.state != "open" and not self.step.has


def step_page(plan: PlanNow, step: PlanStep, today: date, sent: Mapping[str, forms.ActForm]) -> StepPage:
    page = PlanPage(plan, outlook(plan, today), None)
    earlier, later, is_last = neighbours(plan, step)
    fresh: dict[str, forms.ActForm] = {
        # One field for both, so that what is wrong with the hours is said in it.
        "finish": sent.get("hours") or forms.FinishForm(initial={"hours": step.hours_spent}),
        "hours": forms.HoursForm(initial={"hours": step.hours_spent}),
        "skip": forms.SkipForm(),
        "note": forms.NoteForm(initial={"note": step.note, "seen": mark_of(step.note)}),
        "link": forms.LinkForm(),
    }
    if not step.skill:
        fresh["change"] = forms.OwnForm(initial={"title": step.name, "hours": step.hours})
    return StepPage(
        shown=page.shown(step),
        forms=fresh | dict(sent),
        resources=resources_for(plan, step),
        milestone=milestone_for(plan, step),
        practice=practice_for(plan, step),
        needs=tuple(plan.step[pk] for pk in sorted(step.needs)),
        waits=plan.waits_for(step) if step.is_ahead else (),
        opens=plan.opens[step.pk],
        earlier=earlier,
        later=later,
        is_last=is_last,
        number=plan.ahead.index(step) + 1 if step.is_ahead else None,
        next=None if step.is_ahead else next(iter(page.outlook.this_week), None),
        ready=page.ready,
    )
