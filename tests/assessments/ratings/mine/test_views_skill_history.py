"""One skill of mine: what an open sitting says of it, and how it came about."""

from datetime import timedelta
from html import unescape

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from assessments.models import Rating, RatingChange, Sitting
from assessments.ratings.queries import skill_ids
from assessments.ratings.services import correct_rating, finish_sitting
from careerpath.accounts.models import User
from skills.models import Release
from tests.assessments.ratings.conftest import say

PAGE = "/me/skills/python/"
LONG_AGO = timezone.now() - timedelta(days=400)


@pytest.fixture
def python(release: Release) -> int:
    return skill_ids(release.pk)["python"]


def text(response: HttpResponse) -> str:
    return unescape(response.content.decode())


# -- An open sitting ---------------------------------------------------------------------------------------------------


def test_what_the_open_assessment_says_is_told(sitting: Sitting, learner_client: Client) -> None:
    before = text(learner_client.get(PAGE))
    say(sitting, "python", 1)

    html = text(learner_client.get(PAGE))

    assert "In your open assessment" not in before
    assert "In your open assessment you said “1, awareness”." in html
    assert f'<a href="/assess/{sitting.pk}/rate/programming/#skill-python">Change it there</a>' in html


# -- History -----------------------------------------------------------------------------------------------------------


def test_the_history_says_what_changed_and_how(
    sitting: Sitting, learner: User, python: int, learner_client: Client
) -> None:
    say(sitting, "python", 1)
    finish_sitting(sitting=sitting.pk, person=learner)
    RatingChange.objects.update(at=LONG_AGO)
    correct_rating(person=learner, skill_id=python, level=None)
    RatingChange.objects.create(
        person=learner, skill_id=python, before=None, after=3, source="step", rated_before_at=LONG_AGO
    )

    html = text(learner_client.get(PAGE))

    rows = html[html.index("<tbody>") : html.index("</tbody>")].split("<tr>")[1:]
    assert ["finished step" in rows[0], "corrected" in rows[1], "assessment" in rows[2]] == [True] * 3
    assert ["Doesn’t apply" in row for row in rows] == [True, True, False]
    assert "→" not in rows[2]
    assert f'href="/assess/{sitting.pk}/done/"' in rows[2]
    assert "The table below says the same." in html
    assert html.count('%" cy="') == 2


def test_a_history_of_one_day_has_no_picture(release: Release, learner_client: Client) -> None:
    learner_client.post(PAGE, {"python-level": "3"})

    html = text(learner_client.get(PAGE))

    assert "<tbody>" in html
    assert "history-frame" not in html


@pytest.mark.parametrize("changes", [1, 400])
def test_the_page_asks_the_database_as_often_for_one_change_as_for_many(
    sitting: Sitting, python: int, learner_client: Client, changes: int
) -> None:
    say(sitting, "python", 1)
    RatingChange.objects.bulk_create(
        RatingChange(person=sitting.person, skill_id=python, after=2, source="sitting", sitting=sitting, at=LONG_AGO)
        for _ in range(changes)
    )
    learner_client.get(PAGE)

    with CaptureQueriesContext(connection) as asked:
        html = text(learner_client.get(PAGE))

    assert len(asked) == 8
    assert html.count('<th scope="row">') == min(changes, 50)
    assert ("Only the newest 50 changes are shown." in html) == (changes > 100)


def test_a_second_opinion_without_a_line_of_its_own_is_in_the_history(
    learner: User, python: int, learner_client: Client
) -> None:
    Rating.objects.create(
        person=learner, skill_id=python, level=3, rated_at=LONG_AGO, verified_level=2, verified_at=LONG_AGO
    )

    html = text(learner_client.get(PAGE))

    assert "second opinion" in html
    assert "what another person verified" in html
