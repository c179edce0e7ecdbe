"""The people of a cohort: their order, how ready they are, when they were last at work, page by page."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from assessments.cohorts.sight import NEWEST
from assessments.gaps.queries import today_of
from assessments.gaps.words import percent
from assessments.models import Cohort, Exemption, Membership, Rating, RatingChange
from careerpath.accounts.models import User
from skills.models import Release, Skill
from skills.releases import catalogue_of
from tests.factories import MembershipFactory, UserFactory

NAMES = re.compile(r'<th scope="row"><a href="[^"]*">(.*?)</a></th><td class="number">(?:(\d+) %|<span)')


def people(client: Client, cohort: Cohort, query: str = "") -> list[tuple[str, str]]:
    return NAMES.findall(client.get(f"/cohorts/{cohort.pk}/{query}").content.decode())


def rate(person: User, levels: dict[str, int | None]) -> None:
    skills = {skill.slug: skill for skill in Skill.objects.filter(slug__in=levels)}
    now = timezone.now()
    Rating.objects.bulk_create(
        Rating(person=person, skill=skills[slug], level=level, rated_at=now) for slug, level in levels.items()
    )


@pytest.fixture
def three(cohort: Cohort) -> list[User]:
    """Ann is readiest, Ben has left something out, and the one without a name has rated nothing."""
    ann, ben = UserFactory(name="ann"), UserFactory(name="Ben")
    nameless = UserFactory(email="carl@example.org")
    for person in (nameless, ben, ann):
        MembershipFactory(cohort=cohort, person=person)
    rate(ann, {"python": 3, "git": 2, "kubernetes": 2})
    rate(ben, {"python": 1, "git": None})
    Exemption.objects.create(person=ben, skill=Skill.objects.get(slug="kubernetes"), reason="Others do it.")
    return [ann, ben, nameless]


def test_readiness_is_that_of_ones_own_result_page(
    three: list[User], cohort: Cohort, release: Release, instructor_client: Client
) -> None:
    catalogue = catalogue_of(release.pk)
    role = catalogue.role["mlops-engineer"]

    def own(person: User) -> str:
        picture = today_of(person, catalogue, role, role.level("mid"), timezone.localdate())
        return str(percent(picture.analysis.readiness))

    assert people(instructor_client, cohort) == [
        ("ann", own(three[0])),
        ("Ben", own(three[1])),
        ("carl@example.org", ""),
    ]


def test_the_orders(three: list[User], cohort: Cohort, instructor_client: Client) -> None:
    now = timezone.now()
    for days, person in ((30, three[0]), (20, three[1]), (10, three[2])):
        Membership.objects.filter(person=person).update(joined_at=now - timedelta(days=days))
    skill = Skill.objects.get(slug="git")
    RatingChange.objects.create(person=three[0], skill=skill, source="correction", after=2, at=now - timedelta(days=2))

    orders = {
        sort: [name for name, _ in people(instructor_client, cohort, f"?sort={sort}")]
        for sort in ("name", "joined", "active", "ready", "nonsense")
    }

    assert orders == {
        "name": ["ann", "Ben", "carl@example.org"],
        "joined": ["carl@example.org", "Ben", "ann"],
        "active": ["Ben", "carl@example.org", "ann"],
        "ready": ["Ben", "ann", "carl@example.org"],
        "nonsense": ["ann", "Ben", "carl@example.org"],
    }


@pytest.mark.parametrize("sort", ["name", "ready"])
def test_they_are_found_by_their_name_alone(
    sort: str, three: list[User], cohort: Cohort, instructor_client: Client
) -> None:
    User.objects.filter(pk=three[0].pk).update(email="ben@example.org")
    found = {
        words: [name for name, _ in people(instructor_client, cohort, f"?q={words}&sort={sort}")]
        for words in ("BEN", "example", "nobody", "")
    }

    assert {words: sorted(names) for words, names in found.items()} == {
        "BEN": ["Ben"],
        "example": ["carl@example.org"],
        "nobody": [],
        "": ["Ben", "ann", "carl@example.org"],
    }
    assert "Nobody of that name" in instructor_client.get(f"/cohorts/{cohort.pk}/?q=nobody").text


def test_the_order_stays_among_those_who_are_found(
    three: list[User], cohort: Cohort, instructor_client: Client
) -> None:
    page = instructor_client.get(f"/cohorts/{cohort.pk}/?q=n%26n&sort=ready").text

    assert '<input type="hidden" name="sort" value="ready">' in page
    assert '<a href="?sort=ready">All learners</a>' in page
    assert 'href="?sort=name&amp;q=an"' in instructor_client.get(f"/cohorts/{cohort.pk}/?q=an").text


def test_last_at_work_is_the_newest_of_all_that_one_does(
    three: list[User], cohort: Cohort, instructor_client: Client
) -> None:
    Membership.objects.update(joined_at=timezone.now() - timedelta(days=40))
    skill = Skill.objects.get(slug="git")
    at = timezone.now() - timedelta(days=3)
    RatingChange.objects.create(person=three[0], skill=skill, source="correction", after=2, at=at)

    page = instructor_client.get(f"/cohorts/{cohort.pk}/").content.decode()

    assert page.count("<td>3 days ago</td>") == 1
    assert page.count("<td>6 weeks ago</td>") == 2


@pytest.mark.parametrize("sort", ["name", "joined", "active", "ready"])
def test_the_page_asks_the_same_for_two_and_for_a_thousand(
    sort: str,
    cohort: Cohort,
    three: list[User],
    instructor_client: Client,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    instructor_client.get(f"/cohorts/{cohort.pk}/")
    with django_assert_num_queries(7):
        instructor_client.get(f"/cohorts/{cohort.pk}/?sort={sort}")
    fill(cohort, 1000)

    with django_assert_num_queries(7):
        last = people(instructor_client, cohort, f"?sort={sort}&page=99")

    assert len(last) == 3


def fill(cohort: Cohort, many: int) -> None:
    made = User.objects.bulk_create(User(email=f"many-{n}@example.org", name=f"Many {n:04}") for n in range(many))
    now = timezone.now()
    Membership.objects.bulk_create(
        Membership(cohort=cohort, person=person, role="learner", agreed_to=NEWEST, agreed_at=now) for person in made
    )
    skills = list(Skill.objects.filter(slug__in=("python", "git")))
    Rating.objects.bulk_create(
        Rating(person=person, skill=skill, level=n % 5, rated_at=now)
        for n, person in enumerate(made)
        for skill in skills
    )


def test_names_are_text(cohort: Cohort, instructor_client: Client) -> None:
    MembershipFactory(cohort=cohort, person=UserFactory(name="<b>Bo</b>"))

    assert "&lt;b&gt;Bo&lt;/b&gt;" in instructor_client.get(f"/cohorts/{cohort.pk}/").content.decode()
