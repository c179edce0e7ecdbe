"""A skill that was rated elsewhere after it had been answered in a sitting: what was said last counts."""

from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from assessments.models import RatingChange, Sitting
from assessments.ratings.mine.corrections import take_back
from assessments.ratings.queries import ratings_of, skill_ids
from assessments.ratings.services import correct_rating, finish_sitting, raise_rating
from careerpath.accounts.models import User
from tests.assessments.ratings.conftest import say


@pytest.fixture
def python(sitting: Sitting) -> int:
    return skill_ids(sitting.release_id)["python"]


def levels(person: User) -> dict[str, int | None]:
    return {slug: standing.level for slug, standing in ratings_of(person, "mlops").items()}


def finish(sitting: Sitting) -> tuple[object, dict[str, int | None]]:
    """What is frozen, and what the ratings are."""
    finished = finish_sitting(sitting=sitting.pk, person=sitting.person)
    return finished.result, levels(sitting.person)


def test_a_later_correction_stands(sitting: Sitting, learner: User, python: int) -> None:
    say(sitting, "python", 0)
    say(sitting, "git", 2)
    correct_rating(person=learner, skill_id=python, level=4)
    at = ratings_of(learner, "mlops")["python"].rated_at

    result, ratings = finish(sitting)

    assert result == {"answers": {"python": 4, "git": 2}}
    assert ratings == {"python": 4, "git": 2}
    assert ratings_of(learner, "mlops")["python"].rated_at == at
    assert set(RatingChange.objects.values_list("skill__slug", "after", "source")) == {
        ("python", 4, "correction"),
        ("git", 2, "sitting"),
    }


def test_a_later_finished_step_stands(sitting: Sitting, learner: User, python: int) -> None:
    say(sitting, "python", 1)
    raise_rating(person=learner, skill_id=python, level=3)

    assert finish(sitting) == ({"answers": {"python": 3}}, {"python": 3})


def test_what_was_taken_back_later_is_not_rated(sitting: Sitting, learner: User, python: int) -> None:
    correct_rating(person=learner, skill_id=python, level=4)
    say(sitting, "python", 0)
    take_back(person=learner, skill_id=python)

    assert finish(sitting) == ({"answers": {}}, {})


def test_a_later_answer_counts(sitting: Sitting, learner: User, python: int) -> None:
    say(sitting, "python", 0)
    correct_rating(person=learner, skill_id=python, level=4)
    take_back(person=learner, skill_id=python)
    correct_rating(person=learner, skill_id=python, level=3)
    say(sitting, "python", 1, revision=1)

    assert finish(sitting) == ({"answers": {"python": 1}}, {"python": 1})


def test_the_last_page_lists_what_was_changed_since(
    sitting: Sitting, address: str, learner: User, learner_client: Client, python: int
) -> None:
    say(sitting, "python", 0)
    say(sitting, "git", 2)
    before = unescape(learner_client.get(f"{address}finish/").text)
    correct_rating(person=learner, skill_id=python, level=4)
    correct_rating(person=learner, skill_id=skill_ids(sitting.release_id)["git"], level=2)

    html = unescape(learner_client.get(f"{address}finish/").text)

    assert "Changed since you answered" not in before
    link = '<a href="/me/skills/python/?framework=mlops">Python</a>'
    assert f"{link}: here you said “0, none”, since then it is “4, expert”." in html
    assert html.count("here you said") == 1


def test_the_last_page_asks_the_same_number_of_times(
    sitting: Sitting, address: str, learner: User, learner_client: Client
) -> None:
    counts = []
    ids = skill_ids(sitting.release_id)
    learner_client.get(f"{address}finish/")
    for skill in ("git", "python", "sql"):
        say(sitting, skill, 0)
        correct_rating(person=learner, skill_id=ids[skill], level=4)
        with CaptureQueriesContext(connection) as queries:
            learner_client.get(f"{address}finish/")
        counts.append(len(queries))

    assert counts == [7] * 3
