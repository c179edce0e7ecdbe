"""A plan with a deadline says how ready one will be by then, what was planned, and the ways to get as far after all."""

from dataclasses import replace
from datetime import date, timedelta
from html import unescape

import pytest
from django.test import Client
from django.utils import timezone

from assessments.models import Plan
from assessments.plans.outlook import outlook
from assessments.plans.plan.by_deadline import Due, due_of
from assessments.plans.queries import plan_of
from assessments.plans.services import skip_step
from careerpath.accounts.models import User
from skills.models import Release
from tests.assessments.plans.conftest import MONDAY, plan_for

DEADLINE = MONDAY + timedelta(days=60)


@pytest.fixture
def dated(learner: User, release: Release, finished: object) -> Plan:
    return plan_for(learner, release, deadline=DEADLINE)


def due_on(plan: Plan, today: date) -> Due:
    now = plan_of(plan.person, plan.pk, today)
    assert now is not None
    found = due_of(outlook(now, today))
    assert found is not None
    return found


def page(client: Client, plan: Plan) -> str:
    return unescape(client.get(f"/plan/{plan.pk}/").content.decode())


def began(plan: Plan, days: int, deadline: int) -> None:
    """So many days ago, and the deadline is so many days from today."""
    today = timezone.localdate()
    starts, ends = today - timedelta(days=days), today + timedelta(days=deadline)
    Plan.objects.filter(pk=plan.pk).update(starts_on=starts, deadline=ends)


def test_on_its_first_day_a_plan_is_as_planned(dated: Plan) -> None:
    found = due_on(dated, MONDAY)

    assert (found.now, found.is_short, found.beside) == (found.planned, False, "as planned")
    assert found.planned > 0


def test_who_lost_twelve_days_falls_short_and_could_catch_up(dated: Plan) -> None:
    found = due_on(dated, MONDAY + timedelta(days=12))

    assert found.now < found.planned
    assert found.reached is not None
    assert DEADLINE < found.reached <= DEADLINE + timedelta(days=13)
    assert found.hours_a_week is not None


def test_with_the_hours_that_are_offered_what_was_planned_is_reached_and_with_fewer_not(dated: Plan) -> None:
    today = MONDAY + timedelta(days=12)
    now = plan_of(dated.person, dated.pk, today)
    assert now is not None
    found = outlook(now, today)
    hours = due_on(dated, today).hours_a_week or 0

    faster, slower = (replace(found, onward=replace(found.onward, hours_a_week=each)) for each in (hours, hours - 1))

    assert [due.is_short for due in map(due_of, (faster, slower)) if due] == [False, True]


def test_who_left_out_too_much_reaches_what_was_planned_on_no_day(dated: Plan, learner: User) -> None:
    *gone, _ = dated.steps.order_by("place")
    for step in gone:
        skip_step(learner, dated.pk, step.pk, "Not now.")

    found = due_on(dated, MONDAY)

    assert found.is_short
    assert (found.reached, found.hours_a_week) == (None, None)


def test_a_plan_without_a_deadline_or_without_steps_is_due_on_no_day(plan: Plan, dated: Plan, learner: User) -> None:
    for step in dated.steps.all():
        skip_step(learner, dated.pk, step.pk, "Not now.")

    found = [plan_of(learner, each.pk, MONDAY) for each in (plan, dated)]

    assert [due_of(outlook(each, MONDAY)) for each in found if each] == [None, None]


def test_the_page_offers_a_date_hours_or_fewer_skills_as_soon_as_one_falls_short(
    dated: Plan, learner_client: Client
) -> None:
    began(dated, 0, 60)
    before = page(learner_client, dated)
    began(dated, 12, 48)

    after = page(learner_client, dated)

    due = due_on(Plan.objects.get(pk=dated.pk), timezone.localdate())
    assert "was planned. That happens to most" not in before
    assert f"you will be {due.now} % ready, and {due.planned} % was planned. That happens to most" in after
    assert due.reached
    assert f"?deadline={due.reached.isoformat()}" in after
    assert f"?hours={due.hours_a_week}" in after
    assert "?fewer=yes" in after
    assert f", planned {due.planned} %</dt><dd>{due.now} %</dd>" in after


def test_a_deadline_that_has_passed_is_offered_new_dates_only(dated: Plan, learner_client: Client) -> None:
    began(dated, 61, -1)

    html = page(learner_client, dated)

    due = due_on(Plan.objects.get(pk=dated.pk), timezone.localdate())
    assert due.reached
    assert "Your deadline has passed, with " in html
    assert html.count(f"/plan/{dated.pk}/again/?deadline=") == 2
    assert f"?deadline={due.reached.isoformat()}" in html
    assert "?hours=" not in html
    assert "?fewer=" not in html
    assert "plan-until" not in html


@pytest.mark.parametrize("days", [30, 90])
def test_the_deadline_stands_in_the_timeline_between_what_ends_in_time_and_what_does_not(
    days: int, dated: Plan, learner: User, learner_client: Client
) -> None:
    began(dated, 0, days)

    html = page(learner_client, dated)

    today = timezone.localdate()
    now = plan_of(learner, dated.pk, today)
    assert now is not None
    deadline = today + timedelta(days=days)
    slots = outlook(now, today).ahead.slots
    _, _, timeline = html.partition('<div class="plan-weeks">')
    before, _, after = timeline.partition('<li class="plan-until">')
    assert [f'/steps/{slot.key}/"' in before for slot in slots] == [slot.end <= deadline for slot in slots]
    assert [f'/steps/{slot.key}/"' in after for slot in slots] == [slot.end > deadline for slot in slots]
    assert ('class="plan-due" x1' in before) == (days == 30)


def test_the_curve_marks_the_deadline(dated: Plan, learner_client: Client) -> None:
    began(dated, 12, 48)

    html = page(learner_client, dated)

    curve, _, _ = html.partition('id="ahead"')
    assert curve.count('class="plan-due"') == 2
    assert ", your deadline</th>" in curve
