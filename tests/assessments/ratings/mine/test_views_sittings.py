"""All my assessments: the list, two side by side, deleting one."""

from datetime import timedelta
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from assessments.models import Answer, Rating, RatingChange, Sitting
from assessments.ratings.services import begin_sitting, finish_sitting
from careerpath.accounts.models import User
from skills.models import Release
from tests.assessments.ratings.conftest import say
from tests.lib.markup import loose_ends

PAGE = "/me/assessments/"
COMPARE = "/results/compare/"


def finished(person: User, release: Release, days: int, **levels: int | None) -> Sitting:
    """A sitting of so many days ago."""
    row = begin_sitting(person=person, release=release.pk, role="mlops-engineer", seniority="mid")
    for skill, level in levels.items():
        say(row, skill, level)
    finish_sitting(sitting=row.pk, person=person)
    Sitting.objects.filter(pk=row.pk).update(finished_at=timezone.now() - timedelta(days=days))
    return row


@pytest.fixture
def two(learner: User, release: Release) -> tuple[int, int]:
    earlier = finished(learner, release, 400, git=1, python=3, sql=2, linux=2, containers=2)
    later = finished(learner, release, 5, git=3, python=2, sql=2, linux=None, kubernetes=0)
    return earlier.pk, later.pk


def text(client: Client, address: str = PAGE) -> str:
    return unescape(client.get(address).content.decode())


# -- The list ----------------------------------------------------------------------------------------------------------


def test_each_assessment_has_its_target_its_size_and_its_age(two: tuple[int, int], learner_client: Client) -> None:
    html = text(learner_client)

    assert html.count("MLOps engineer, mid level. 5 skills answered, 5 days ago.") == 1
    assert html.count("MLOps engineer, mid level. 5 skills answered, 13 months ago.") == 1
    assert html.index(f"/assess/{two[1]}/done/") < html.index(f"/assess/{two[0]}/done/")
    assert f'href="{COMPARE}?a={two[0]}&b={two[1]}">What changed' in html
    assert html.count(">What changed") == 1
    assert loose_ends(html) == []


def test_the_open_one_stands_first_with_its_two_ways(
    two: tuple[int, int], sitting: Sitting, learner_client: Client
) -> None:
    html = text(learner_client)

    assert html.index("Your assessment waits for you") < html.index(f"/assess/{two[1]}/done/")
    assert f'<a class="button" href="/assess/{sitting.pk}/">Continue</a>' in html
    assert f'href="/assess/{sitting.pk}/discard/"' in html
    assert "Rate yourself again" not in html


def test_without_any_the_list_leads_to_the_first(learner_client: Client) -> None:
    html = text(learner_client)

    assert "No assessment yet" in html
    assert '<a class="button" href="/assess/">Rate yourself</a>' in html
    assert "Compare two of them" not in html


def test_a_stranger_sees_none_of_them(two: tuple[int, int], stranger_client: Client) -> None:
    assert "No assessment yet" in text(stranger_client)


@pytest.mark.parametrize("sittings", [1, 200])
def test_the_list_asks_the_database_as_often_for_one_as_for_many(
    learner: User, release: Release, learner_client: Client, sittings: int
) -> None:
    now = timezone.now()
    Sitting.objects.bulk_create(
        Sitting(person=learner, release=release, finished_at=now, result={"answers": {}}) for _ in range(sittings)
    )
    begin_sitting(person=learner, release=release.pk)
    learner_client.get(PAGE)

    with CaptureQueriesContext(connection) as asked:
        html = text(learner_client)

    assert len(asked) == 6
    assert html.count("Delete…") == min(sittings, 20)
    assert html.count("<option") == (100 if sittings == 200 else 0)


def test_the_pages_of_a_long_list_follow_each_other(learner: User, release: Release, learner_client: Client) -> None:
    rows = [finished(learner, release, days, git=1).pk for days in range(25)]

    first, second = text(learner_client), text(learner_client, f"{PAGE}?page=2")

    assert f"?a={rows[20]}&b={rows[19]}" in first
    assert f"/assess/{rows[20]}/done/" not in first
    assert second.count("Delete…") == 5
    assert f"?a={rows[24]}&b={rows[23]}" in second


# -- Deleting ----------------------------------------------------------------------------------------------------------


def test_deleting_asks_first_and_leaves_ratings_and_history(
    two: tuple[int, int], learner: User, learner_client: Client
) -> None:
    ratings, changes = Rating.objects.count(), RatingChange.objects.count()

    html = text(learner_client, f"{PAGE}{two[0]}/delete/")
    answers = [learner_client.post(f"{PAGE}{two[0]}/delete/") for _ in range(2)]

    assert "Delete this assessment?" in html
    assert [answer.headers["Location"] for answer in answers] == [PAGE, PAGE]
    assert list(Sitting.objects.values_list("pk", flat=True)) == [two[1]]
    assert not Answer.objects.filter(sitting=two[0]).exists()
    assert (Rating.objects.count(), RatingChange.objects.count()) == (ratings, changes)
    assert "assessment" in text(learner_client, "/me/skills/containers/")


def test_an_open_one_is_discarded_not_deleted(sitting: Sitting, learner_client: Client) -> None:
    response = learner_client.post(f"{PAGE}{sitting.pk}/delete/")

    assert response.headers["Location"] == f"/assess/{sitting.pk}/discard/"
    assert Sitting.objects.filter(pk=sitting.pk).exists()


def test_a_stranger_deletes_nothing(two: tuple[int, int], stranger_client: Client) -> None:
    assert stranger_client.post(f"{PAGE}{two[0]}/delete/").status_code == 404
    assert Sitting.objects.count() == 2
