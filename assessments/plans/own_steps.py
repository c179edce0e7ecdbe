"""Acts on a step of one's own: giving it other words or hours, and taking it out of the plan."""

from assessments.models import Plan, PlanChange, Step
from assessments.plans.acts import change_step, keep, kept_whole, on_step

What = PlanChange.What


class TitleTakenError(Exception):
    """Another step of the plan has it."""


@on_step
def change_own_step(plan: Plan, step: Step, title: str, hours: int) -> bool:
    """What was still to go of it when the plan was made grows with its hours: another estimate is no delay."""
    if step.skill_id:
        return False
    if plan.steps.filter(title=title).exclude(pk=step.pk).exists():
        raise TitleTakenError
    planned = step.hours_planned
    if planned:
        planned = max(planned + hours - step.hours, 1)
    return change_step(plan, What.CHANGED, step, title=title, hours=hours, hours_planned=planned)


@on_step
def remove_own_step(plan: Plan, step: Step) -> bool:
    """Its changes stay, so that they can still be undone once it is back."""
    if step.skill_id:
        return False
    changes = plan.changes.filter(step=step)
    keep(plan, What.REMOVED, None, {"removed": kept_whole(step), "changes": [change.pk for change in changes]})
    changes.update(step=None)
    step.delete()
    return True
