"""A plan that is put away is read only, also from a tab that was opened before."""

from html import unescape
from typing import Any

from django.test import Client

from assessments.models import Plan, Step
from assessments.plans.services import put_away
from careerpath.accounts.models import User
from tests.assessments.plans.written import image


def test_an_act_of_an_old_tab_is_refused_and_what_was_typed_is_shown(
    plan: Plan, kubernetes: Step, learner: User, learner_client: Client
) -> None:
    put_away(person=learner, plan=plan.pk)
    before = image(plan.pk)

    started = learner_client.post(f"/plan/{plan.pk}/steps/{kubernetes.pk}/start/")
    noted: Any = learner_client.post(f"/plan/{plan.pk}/steps/{kubernetes.pk}/note/", {"note": "Ask Ines."})
    added = learner_client.post(f"/plan/{plan.pk}/steps/new/", {"title": "A talk", "hours": 3})

    assert [answer.status_code for answer in (started, noted, added)] == [409] * 3
    assert "Ask Ines." in noted.content.decode()
    assert image(plan.pk) == before


def test_its_steps_are_read_and_lead_to_taking_it_up(
    plan: Plan, kubernetes: Step, learner: User, learner_client: Client
) -> None:
    put_away(person=learner, plan=plan.pk)

    html = unescape(learner_client.get(f"/plan/{plan.pk}/steps/{kubernetes.pk}/").content.decode())

    assert "It stands in a plan that is put away." in html
    assert "I have finished it" not in html
    assert learner_client.post(f"/plan/{plan.pk}/take-up/").status_code == 302
    assert learner_client.post(f"/plan/{plan.pk}/steps/{kubernetes.pk}/start/").status_code == 302
