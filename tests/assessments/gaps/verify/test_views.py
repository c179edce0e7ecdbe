"""The page of what to verify first: its order, its two acts, and its empty states."""

from datetime import timedelta
from html import unescape

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from assessments.models import Evidence, Rating, Sitting
from careerpath.accounts.models import User
from skills.models import Framework, Release, Skill
from skills.releases import publish
from tests.assessments.gaps.conftest import finished_by
from tests.assessments.gaps.exempt.test_services import pk_of

PAGE = "/results/verify/"


def page(client: Client, address: str = PAGE) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return unescape(response.content.decode())


def test_what_matters_most_and_rests_on_least_comes_first(
    finished: Sitting, learner: User, learner_client: Client
) -> None:
    Evidence.objects.create(person=learner, skill_id=pk_of("python"), level=3, text="Wrote it")

    html = page(learner_client)

    assert "Of your 6.9 points of readiness for MLOps engineer, mid level, 4.1 rest on your word alone." in html
    order = [html.index(f'<a href="/skills/{skill}/">') for skill in ("git", "kubernetes", "python")]
    assert order == sorted(order)
    assert "2.8 points rest on it: no evidence, rated today." in html
    assert "2.8 points rest on it: evidence that nobody has looked at, rated today." in html
    assert '<a href="/skills/containers/">' not in html


def test_each_has_two_acts(finished: Sitting, learner_client: Client) -> None:
    html = page(learner_client)

    for address in ("/assess/evidence/git/", "/me/skills/git/"):
        assert f'<a class="button button-plain" href="{address}">' in html


def test_a_result_and_any_level_can_be_named(finished: Sitting, learner_client: Client) -> None:
    assert f'<a href="/results/{finished.pk}/">Your result</a>' in page(learner_client, f"{PAGE}?result={finished.pk}")
    assert "readiness for Data engineer, mid level" in page(learner_client, f"{PAGE}?role=data-engineer&level=mid")


@pytest.mark.parametrize("result", ["x", "-1", "0", "99999999999999999999", "9" * 5000])
def test_a_result_that_is_not_there_is_not_found(finished: Sitting, learner_client: Client, result: str) -> None:
    assert learner_client.get(f"{PAGE}?result={result}").status_code == 404


def test_somebody_elses_result_is_not_found(finished: Sitting, stranger_client: Client) -> None:
    assert stranger_client.get(f"{PAGE}?result={finished.pk}").status_code == 404


def test_without_a_target_one_is_asked_to_choose(release: Release, learner_client: Client) -> None:
    html = page(learner_client)

    assert "Choose a role first" in html
    assert '<a class="button" href="/results/today/">Choose a role</a>' in html


def test_where_nothing_counts_there_is_nothing_to_verify(
    learner: User, release: Release, learner_client: Client
) -> None:
    finished_by(learner, release, {"git": 0})

    assert "There is nothing to verify yet" in page(learner_client)


def test_where_all_is_confirmed_nothing_is_in_doubt(learner: User, release: Release, learner_client: Client) -> None:
    finished_by(learner, release, {"git": 2})
    Rating.objects.update(verified_level=2, verified_at=timezone.now() - timedelta(days=300))

    html = page(learner_client)

    assert "Nothing is in doubt" in html
    assert "has been confirmed by somebody else within the last 12 months." in html


def test_a_confirmation_that_has_grown_old_comes_back(learner: User, release: Release, learner_client: Client) -> None:
    finished_by(learner, release, {"git": 2})
    Rating.objects.update(verified_level=2, verified_at=timezone.now() - timedelta(days=1500))

    assert "2.8 points rest on it: confirmed 4 years ago." in page(learner_client)


def test_ratings_grow_old_as_fast_as_the_newest_release_says(
    learner: User, release: Release, learner_client: Client
) -> None:
    sitting = finished_by(learner, release, {"git": 2, "python": 3}, days_ago=60)
    Rating.objects.update(verified_level=3, verified_at=timezone.now() - timedelta(days=60))
    Framework.objects.update(half_life_months=1)
    publish(framework=Framework.objects.get(), note="Ratings grow old sooner")

    result = page(learner_client, f"/results/{sitting.pk}/")
    doubts = page(learner_client, f"{PAGE}?result={sitting.pk}")
    ranges = [learner_client.get(f"/results/{which}/json/").json()["range"] for which in (sitting.pk, "today")]

    assert "After a month a rating may be off by half a level" in result
    assert "2.8 points rest on it: confirmed 9 weeks ago." in doubts
    assert "half as many again after 1 month, and up to as many again later" in doubts
    assert ranges[0] == ranges[1]


def test_the_page_takes_as_many_queries_for_many_ratings(
    learner: User, release: Release, learner_client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for skills in (1, 74):
        slugs = Skill.objects.order_by("pk").values_list("slug", flat=True)[:skills]
        finished_by(learner, release, dict.fromkeys(slugs, 2))
        page(learner_client)

        with django_assert_num_queries(5):
            page(learner_client)
