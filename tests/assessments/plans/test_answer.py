"""The line below the hours: the same on the page and in the part for the script."""

import re
from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.formats import date_format

from assessments.models import Rating
from careerpath.accounts.models import User
from skills.models import Release
from tests.assessments.plans.again.asking import chosen, page, text_of
from tests.assessments.plans.conftest import plan_for


def told(client: Client, address: str, **more: object) -> str:
    """What the script is told to write there."""
    found = re.search(r'data-answer="([^"]*)"', client.get(f"{address}preview/", chosen(**more)).content.decode())
    assert found
    return unescape(found[1])


def below_hours(html: str) -> str:
    return html.partition('id="answer" role="status">')[2].partition("</p>")[0]


@pytest.fixture
def again(learner: User, release: Release, finished: object) -> str:
    return f"/plan/{plan_for(learner, release, start=timezone.localdate()).pk}/again/"


def test_the_day_stands_below_the_hours(again: str, learner_client: Client) -> None:
    line = below_hours(page(learner_client, again))

    assert re.fullmatch(r"Ready on \d+ \w+ \d{4}\.", line)
    assert line == below_hours(page(learner_client, "/plan/new/"))
    assert line == told(learner_client, again) == told(learner_client, "/plan/new/")
    assert line != told(learner_client, again, hours=12) == told(learner_client, "/plan/new/", hours=12)


@pytest.mark.parametrize("without", [[], ["kubernetes"]])
def test_with_a_deadline_it_says_how_ready(without: list[str], again: str, learner_client: Client) -> None:
    until = timezone.localdate() + timedelta(days=60)
    given: dict[str, Any] = {"deadline": until, "without": without, "reason": "Not here."}

    lines = [told(learner_client, address, **given) for address in ("/plan/new/", again)]

    assert lines[0] == lines[1]
    assert re.fullmatch(rf"By {date_format(until)} \d\d % ready\. All done on \d+ \w+ \d{{4}}\.", lines[0])


def test_without_some_skills_it_promises_no_readiness(again: str, learner_client: Client) -> None:
    given = {"without": ["kubernetes"], "reason": "Not here."}

    lines = [told(learner_client, address, **given) for address in ("/plan/new/", again)]

    assert [line.startswith("All done on ") for line in lines] == [True, True]


def test_what_is_wrong_is_said_there_unless_the_field_says_it(again: str, learner_client: Client) -> None:
    wrong = "Hours a week: Give 1 to 80 hours a week."

    shown = text_of(learner_client.post(again, chosen(hours=0)))

    assert told(learner_client, again, hours=0) == told(learner_client, "/plan/new/", hours=0) == wrong
    assert below_hours(shown) == ""
    assert wrong in shown


def test_who_is_there_is_told_so(again: str, learner: User, release: Release, learner_client: Client) -> None:
    for skill in release.framework.skills.values_list("pk", flat=True):
        Rating.objects.update_or_create(
            person=learner, skill_id=skill, defaults={"level": 4, "rated_at": timezone.now()}
        )

    lines = {told(learner_client, address) for address in (again, "/plan/new/")}

    assert lines == {"You are there already."}
