"""A step that is left out holds up nobody who moves others, and comes in again where it can be done."""

import pytest

from assessments.models import Plan, Step
from assessments.plans import services
from assessments.plans.acts import undo
from assessments.plans.moving import BlockedError
from careerpath.accounts.models import User
from tests.assessments.plans.test_taken_in import looked_at


def pair(plan: Plan) -> tuple[Step, Step]:
    """A level and the one above it."""
    return tuple(plan.steps.get(skill__slug="containers", level=level) for level in (1, 2))  # type: ignore[return-value]


def test_what_is_left_out_is_passed_and_stands_behind_what_it_needs_when_it_comes_in_again(
    plan: Plan, learner: User
) -> None:
    need, step = pair(plan)
    plan.steps.filter(skill__slug="containers", level__gt=2).delete()
    plan.steps.exclude(pk__in=[need.pk, step.pk]).update(state="skipped")
    with pytest.raises(BlockedError):
        services.move_step(learner, plan.pk, need.pk, None)
    services.skip_step(learner, plan.pk, step.pk, "Not here.")

    services.move_step(learner, plan.pk, need.pk, None)
    moved = list(plan.steps.order_by("place").values_list("pk", flat=True))
    services.reopen_step(learner, plan.pk, step.pk)

    assert moved[-1] == need.pk
    assert [it.pk for it in looked_at(plan).plan.ahead] == [need.pk, step.pk]
    assert not looked_at(plan).plan.is_out_of_order
    assert undo(person=learner, plan=plan.pk, change=plan.changes.latest("pk").pk) == "undone"
    assert list(plan.steps.order_by("place").values_list("pk", flat=True)) == moved
    assert plan.steps.get(pk=step.pk).state == "skipped"
