"""A step is put before any other in one go, and the page comes back to where that is done."""

from html import unescape
from typing import Any

from django.test import Client

from assessments.models import Plan, Step
from assessments.plans.services import add_own_step, finish_step, start_step
from careerpath.accounts.models import User
from tests.assessments.plans.conftest import MONDAY


def page(client: Client, step: Step) -> str:
    response: Any = client.get(f"/plan/{step.plan_id}/steps/{step.pk}/")
    return unescape(response.content.decode())


def test_a_step_is_put_before_one_far_ahead_of_it(plan: Plan, learner: User, learner_client: Client) -> None:
    add_own_step(person=learner, plan=plan.pk, title="A talk", hours=3)
    first, *_, last = plan.steps.order_by("place")
    there = f"/plan/{plan.pk}/steps/{last.pk}/"

    answer = learner_client.post(f"{there}move/", {"before": first.pk})

    assert answer.headers["Location"] == f"{there}#when"
    html = page(learner_client, last)
    assert f"It is number 1 of {plan.steps.count()} ahead" in html
    assert '<section id="when" class="on-screen" tabindex="-1"' in html


def test_it_can_be_put_before_each_step_ahead_and_stands_before_the_chosen_one(
    plan: Plan, kubernetes: Step, learner: User, learner_client: Client
) -> None:
    first, *ahead = plan.steps.order_by("place")
    finish_step(learner, plan.pk, first.pk, MONDAY)
    after = ahead[ahead.index(kubernetes) + 1]

    html = page(learner_client, kubernetes)

    assert [f'<option value="{step.pk}"' in html for step in (first, *ahead)] == [
        False,
        *(step != kubernetes for step in ahead),
    ]
    assert html.count(" selected>") == 1
    assert f'<option value="{after.pk}" selected>' in html


def test_moving_it_to_where_it_stands_changes_nothing(plan: Plan, kubernetes: Step, learner_client: Client) -> None:
    ahead = list(plan.steps.order_by("place"))
    after = ahead[ahead.index(kubernetes) + 1]

    learner_client.post(f"/plan/{plan.pk}/steps/{kubernetes.pk}/move/", {"before": after.pk})

    assert not plan.changes.exists()


def test_what_is_refused_is_said_at_the_top(plan: Plan, learner_client: Client) -> None:
    second, first = (plan.steps.get(skill__slug="containers", level=level) for level in (2, 1))
    there = f"/plan/{plan.pk}/steps/{second.pk}/"

    answer = learner_client.post(f"{there}move/", {"before": first.pk})

    assert answer.headers["Location"] == there
    assert "so it can’t come before it." in page(learner_client, second)


def test_what_is_still_missing_for_a_step_is_said_before_and_after_it_is_started(
    plan: Plan, learner: User, learner_client: Client
) -> None:
    first, second = (plan.steps.get(skill__slug="containers", level=level) for level in (1, 2))

    before = page(learner_client, second)
    start_step(learner, plan.pk, second.pk, MONDAY)
    after = page(learner_client, second)
    finish_step(learner, plan.pk, first.pk, MONDAY)
    met = page(learner_client, second)

    assert ["Still missing for it: " in html for html in (before, after)] == [True, True]
    assert "You can start it all the same; then" in before
    assert "You have started it all the same, so" in after
    assert f'steps/{first.pk}/">Containers 1</a>. You' not in met
