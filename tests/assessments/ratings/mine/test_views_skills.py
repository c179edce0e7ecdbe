"""The list of what I can do today."""

from datetime import timedelta
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from assessments.models import Evidence, Rating
from assessments.ratings.queries import skill_ids
from careerpath.accounts.models import User
from skills.catalogue import Catalogue
from skills.models import Release
from tests.assessments.ratings.wide import wide_release
from tests.lib.markup import Elements, loose_ends

PAGE = "/me/skills/"


@pytest.fixture
def rated(learner: User, release: Release) -> None:
    """Kubernetes of long ago with evidence and a second opinion, Python of today, and Git, which doesn't apply."""
    ids, now = skill_ids(release.pk), timezone.now()
    rate = Rating.objects.create
    rate(person=learner, skill_id=ids["kubernetes"], level=3, rated_at=now - timedelta(days=400), verified_level=2)
    rate(person=learner, skill_id=ids["python"], level=1, rated_at=now)
    rate(person=learner, skill_id=ids["git"], level=None, rated_at=now)
    Evidence.objects.create(person=learner, skill_id=ids["kubernetes"], level=3, text="Shown.")


def names(client: Client, query: str = "") -> list[str]:
    """The skills of a page, in its order."""
    links = Elements(client.get(f"{PAGE}{query}").content.decode()).values("href", "a")
    return [link.removeprefix(PAGE).strip("/") for link in links if link.startswith(PAGE) and link != PAGE]


def test_a_skill_says_its_level_its_sentence_its_age_and_what_backs_it(
    rated: None, learner_client: Client, catalogue: Catalogue
) -> None:
    html = unescape(learner_client.get(PAGE).content.decode())

    assert "3 skills rated" in html
    assert catalogue.skill["kubernetes"].statement(3) in html
    assert "Rated 13 months ago, verified at 2, 1 piece of evidence" in html
    assert '<span class="level level-1">1 <span>Awareness</span></span>' in html
    assert '<span class="tag">Doesn’t apply</span>' in html
    assert loose_ends(html) == []


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["python", "git", "kubernetes"]),
        ("?sort=level", ["kubernetes", "python", "git"]),
        ("?sort=age", ["kubernetes", "python", "git"]),
        ("?show=old", ["kubernetes"]),
        ("?show=unproven", ["python"]),
        ("?q=k8s", ["kubernetes"]),
        ("?q=k8s&show=unproven", []),
        ("?show=nonsense&sort=nonsense&page=nonsense", ["python", "git", "kubernetes"]),
    ],
)
def test_filters_and_orders(rated: None, learner_client: Client, query: str, found: list[str]) -> None:
    assert names(learner_client, query) == found


def test_all_skills_and_those_that_are_not_rated(rated: None, learner_client: Client, catalogue: Catalogue) -> None:
    everything, left = names(learner_client, "?show=all"), names(learner_client, "?show=open")

    assert len(everything) == len(catalogue.skills)
    assert set(everything) - set(left) == {"python", "git", "kubernetes"}


def test_a_wrong_choice_is_named(rated: None, learner_client: Client) -> None:
    html = unescape(learner_client.get(f"{PAGE}?sort=nonsense&q={'x' * 200}").content.decode())

    assert "There is no order “nonsense” here. Choose another." in html
    assert "Search for 100 characters at most." in html


def test_nothing_rated_leads_to_rating(release: Release, learner_client: Client) -> None:
    html = learner_client.get(PAGE).content.decode()

    assert "Nothing rated yet" in html
    assert '<a class="button" href="/assess/">Rate yourself</a>' in html
    assert '<a class="button button-plain" href="?show=all">Or rate single skills</a>' in html


def test_nothing_found_leads_back(rated: None, learner_client: Client) -> None:
    html = unescape(learner_client.get(f"{PAGE}?q=<b>").content.decode())

    assert "None of these skills goes by “<b>”." in html
    assert '<a class="button button-plain" href="/me/skills/">Show what you rated</a>' in html


def test_a_stranger_sees_none_of_it(rated: None, stranger_client: Client) -> None:
    assert names(stranger_client) == []


def test_ratings_of_another_framework_are_not_mixed_in(
    rated: None, learner: User, learner_client: Client, catalogue: Catalogue
) -> None:
    other = wide_release(catalogue, 3)
    row = next(iter(skill_ids(other.pk).values()))
    Rating.objects.create(person=learner, skill_id=row, level=1, rated_at=timezone.now())

    html = learner_client.get(f"{PAGE}?framework=wide-3").content.decode()

    assert "1 skill rated" in html
    assert names(learner_client) == ["python", "git", "kubernetes"]


@pytest.mark.parametrize("skills", [1, 400])
def test_the_page_asks_the_database_as_often_for_one_skill_as_for_many(
    learner: User, learner_client: Client, catalogue: Catalogue, skills: int
) -> None:
    wide = wide_release(catalogue, skills)
    now = timezone.now()
    Rating.objects.bulk_create(
        Rating(person=learner, skill_id=pk, level=2, rated_at=now) for pk in skill_ids(wide.pk).values()
    )
    learner_client.get(PAGE)

    with CaptureQueriesContext(connection) as asked:
        html = learner_client.get(PAGE).content.decode()

    assert len(asked) == 5
    assert f"{skills} skill" in html
    assert html.count('class="my-level"') == min(skills, 100)
