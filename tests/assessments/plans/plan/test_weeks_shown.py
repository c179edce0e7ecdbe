"""The weeks ahead on the page of a plan: weeks off drawn over the bars and told in words, and reasons in brief."""

import re
from datetime import date, timedelta

from django.test import Client
from django.utils import timezone

from assessments.models import Plan
from assessments.plans.plan.fragments import day_words
from assessments.plans.timetable import monday_of
from careerpath.accounts.models import User
from skills.models import Release
from tests.assessments.plans.conftest import plan_for

# Two of the weeks ahead, and the one after the last of these.
OFF = (3, 7, 8)


def with_breaks(learner: User, release: Release, deadline: date | None = None) -> Plan:
    today = timezone.localdate()
    plan = plan_for(learner, release, start=today, deadline=deadline)
    plan.weeks_off = [(monday_of(today) + timedelta(weeks=week)).isoformat() for week in OFF]
    plan.save()
    return plan


def weeks_of(client: Client, plan: Plan) -> str:
    html = client.get(f"/plan/{plan.pk}/").content.decode()
    return html.partition('<div class="plan-weeks">')[2].partition("</ol>")[0]


def test_weeks_off_are_drawn_in_every_row_and_told_once(
    learner: User, release: Release, learner_client: Client
) -> None:
    html = weeks_of(learner_client, with_breaks(learner, release))

    monday = monday_of(timezone.localdate())
    days = [(monday + timedelta(weeks=week), monday + timedelta(weeks=last, days=6)) for week, last in ((3, 3), (7, 8))]
    assert "&lt;" not in html
    assert html.count('<rect class="plan-off"') == 2 * html.count('<rect class="plan-bar"') > 0
    assert [html.count(f"Off from {day_words(first)} to {day_words(last)}<") for first, last in days] == [1, 1]
    assert html.count(">off</text>") == 2


def test_a_break_stands_between_what_begins_before_it_and_after_it(
    learner: User, release: Release, learner_client: Client
) -> None:
    deadline = timezone.localdate() + timedelta(days=30)
    html = weeks_of(learner_client, with_breaks(learner, release, deadline))

    before, _, after = html.partition("Off from")
    assert '<rect class="plan-bar"' in before
    assert "Your deadline, " not in before
    assert "Your deadline, " in after


def test_what_stands_large_above_the_weeks_needs_no_reason_twice(
    learner: User, release: Release, learner_client: Client
) -> None:
    plan = plan_for(learner, release, start=timezone.localdate())

    html = learner_client.get(f"/plan/{plan.pk}/").content.decode()

    large, _, weeks = html.partition('<div class="plan-weeks">')
    assert large.count("waits for nothing.") == large.count('<li class="card">') > 0
    assert weeks.count('<p class="small">') == weeks.count("<li><div><h3>") - large.count('<li class="card">') > 0
    assert "waits for nothing" not in weeks


def test_the_rest_is_folded_and_counted(learner: User, release: Release, learner_client: Client) -> None:
    plan = plan_for(learner, release, start=timezone.localdate())

    html = learner_client.get(f"/plan/{plan.pk}/").content.decode()
    few = plan.steps.order_by("place")[:2]
    plan.steps.exclude(pk__in=[step.pk for step in few]).delete()
    short = learner_client.get(f"/plan/{plan.pk}/").content.decode()

    _, _, folded = html.partition('<details class="plan-after">')
    shown = html.count('class="plan-bar"')
    assert folded.strip().startswith(f"<summary>After that: {plan_steps(html) - shown} steps, until ")
    assert 'class="plan-after"' not in short


def plan_steps(html: str) -> int:
    """As many as the page says that there are."""
    found = re.search(r"steps of (\d+) done", html)
    assert found
    return int(found[1])
