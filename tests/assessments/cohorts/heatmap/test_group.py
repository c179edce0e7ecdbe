"""What a learner sees of the group: means of five people or more, and their own levels beside them."""

import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from assessments.cohorts.services import archive_cohort
from assessments.models import Cohort, Membership, Rating
from careerpath.accounts.models import User
from tests.assessments.cohorts.heatmap.test_map import words
from tests.assessments.cohorts.test_people import fill, rate
from tests.factories import MembershipFactory, UserFactory


@pytest.fixture
def five(cohort: Cohort, membership: Membership, learner: User) -> list[User]:
    """All have rated Python, and four of them Git."""
    others = [UserFactory() for _ in range(4)]
    for person in others:
        MembershipFactory(cohort=cohort, person=person)
        rate(person, {"python": 2, "git": 1})
    rate(learner, {"python": 4, "linux": None})
    return others


def line(client: Client, cohort: Cohort, skill: str) -> str:
    page = client.get(f"/cohorts/{cohort.pk}/group/").content.decode()
    return next(words(row) for row in re.findall(r"<tr>.*?</tr>", page, re.DOTALL) if f"/skills/{skill}/" in row)


def test_means_stand_beside_ones_own_levels(five: list[User], cohort: Cohort, learner_client: Client) -> None:
    assert line(learner_client, cohort, "python") == "Python 3 4 2.5"
    assert line(learner_client, cohort, "git") == "Git and version control 2 Not rated Too few"
    assert line(learner_client, cohort, "linux") == "Linux 2 Doesn’t apply Too few"


def test_one_more_rating_does_not_tell_what_it_was(five: list[User], cohort: Cohort, learner_client: Client) -> None:
    """They looked before, and look again: of the exact means and numbers, the difference would be the level."""
    sixth = UserFactory()
    MembershipFactory(cohort=cohort, person=sixth)
    before = line(learner_client, cohort, "python")

    rate(sixth, {"python": 2})
    with_two = line(learner_client, cohort, "python")
    Rating.objects.filter(person=sixth).update(level=3)
    with_three = line(learner_client, cohort, "python")

    assert (before, with_two, with_three) == ("Python 3 4 2.5",) * 3


def test_of_four_there_is_no_mean(five: list[User], cohort: Cohort, learner_client: Client) -> None:
    row = Membership.objects.get(person=five[0])
    Membership.objects.filter(pk=row.pk).update(left_at=row.joined_at)

    page = learner_client.get(f"/cohorts/{cohort.pk}/group/").content.decode()

    assert "Too few for a mean" in page
    assert "<table" not in page


def test_an_archived_cohort_shows_nothing(five: list[User], cohort: Cohort, learner_client: Client) -> None:
    archive_cohort(cohort=cohort.pk)

    page = learner_client.get(f"/cohorts/{cohort.pk}/group/").content.decode()

    assert ("has been archived" in page, "<table" in page) == (True, False)


def test_a_goal_that_is_gone_is_said(five: list[User], cohort: Cohort, learner_client: Client) -> None:
    Cohort.objects.filter(pk=cohort.pk).update(role="gone")

    assert "No goal to hold it against" in learner_client.get(f"/cohorts/{cohort.pk}/group/").content.decode()


def test_teachers_are_sent_to_the_map(five: list[User], cohort: Cohort, instructor_client: Client) -> None:
    answer = instructor_client.get(f"/cohorts/{cohort.pk}/group/")

    assert answer.headers["Location"] == f"/cohorts/{cohort.pk}/map/"


def test_the_way_there_is_on_the_page_of_the_cohort(
    membership: Membership, cohort: Cohort, learner_client: Client
) -> None:
    page = learner_client.get(f"/cohorts/{cohort.pk}/").content.decode()

    assert f'href="/cohorts/{cohort.pk}/group/"' in page


def test_it_asks_the_same_for_five_and_for_a_thousand(
    five: list[User], cohort: Cohort, learner_client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    learner_client.get(f"/cohorts/{cohort.pk}/group/")
    with django_assert_num_queries(6):
        assert "of what 5 learners" in words(learner_client.get(f"/cohorts/{cohort.pk}/group/").content.decode())
    fill(cohort, 1000)

    with django_assert_num_queries(6):
        assert "of what 1005 learners" in words(learner_client.get(f"/cohorts/{cohort.pk}/group/").content.decode())
