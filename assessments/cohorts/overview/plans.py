"""Plans for the goal of a cohort, each with sums of its steps."""

from datetime import date
from typing import Any

from django.db.models import Case, Exists, F, IntegerField, Min, OuterRef, Q, QuerySet, Sum, When
from django.db.models.functions import Coalesce

from assessments.cohorts.overview.late import Pace
from assessments.models import Cohort, Rating, Step
from assessments.plans.timetable import Rhythm

# The first step that is ahead, with its hours, in one number: the place counts most. No step has so many hours.
ROOM = 100_000


def paces_of(cohort: Cohort, people: QuerySet[Any, Any]) -> dict[int, Pace]:
    """One query. Of several plans that somebody follows to the goal, the newest."""
    to_go = Coalesce("hours_planned", "hours")
    steps = Step.objects.filter(
        plan__person__in=people,
        plan__ended_at__isnull=True,
        plan__role=cohort.role,
        plan__seniority=cohort.seniority,
        plan__release__framework=cohort.framework_id,
    )
    plan = ("plan__person", "plan", *(f"plan__{name}" for name in ("starts_on", "hours_a_week", "weeks_off", "pace")))
    sums = {
        "done": Sum(Case(When(_is_ahead(), then=0), default=to_go, output_field=IntegerField())),
        "next": Min(Case(When(_is_ahead(), then=F("place") * ROOM + to_go), output_field=IntegerField())),
    }
    rows = steps.order_by("plan__made_at", "plan").values("plan__made_at", *plan).annotate(**sums)
    return {row["plan__person"]: _pace(row) for row in rows}


def _pace(row: dict[str, Any]) -> Pace:
    off = frozenset(map(date.fromisoformat, row["plan__weeks_off"]))
    rhythm = Rhythm(row["plan__starts_on"], row["plan__hours_a_week"], off, row["plan__pace"])
    return Pace(rhythm, row["done"], (row["next"] or 0) % ROOM)


def _is_ahead() -> Any:
    """Neither done nor left out, and not rated as high from elsewhere."""
    reached = Rating.objects.filter(
        person=OuterRef("plan__person"), skill=OuterRef("skill"), level__gte=OuterRef("level")
    )
    return Q(state__in=(Step.State.OPEN, Step.State.STARTED)) & ~Exists(reached)
