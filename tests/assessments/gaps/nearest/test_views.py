"""The page of the nearest roles: whose ratings it reads, where it leads, and what it costs."""

from html import unescape

from django.test import Client
from pytest_django import DjangoAssertNumQueries

from assessments.models import Sitting
from careerpath.accounts.models import User
from skills.catalogue import Catalogue
from skills.models import Release, Skill
from tests.assessments.gaps.conftest import finished_by
from tests.skills.published import published
from tests.skills.synthetic import grown

PAGE = "/results/nearest/"


def page(client: Client, address: str = PAGE) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return unescape(response.content.decode())


def test_without_ratings_one_is_told_how_to_begin(release: Release, learner_client: Client) -> None:
    html = page(learner_client)

    assert "You have not rated yourself yet" in html
    assert '<a class="button" href="/assess/">Rate yourself</a>' in html


def test_each_level_leads_to_its_result_and_to_its_role(finished: Sitting, learner_client: Client) -> None:
    html = page(learner_client)

    assert html.count('<a href="/results/today/?role=') == 30
    assert '<a href="/results/today/?role=data-engineer&level=senior">Data engineer</a>' in html
    assert '<a href="/roles/data-engineer/">About the role' in html
    assert "nearest to <strong>DevOps engineer, junior level</strong>: 13 % ready." in html


def test_somebody_elses_ratings_are_not_read(finished: Sitting, release: Release, stranger_client: Client) -> None:
    assert "You have not rated yourself yet" in page(stranger_client)


def test_a_correction_counts_at_once(finished: Sitting, learner: User, learner_client: Client) -> None:
    before = page(learner_client)

    learner.ratings.update(level=4)

    assert page(learner_client) != before


def test_the_next_level_of_the_newest_target_is_told(finished: Sitting, learner_client: Client) -> None:
    html = page(learner_client)

    assert "One level up: MLOps engineer, senior level" in html
    assert "Against mid level it asks for 10 new skills and 31 skills at a higher level." in html
    assert "36 more that you don’t meet yet" in html


def test_without_a_target_there_is_no_next_level(learner: User, release: Release, learner_client: Client) -> None:
    finished_by(learner, release, {"git": 2}, role="")

    html = page(learner_client)

    assert "One level up" not in html
    assert html.count('<a href="/results/today/?role=') == 30


def test_what_stands_between_is_folded_away_but_for_the_nearest(finished: Sitting, learner_client: Client) -> None:
    html = page(learner_client)

    assert (html.count(" of them not rated. These bring most:"), html.count("<summary>Between: ")) == (6, 24)
    assert html.count('<ul class="near-missing"><li><p><a href="/skills/') == 30


def test_what_doesnt_apply_is_not_called_not_rated(learner: User, release: Release, learner_client: Client) -> None:
    finished_by(learner, release, {"python": 4, "kubernetes": None})

    mid = page(learner_client, "/results/nearest/?role=mlops-engineer&level=junior").split('id="next-level"')[1]

    kubernetes = mid.split('/skills/kubernetes/"')[1].split("</li>")[0]
    assert "Doesn’t apply</span>" in kubernetes
    assert '<span class="unseen">; level 2, working is asked for</span>' in kubernetes
    assert "not rated" not in kubernetes


def test_what_nobody_has_rated_is_told_of_what_stands_between(
    learner: User, release: Release, learner_client: Client
) -> None:
    finished_by(learner, release, {"python": 3, "kubernetes": None})

    assert "46 skills stand between, 45 of them not rated. These bring most:" in page(
        learner_client, "/results/nearest/?kind=target"
    )


def test_a_kind_is_shown_alone(finished: Sitting, learner_client: Client) -> None:
    html = page(learner_client, f"{PAGE}?kind=target")

    assert html.count('<a href="/results/today/?role=') == 4
    assert '<a href="?kind=target&role=mlops-engineer&level=mid" aria-current="page">' in html


def test_the_next_level_of_another_target_can_be_asked_for(finished: Sitting, learner_client: Client) -> None:
    html = page(learner_client, f"{PAGE}?role=data-engineer&level=junior")

    assert "One level up: Data engineer, mid level" in html


def test_the_page_takes_as_many_queries_for_400_skills(
    learner: User, learner_client: Client, catalogue: Catalogue, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    release = published(grown(catalogue, 400))
    Skill.objects.bulk_create(
        Skill(framework=release.framework, slug=skill.slug, name=skill.name, category=_category(release))
        for skill in grown(catalogue, 400).skills
    )
    for levels in ({"git": 2}, {skill.slug: 2 for skill in grown(catalogue, 400).skills}):
        finished_by(learner, release, levels)
        page(learner_client)

        with django_assert_num_queries(5):
            page(learner_client)


def _category(release: Release) -> object:
    return release.framework.categories.get_or_create(slug="all", defaults={"name": "All", "summary": "All"})[0]


def test_where_nothing_counts_no_role_is_the_nearest(learner: User, release: Release, learner_client: Client) -> None:
    finished_by(learner, release, {"git": 0, "sql": None})

    html = unescape(learner_client.get("/results/nearest/").content.decode())

    assert "you are nearest to" not in html
    assert "Nothing that you have rated counts for a role yet, so all of them begin at 0 %." in html
