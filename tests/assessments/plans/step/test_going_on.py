"""From a step that is done or left out the page leads on, and the hours of one at work are written in one place."""

from html import unescape
from typing import Any

from django.test import Client

from assessments.models import Plan, Step
from assessments.plans.services import finish_step, skip_step
from careerpath.accounts.models import User
from tests.assessments.plans.conftest import MONDAY


def page(client: Client, step: Step) -> str:
    response: Any = client.get(f"/plan/{step.plan_id}/steps/{step.pk}/")
    return unescape(response.content.decode())


def test_what_is_done_or_left_out_leads_to_the_next_step(plan: Plan, learner: User, learner_client: Client) -> None:
    first, second, third = plan.steps.select_related("skill").order_by("place")[:3]
    before = page(learner_client, first)
    finish_step(learner, plan.pk, first.pk, MONDAY)
    skip_step(learner, plan.pk, second.pk, "The platform team does it.")

    done, left_out = page(learner_client, first), page(learner_client, second)

    way = (
        f'<a class="button" href="/plan/{plan.pk}/steps/{third.pk}/">Next: {third.skill.name if third.skill else ""} to'
    )
    assert [way in html for html in (done, left_out)] == [True, True]
    assert "Next: " not in before


def test_when_nothing_is_left_it_leads_to_the_plan(plan: Plan, learner_client: Client) -> None:
    plan.steps.update(state="done")

    html = page(learner_client, plan.steps.latest("place"))

    assert f'<a class="button" href="/plan/{plan.pk}/">See your plan</a>' in html
    assert "Next: " not in html


def test_the_hours_of_a_step_ahead_have_one_field_that_says_what_is_wrong(
    plan: Plan, kubernetes: Step, learner_client: Client
) -> None:
    here = f"/plan/{plan.pk}/steps/{kubernetes.pk}/"

    shown = page(learner_client, kubernetes)
    answers = [learner_client.post(f"{here}{word}/", {"hours": "-1"}).content.decode() for word in ("hours", "finish")]

    assert shown.count('name="hours"') == 1
    assert shown.index("Save the hours") < shown.index("I have finished it")
    assert [html.count('name="hours"') for html in answers] == [1, 1]
    assert [html.count('value="-1"') for html in answers] == [1, 1]
