"""What the steps of a plan wait for, by the catalogue that it was made with and what is left out of it."""

from collections.abc import Container, Iterable, Mapping
from typing import Any

from django.db.models import Exists, OuterRef

from assessments.models import Plan, Rating, Step
from assessments.plans.steps import needs_of
from assessments.plans.taken_in import needs_with
from skills.catalogue import Catalogue
from skills.releases import catalogue_of

LEFT_OUT = (Step.State.SKIPPED, Step.State.ASIDE)


def in_order(plan: Plan) -> Iterable[Any]:
    """Its steps, each with whether the person has its level by now, wherever from."""
    reached = Rating.objects.filter(person=plan.person_id, skill=OuterRef("skill"), level__gte=OuterRef("level"))
    return plan.steps.select_related("skill").annotate(has=Exists(reached)).order_by("place", "pk")


def needs_in(plan: Plan, rows: Iterable[Step], left_out: Container[int] = ()) -> dict[int, frozenset[int]]:
    """For each step of the plan, those of its other steps that it waits for directly, or with what it takes in."""
    rows = list(rows)
    keys = {(row.skill.slug, row.level): row.pk for row in rows if row.skill}
    needs = needs_among(catalogue_of(plan.release_id), keys, [key for key, pk in keys.items() if pk in left_out])
    return {row.pk: needs.get(row.pk, frozenset()) for row in rows}


def open_needs_in(plan: Plan, steps: Iterable[Any]) -> dict[int, frozenset[int]]:
    """A step that is done waits for nothing any more; one that is left out doesn't either, and nothing waits for it.

    What it needs is needed by the step that takes it in.
    """
    steps = list(steps)
    done = {step.pk for step in steps if step.has or step.state == Step.State.DONE}
    left_out = {step.pk for step in steps if step.state in LEFT_OUT} - done
    needs = needs_in(plan, steps, left_out)
    return {pk: frozenset() if pk in done or pk in left_out else needs[pk] - left_out for pk in needs}


def needs_among(catalogue: Catalogue, steps: Mapping[Any, int], left_out: Iterable[Any]) -> dict[int, frozenset[int]]:
    """Each step by its skill and level."""
    graph, without = needs_of(catalogue), frozenset(left_out)
    return {
        pk: frozenset(steps[need] for need in needs_with(graph, key, without) if need in steps)
        for key, pk in steps.items()
    }
