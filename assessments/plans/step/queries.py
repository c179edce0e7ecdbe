"""What the page of a step reads besides the plan."""

from django.utils import timezone

from assessments.models import PlanChange
from assessments.plans.standing import PlanStep
from assessments.plans.step.hours import Entry, entries

HOURS = (PlanChange.What.HOURS, PlanChange.What.FINISHED)


def hours_log(step: PlanStep) -> tuple[Entry, ...]:
    """One query. An act that was undone has left no row."""
    rows = PlanChange.objects.filter(step=step.pk, what__in=HOURS).order_by("pk").values_list("at", "before")
    found = [(timezone.localdate(at), before["steps"][str(step.pk)]) for at, before in rows]
    return entries([(day, of["hours_spent"]) for day, of in found if "hours_spent" in of], step.hours_spent)
