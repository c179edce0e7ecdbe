"""The plans of a person, and making one: what the pages say, what they refuse, and what is kept."""

from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from assessments.models import Plan, Rating, Sitting
from assessments.plans.services import put_away
from careerpath.accounts.models import User
from skills.models import Release
from tests.assessments.plans.conftest import plan_for

NEW, PREVIEW = "/plan/new/", "/plan/new/preview/"


def page(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return unescape(response.content.decode())


def sent(**more: object) -> dict[str, Any]:
    start = {"target": "mlops-engineer/mid", "hours": 6, "start": timezone.localdate().isoformat()}
    return {**start, "deadline": "", "off": "", **more}


def test_before_the_first_plan_the_page_says_how_to_begin(learner_client: Client) -> None:
    assert "No plan yet" in page(learner_client, "/plan/")


def test_the_only_plan_is_opened_at_once(plan: Plan, learner_client: Client) -> None:
    assert learner_client.get("/plan/").headers["Location"] == f"/plan/{plan.pk}/"


def test_of_several_plans_there_is_a_list(plan: Plan, learner: User, release: Release, learner_client: Client) -> None:
    other = plan_for(learner, release, hours=8)
    put_away(person=learner, plan=other.pk)

    html = page(learner_client, "/plan/")

    assert [f'href="/plan/{pk}/"' in html for pk in (plan.pk, other.pk)] == [True, True]
    assert "Earlier plans" in html


def test_the_form_begins_with_the_newest_target_and_shows_what_comes_of_it(
    finished: Sitting, learner_client: Client
) -> None:
    html = page(learner_client, NEW)

    assert '<option value="mlops-engineer/mid" selected>' in html
    assert "What comes of it" in html
    assert [f'<th scope="row">{hours} h' in html for hours in (4, 6, 8, 12)] == [True] * 4


def test_a_link_names_the_target(finished: Sitting, learner_client: Client) -> None:
    assert '<option value="data-engineer/senior" selected>' in page(
        learner_client, f"{NEW}?role=data-engineer&level=senior"
    )
    assert '<option value="mlops-engineer/mid" selected>' in page(learner_client, f"{NEW}?role=astronaut")


def test_whoever_has_rated_nothing_is_led_to_it(release: Release, learner_client: Client) -> None:
    assert "Rate yourself first" in page(learner_client, NEW)


def test_whoever_meets_everything_is_told_so(learner: User, release: Release, learner_client: Client) -> None:
    for skill in release.framework.skills.values_list("pk", flat=True):
        Rating.objects.create(person=learner, skill_id=skill, level=4, rated_at=timezone.now())

    html = page(learner_client, NEW)
    learner_client.post(NEW, sent(make="yes"))

    assert "You are there" in html
    assert not Plan.objects.exists()


def test_the_plan_is_kept_once_however_often_it_is_sent(
    finished: Sitting, learner: User, learner_client: Client
) -> None:
    given = sent(make="yes", hours=8, off="2030-12-23 to 2031-01-03")

    answers = [learner_client.post(NEW, given) for _ in range(2)]

    plan = Plan.objects.get(person=learner)
    assert [answer.headers["Location"] for answer in answers] == [f"/plan/{plan.pk}/"] * 2
    assert (plan.hours_a_week, plan.weeks_off, plan.role) == (8, ["2030-12-23", "2030-12-30"], "mlops-engineer")


def test_working_it_out_keeps_nothing(finished: Sitting, learner_client: Client) -> None:
    until = timezone.localdate() + timedelta(days=60)

    html = unescape(learner_client.post(NEW, sent(show="yes", deadline=until.isoformat())).content.decode())

    assert "What doesn’t fit before the deadline" in html
    assert not Plan.objects.exists()


def test_the_part_for_the_script_is_only_that_part(finished: Sitting, learner_client: Client) -> None:
    response = learner_client.get(PREVIEW, sent(hours=12))

    html = unescape(response.content.decode())
    assert "What comes of it" in html
    assert "<html" not in html


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"hours": 0}, "greater than or equal to 1"),
        ({"target": "astronaut/mid"}, "Select a valid choice"),
        ({"start": "1999-01-01"}, "Choose a start within a year of today."),
        ({"deadline": "2000-01-01"}, "The deadline must come after the start."),
        ({"deadline": "2999-01-01"}, "Choose a deadline within 10 years."),
        ({"off": "in summer"}, "“in summer” is no date."),
        ({"off": "2026-02-31"}, "“2026-02-31” is no date."),
        ({"off": "\n".join(f"{year}-07-01 to {year}-12-20" for year in (2027, 2028, 2029))}, "60 fit. Choose fewer."),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_kept(
    wrong: dict[str, object], said: str, release: Release, learner_client: Client
) -> None:
    response = learner_client.post(NEW, sent(make="yes", **wrong))

    assert response.status_code == 200
    assert said in unescape(response.content.decode())
    assert not Plan.objects.exists()
