"""Learners read a teacher's name, or that it is a teacher: an address is shown only by who chose to show it."""

import pytest
from django.test import Client
from django.utils.html import strip_tags
from pytest_django import DjangoAssertNumQueries

from assessments.cohorts.inviting.keys import key_of
from assessments.cohorts.services import archive_cohort
from assessments.models import Cohort, JoinLink, Membership
from careerpath.accounts.models import User
from tests.assessments.cohorts.conftest import link_into, way_in
from tests.assessments.cohorts.opinions.conftest import give, word
from tests.assessments.cohorts.test_people import rate
from tests.factories import InvitationFactory, MembershipFactory, UserFactory

GIVE_ONE = '<a href="/me/">'


@pytest.fixture
def nameless(instructor: User, assistant: User) -> None:
    User.objects.filter(pk__in=[instructor.pk, assistant.pk]).update(name="")


def text_of(client: Client, path: str) -> str:
    page = client.get(path).text
    assert "instructor@" not in page
    assert "assistant@" not in page
    return " ".join(strip_tags(page.split("<main")[1]).split())


def assisting(cohort: Cohort, name: str) -> None:
    MembershipFactory(cohort=cohort, role="assistant", person=UserFactory(name=name))


@pytest.mark.usefixtures("nameless")
def test_before_joining_nobody_reads_the_address_of_the_lead(link: JoinLink, stranger_client: Client) -> None:
    invitation = InvitationFactory(cohort=link.cohort, invited_by=link.cohort.memberships.get(role="lead").person)

    by_link = text_of(stranger_client, way_in(link))
    by_mail = text_of(stranger_client, f"/join/invited/{key_of(invitation.seed)}/")

    assert "It runs, from 5 Jan 2026 to" in by_link
    assert "A teacher invited you." in by_mail


@pytest.mark.usefixtures("nameless")
def test_who_leads_and_assists_without_a_name_is_a_teacher(
    cohort: Cohort, membership: Membership, learner_client: Client
) -> None:
    home = f"/cohorts/{cohort.pk}/"
    alone = text_of(learner_client, home)
    assisting(cohort, "")
    two = text_of(learner_client, home)
    assisting(cohort, "Bo")

    named = text_of(learner_client, home)

    assert "Led byA teacher of this cohort Assisted byA teacher of this cohort You" in alone
    assert "Assisted by2 teachers of this cohort You" in two
    assert "Assisted byBo and 2 more teachers You" in named


@pytest.mark.usefixtures("nameless")
def test_opinions_tell_several_without_a_name_apart_only_where_there_are_several(
    cohort: Cohort,
    membership: Membership,
    instructor: User,
    assistant: User,
    learner_client: Client,
) -> None:
    rate(membership.person, {"git": 3, "sql": 3})
    give(instructor, cohort, word(membership, "git", 2))
    of_one = text_of(learner_client, "/me/opinions/")
    give(assistant, cohort, word(membership, "git", 1))
    give(instructor, cohort, word(membership, "sql", 2))

    of_two = text_of(learner_client, "/me/opinions/")
    cohort.memberships.all().delete()
    cohort.delete()

    assert "A teacher of Spring class sees" in of_one
    assert "Teacher 2 of Spring class sees Git and version control 2 levels lower." in of_two
    assert "Teacher 1 of Spring class sees" in of_two
    assert "Teacher 1 of Spring class, " in of_two.split("1 earlier")[1]
    assert "Teacher 2 sees Git and version control 2 levels lower." in text_of(learner_client, "/me/opinions/")


@pytest.mark.usefixtures("nameless")
def test_those_without_a_name_cost_one_query_however_many(
    cohort: Cohort,
    membership: Membership,
    instructor: User,
    learner_client: Client,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    rate(membership.person, {"git": 3, "sql": 3, "python": 3})
    give(instructor, cohort, word(membership, "git", 2))
    learner_client.get("/me/opinions/")
    with django_assert_num_queries(9):
        learner_client.get("/me/opinions/")
    give(instructor, cohort, word(membership, "sql", 2), word(membership, "python", 2))
    learner_client.get("/me/opinions/")

    with django_assert_num_queries(9):
        learner_client.get("/me/opinions/")


@pytest.mark.parametrize("page", ["/cohorts/new/", "/cohorts/{}/", "/cohorts/{}/teachers/"])
def test_a_teacher_without_a_name_is_asked_for_one(
    page: str, cohort: Cohort, instructor: User, instructor_client: Client
) -> None:
    path = page.format(cohort.pk)
    with_name = instructor_client.get(path).text.split("<main")[1]
    User.objects.filter(pk=instructor.pk).update(name="")

    without = instructor_client.get(path).text.split("<main")[1]

    assert [GIVE_ONE in part for part in (with_name, without)] == [False, True]
    assert "“a teacher of this cohort”" in without


@pytest.mark.usefixtures("nameless")
def test_nobody_is_asked_for_a_name_where_no_learner_looks(cohort: Cohort, instructor_client: Client) -> None:
    archive_cohort(cohort=cohort.pk)

    assert GIVE_ONE not in instructor_client.get(f"/cohorts/{cohort.pk}/").text.split("<main")[1]


def test_who_comes_in_as_assistant_reads_how_learners_will_see_them(
    cohort: Cohort, stranger: User, stranger_client: Client
) -> None:
    where = way_in(link_into(cohort, "assistant", most=1))
    without = stranger_client.get(where).text.split("<main")[1]
    visitor = Client().get(where).text.split("<main")[1]
    User.objects.filter(pk=stranger.pk).update(name="Sam")

    named = stranger_client.get(where).text.split("<main")[1]

    assert [GIVE_ONE in part for part in (visitor, without, named)] == [False, True, False]
    assert "they read “a teacher of this cohort”" in without
    assert "Learners see you as “Sam”" in named
