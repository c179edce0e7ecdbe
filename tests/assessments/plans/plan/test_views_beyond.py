"""A plan that has grown beyond fifty years can still be read, and says so."""

from html import unescape

import pytest
from django.test import Client
from django.utils import timezone

from assessments.along.week import weeks_of
from assessments.models import Plan, Step
from assessments.plans.outlook import outlook
from assessments.plans.queries import plan_of
from assessments.plans.services import MOST_OWN, add_own_step
from careerpath.accounts.models import User
from skills.models import Release
from tests.assessments.plans.conftest import plan_for


@pytest.fixture
def endless(learner: User, release: Release) -> Plan:
    plan = plan_for(learner, release, hours=1, start=timezone.localdate())
    for number in range(3):
        add_own_step(person=learner, plan=plan.pk, title=f"Thesis {number}", hours=1000)
    return plan


def page(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return unescape(response.content.decode())


def test_its_pages_open_and_say_that_it_does_not_end(endless: Plan, learner_client: Client) -> None:
    here = f"/plan/{endless.pk}/"

    html = page(learner_client, here)

    assert "At 1 hour a week this plan takes more than 50 years" in html
    assert '<dd class="nowrap">not in 50 years</dd>' in html
    assert "<h3>Not within 50 years</h3>" in html
    for step in endless.steps.all():
        assert f'{here}steps/{step.pk}/"' in html
    for name in ("again/", "map/", f"steps/{endless.steps.get(title='Thesis 2').pk}/", "plan.json", "plan.md"):
        page(learner_client, f"{here}{name}")
    assert "Thesis 2,ahead,,,1000" in page(learner_client, f"{here}plan.csv")


def test_it_is_held_against_one_with_more_hours(endless: Plan, learner_client: Client) -> None:
    chosen = {"target": "mlops-engineer/mid", "hours": 40, "start": timezone.localdate().isoformat()}

    html = unescape(learner_client.post(f"/plan/{endless.pk}/again/", chosen).content.decode())

    assert '<td class="number">not in 50 years</td>' in html


def test_with_another_plan_the_list_tells_both(
    endless: Plan, learner: User, release: Release, learner_client: Client
) -> None:
    plan_for(learner, release, hours=9)

    html = page(learner_client, "/plan/")

    assert "at 1 hour a week that takes more than 50 years." in html
    assert "at 9 hours a week you are done on" in html


def test_the_reminder_is_sent_without_an_end(endless: Plan, learner: User) -> None:
    today = timezone.localdate()
    now = plan_of(learner, endless.pk, today)
    assert now is not None

    (week,) = weeks_of([outlook(now, today)])

    assert week.ends is None
    assert week.to_do


def test_an_own_step_that_would_make_it_endless_is_refused(
    learner: User, release: Release, learner_client: Client
) -> None:
    plan = plan_for(learner, release, hours=1, start=timezone.localdate())
    here = f"/plan/{plan.pk}/steps/new/"
    sent = [learner_client.post(here, {"title": f"Thesis {number}", "hours": 1000}) for number in range(3)]

    assert [answer.status_code for answer in sent] == [302, 200, 200]
    assert "With it your plan would take more than 50 years" in unescape(sent[1].content.decode())
    assert plan.steps.filter(skill=None).count() == 1


def test_a_plan_has_room_for_so_many_own_steps(learner: User, release: Release, learner_client: Client) -> None:
    plan = plan_for(learner, release, hours=20, start=timezone.localdate())
    here = f"/plan/{plan.pk}/steps/new/"
    Step.objects.bulk_create(Step(plan=plan, title=f"Talk {n}", hours=1, place=500 + n) for n in range(MOST_OWN))

    sent = [learner_client.post(here, {"title": title, "hours": 1}) for title in ("Talk 1", "Thesis")]

    assert [answer.status_code for answer in sent] == [302, 200]
    assert "Remove one before you add another." in sent[1].text
    assert plan.steps.filter(skill=None).count() == MOST_OWN


def test_it_offers_to_do_without_skills(endless: Plan, learner_client: Client) -> None:
    today = timezone.localdate().isoformat()
    chosen = {"target": "mlops-engineer/mid", "hours": 1, "start": today}

    html = page(learner_client, f"/plan/{endless.pk}/again/")
    answer = learner_client.post(f"/plan/{endless.pk}/again/", {**chosen, "accept": "yes"})

    assert "With so few hours this would take more than 50 years." in html
    assert html.count('name="without"') > 3
    assert answer.status_code == 200
    assert Plan.objects.count() == 1
