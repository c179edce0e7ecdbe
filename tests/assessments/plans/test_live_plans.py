"""All plans of a person that live, at once."""

from dataclasses import replace

from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from assessments.models import Plan, Sitting
from assessments.plans.queries import live_plans_of, plan_of
from assessments.plans.services import put_away
from careerpath.accounts.models import User
from skills.models import Release
from tests.assessments.plans.conftest import plan_for


def test_live_plans_are_as_each_by_itself_the_newest_first(
    finished: Sitting, release: Release, learner: User, stranger: User
) -> None:
    first, second, third = (plan_for(learner, release, hours=hours) for hours in (3, 6, 9))
    plan_for(stranger, release)
    put_away(person=learner, plan=second.pk)
    today = timezone.localdate()

    found = live_plans_of(learner, today)

    assert [plan.pk for plan in found] == [third.pk, first.pk]
    assert found == tuple(
        replace(plan, last=None) for row in (third, first) if (plan := plan_of(learner, row.pk, today))
    )


def test_live_plans_take_as_many_queries_for_one_as_for_many(
    plan: Plan, release: Release, learner: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    today = timezone.localdate()
    live_plans_of(learner, today)

    with django_assert_num_queries(3):
        live_plans_of(learner, today)
    for hours in range(7, 12):
        plan_for(learner, release, hours=hours)
    with django_assert_num_queries(3):
        assert len(live_plans_of(learner, today)) == 6


def test_without_a_plan_there_is_none(learner: User) -> None:
    assert live_plans_of(learner, timezone.localdate()) == ()
