"""What a reminder tells of a week."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.along.dates import next_day
from assessments.along.week import weeks_of
from assessments.models import Plan, Sitting, Step
from assessments.plans import services
from assessments.plans.timetable import monday_of
from careerpath.accounts.models import User
from skills.models import Release
from tests.assessments.along.conftest import seen
from tests.assessments.plans.conftest import MONDAY, plan_for

DAY = timedelta(days=1)
days = st.dates(date(2020, 1, 1), date(2040, 1, 1))
weekdays = st.integers(0, 6)


@given(days, weekdays, st.none() | st.integers(-20, 0))
def test_the_next_day_is_that_weekday_soon_and_in_a_week_without_one(
    today: date, weekday: int, since: int | None
) -> None:
    reminded_on = None if since is None else today + since * DAY

    found = next_day(weekday, today, reminded_on)

    assert found.weekday() == weekday
    assert DAY <= found - today <= 13 * DAY
    assert reminded_on is None or monday_of(found) > monday_of(reminded_on)


@given(days, weekdays)
def test_who_had_none_waits_a_week_at_most(today: date, weekday: int) -> None:
    assert next_day(weekday, today) - today <= 7 * DAY


def test_a_week_tells_what_to_do_and_what_was_finished(plan: Plan, kubernetes: Step, learner: User) -> None:
    steps = list(plan.steps.exclude(pk=kubernetes.pk).order_by("place")[:3])
    today = MONDAY + 14 * DAY
    services.finish_step(learner, plan.pk, steps[0].pk, today - 7 * DAY)  # told a week ago
    services.finish_step(learner, plan.pk, steps[1].pk, today - 6 * DAY)
    services.start_step(learner, plan.pk, kubernetes.pk, today)
    found = seen(learner, plan, today)

    (week,) = weeks_of([found])

    soon = [slot.key for slot in found.ahead.slots if slot.start <= today + 6 * DAY]
    assert {each.step for each in week.to_do} == {*soon, kubernetes.pk}
    begun = next(each for each in week.to_do if each.is_started)
    assert (begun.name, begun.hours, begun.last) == (
        "Kubernetes to level 2",
        kubernetes.hours,
        found.slot[kubernetes.pk].end,
    )
    assert begun.statement == found.plan.catalogue.skill["kubernetes"].statement(2)
    assert week.finished == (f"{steps[1].skill.name if steps[1].skill else ''} to level {steps[1].level}",)
    assert (week.name, week.ends) == ("MLOps engineer, mid level", found.ends)


@pytest.mark.parametrize(("days_before", "told"), [(0, 1), (1, 1), (6, 1), (7, 0), (30, 0)])
def test_a_plan_that_begins_later_is_told_in_its_first_week(
    days_before: int, told: int, plan: Plan, learner: User
) -> None:
    assert len(weeks_of([seen(learner, plan, MONDAY - days_before * DAY)])) == told


def test_a_week_off_is_left_alone(plan: Plan, learner: User) -> None:
    plan.weeks_off = [(MONDAY + 7 * DAY).isoformat()]
    plan.save()

    told = [len(weeks_of([seen(learner, plan, MONDAY + n * DAY)])) for n in (0, 7)]

    assert told == [1, 0]


def test_a_plan_that_is_done_has_nothing_to_tell(finished: Sitting, release: Release, learner: User) -> None:
    plan = plan_for(learner, release)
    plan.steps.update(state="done", done_on=MONDAY)

    assert weeks_of([seen(learner, plan)]) == ()
