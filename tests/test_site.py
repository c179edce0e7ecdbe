"""The pages of the site itself."""

from datetime import timedelta

from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from assessments.models import Rating
from assessments.ratings.services import Said, answer, begin_sitting, finish_sitting
from careerpath.accounts.models import User
from skills.models import Release
from tests.accounts.steps import signed_in
from tests.factories import CohortFactory, MembershipFactory, UserFactory


def test_home_welcomes_a_visitor(client: Client, db: None) -> None:
    response = client.get("/")

    assert response.status_code == 200
    assert "How far is it to an MLOps job" in response.text


def test_home_greets_a_member_by_name(learner_client: Client) -> None:
    response = learner_client.get("/")

    assert response.status_code == 200
    assert "Welcome, Lea Learner." in response.text


def test_home_says_how_much_a_member_has_said(
    learner: User, learner_client: Client, stranger_client: Client, release: Release
) -> None:
    row = begin_sitting(person=learner, release=release.pk)
    for skill in ("git", "python"):
        answer(sitting=row.pk, person=learner, skill=skill, said=Said(2), revision=0)
    finish_sitting(sitting=row.pk, person=learner)
    Rating.objects.filter(skill__slug="git").update(rated_at=timezone.now() - timedelta(days=366))

    mine, theirs = learner_client.get("/").text, stranger_client.get("/").text

    assert "2 rated, 1 of them a year ago or earlier." in mine
    assert '<a class="button button-plain" href="/me/skills/">See your skills</a>' in mine
    assert "1 finished, the last on " in mine
    assert '<a class="button button-plain" href="/me/assessments/">See your assessments</a>' in mine
    assert "See your" not in theirs.replace("See your sessions", "")


def test_the_menu_leads_to_cohorts_whoever_is_in_one(learner: User, learner_client: Client) -> None:
    cohort, in_the_menu = CohortFactory(), '<a href="/cohorts/">Cohorts</a>'
    before = learner_client.get("/").text
    mine = MembershipFactory(cohort=cohort, person=learner)

    during = learner_client.get("/").text
    mine.left_at = timezone.now()
    mine.save()
    after = learner_client.get("/").text

    assert [in_the_menu in page for page in (before, during, after)] == [False, True, False]
    assert ["My cohorts</a>" in page for page in (before, during, after)] == [True, False, True]


def test_home_leads_teachers_to_their_cohorts_and_instructors_to_opening_one(
    instructor: User, instructor_client: Client, learner_client: Client
) -> None:
    CohortFactory(lead=instructor)
    begins = signed_in(UserFactory(is_instructor=True, second_factor=True))

    pages = [client.get("/").text for client in (instructor_client, begins, learner_client)]

    assert ['<a class="button" href="/cohorts/">See your cohorts</a>' in page for page in pages] == [True, False, False]
    assert ["Open a cohort</a>" in page for page in pages] == [False, True, False]


def test_a_page_costs_two_queries_to_know_who_asks(
    learner_client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(2):
        learner_client.get("/accounts/logout/")


def test_a_visitor_costs_no_query(client: Client, django_assert_num_queries: DjangoAssertNumQueries, db: None) -> None:
    with django_assert_num_queries(0):
        client.get("/")


def test_a_browser_finds_the_page_to_change_the_password(learner_client: Client) -> None:
    response = learner_client.get("/.well-known/change-password", follow=True)

    assert response.redirect_chain == [("/accounts/password/change/", 302)]


def test_home_offers_a_second_factor_to_who_has_none(learner_client: Client, instructor_client: Client) -> None:
    offer = "Guard it with a second factor"

    assert offer in learner_client.get("/").text
    assert offer not in instructor_client.get("/").text
