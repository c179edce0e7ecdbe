"""What stands beside a plan that isn't made yet, the pace that it reckons with, and what that costs the database."""

import re
from datetime import date, timedelta
from html import unescape
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlencode

import pytest
from django.template.loader import render_to_string
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from assessments.models import Plan, Sitting, Step
from assessments.plans.making.page import Making
from assessments.plans.making.preview import Goal, preview
from assessments.plans.queries import pace_of_person
from assessments.plans.scheduling import Task
from assessments.plans.services import put_away
from assessments.plans.steps import Way
from assessments.plans.timetable import Rhythm
from careerpath.accounts.models import User
from skills.models import Release
from tests.assessments.plans.conftest import MONDAY, plan_for
from tests.assessments.plans.making.test_views import NEW, PREVIEW, page, sent


def test_another_target_stands_beside_it(finished: Sitting, learner_client: Client) -> None:
    alone = page(learner_client, f"{PREVIEW}?{urlencode(sent(target='data-engineer/senior'))}")
    both = page(learner_client, f"{PREVIEW}?{urlencode(sent(beside='data-engineer/senior'))}")
    same = page(learner_client, f"{PREVIEW}?{urlencode(sent(beside='mlops-engineer/mid'))}")

    assert both.count("<td>") == 2 * alone.count("<td>") == 2 * same.count("<td>") == 8
    assert cells(both)[1::2] == cells(alone)
    assert cells(both)[::2] == cells(same)


def cells(html: str) -> list[str]:
    return re.findall(r"<td>(.*?)</td>", html)


def test_what_is_chosen_to_stand_beside_makes_no_plan(finished: Sitting, learner_client: Client) -> None:
    learner_client.post(NEW, sent(make="yes", beside="data-engineer/senior"))

    assert [plan.role for plan in Plan.objects.all()] == ["mlops-engineer"]


def test_the_hours_are_told_as_what_they_are_estimates(finished: Sitting, learner_client: Client) -> None:
    assert "The hours are estimates." in page(learner_client, NEW)


def test_a_pace_learnt_in_any_plan_counts_in_the_next(plan: Plan, learner: User, learner_client: Client) -> None:
    for step in plan.steps.order_by("place")[:3]:
        step.state, step.hours_spent = Step.State.DONE, step.hours * 2
        step.save()
    put_away(person=learner, plan=plan.pk)
    [before] = page_ends(learner_client)

    Step.objects.update(hours_spent=None)
    [usual] = page_ends(learner_client)

    today = timezone.localdate()
    assert abs((before - today) / (usual - today) - 2) < 0.01


def page_ends(client: Client) -> list[date]:
    context: Any = client.get(PREVIEW, sent()).context
    return [row.outcomes[0].ends for row in context["making"].preview.rows if row.is_own]


def test_a_step_that_went_along_into_another_plan_is_learnt_from_once(
    plan: Plan, learner: User, release: Release
) -> None:
    other = plan_for(learner, release, hours=8)
    for first, again in zip(plan.steps.order_by("place")[:2], other.steps.order_by("place")[:2], strict=True):
        for step in (first, again):
            step.state, step.hours_spent = Step.State.DONE, step.hours * 2
            step.save()

    # Two steps say too little, however often they stand there.
    assert pace_of_person(learner) is None


def test_too_few_hours_for_a_calendar_are_refused(plan: Plan, learner_client: Client) -> None:
    Step.objects.update(state=Step.State.DONE, hours_spent=1000)
    response = learner_client.post(NEW, sent(make="yes", hours=1, target="staff-mlops-engineer/lead"))

    assert "this would take more than 50 years" in unescape(response.content.decode())
    assert Plan.objects.count() == 1


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (6, ["It changes the order, not the end.", "<dd>33 %</dd>", "by then without the deadline</dt><dd>0 %</dd>"]),
        (10, ["Without it you would be just as ready by then.", "<dd>67 %</dd>"]),
        (16, ["Everything fits, so the deadline changes nothing.", "<dd>100 %</dd>"]),
    ],
)
def test_a_deadline_is_held_against_none(days: int, said: list[str]) -> None:
    """An hour a day: SQL gains more an hour, and Git is done sooner."""
    tasks = (Task(("sql", 1), 10, 8), Task(("git", 1), 6, 4))
    goal = Goal("A role", Way(tasks, whole=12, there=0))
    found = preview([goal], Rhythm(MONDAY, 7), MONDAY + timedelta(days=days - 1))
    names = {slug: SimpleNamespace(name=slug) for slug in ("sql", "git")}
    form: Any = SimpleNamespace(errors={}, catalogue=SimpleNamespace(skill=names))

    html = render_to_string("plans/preview.html", {"making": Making(form, None, found), "form": form})

    assert [words in html for words in said] == [True] * len(said)
    assert ("without the deadline" in html) == (days == 6)


@pytest.mark.parametrize(("address", "queries"), [(NEW, 8), (PREVIEW, 6)])
def test_it_takes_as_many_queries_for_much_as_for_little(
    address: str, queries: int, plan: Plan, learner_client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    until = timezone.localdate() + timedelta(days=200)
    given = sent(beside="data-engineer/senior", deadline=until.isoformat()) if address == PREVIEW else {}
    learner_client.get(address, given)
    with django_assert_num_queries(queries):
        learner_client.get(address, given)

    for hours in range(1, 6):
        plan_for(plan.person, plan.release, hours=hours)
    Step.objects.update(state=Step.State.DONE, hours_spent=9)

    with django_assert_num_queries(queries):
        learner_client.get(address, given)
