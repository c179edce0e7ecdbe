"""Once its last day is over, the pages of a cohort say so: to teachers what can be done, to learners what goes on."""

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.html import strip_tags
from pytest_django import DjangoAssertNumQueries

from assessments.cohorts.services import archive_cohort
from assessments.models import Cohort, Membership
from careerpath.accounts.models import User
from tests.assessments.cohorts.conftest import end_in
from tests.assessments.cohorts.test_people import rate
from tests.factories import CohortFactory, MembershipFactory

PAGES = ("", "overview/", "overview/learners/")
PLAN = "Make a plan for it"


def text_of(client: Client, cohort: Cohort, page: str = "") -> str:
    return " ".join(strip_tags(client.get(f"/cohorts/{cohort.pk}/{page}").text.split("<main")[1]).split())


@pytest.mark.parametrize("page", PAGES)
def test_teachers_read_when_it_ended_and_how_it_is_put_away(
    page: str, cohort: Cohort, membership: Membership, instructor_client: Client, assistant_client: Client
) -> None:
    end_in(cohort, days=-3)

    lead, assistant = (text_of(client, cohort, page) for client in (instructor_client, assistant_client))

    assert all(f"Ended on {cohort.ends_on:%-d %b %Y}. Nobody can join any more" in text for text in (lead, assistant))
    assert "When you are done with it, archive it: nobody sees its learners from then on." in lead
    assert "Its lead can archive it: nobody sees its learners from then on." in assistant


def test_the_lead_is_led_to_where_it_is_archived(cohort: Cohort, instructor_client: Client) -> None:
    end_in(cohort, days=-3)
    where = f"/cohorts/{cohort.pk}/settings/"

    page = instructor_client.get(f"/cohorts/{cohort.pk}/").text
    settings = instructor_client.get(where).text

    assert f'href="{where}#archive"' in page
    assert 'id="archive"' in settings


@pytest.mark.parametrize("page", PAGES)
def test_on_the_last_day_and_once_archived_none_of_it_is_said(
    page: str, cohort: Cohort, membership: Membership, instructor_client: Client
) -> None:
    end_in(cohort, days=0)
    on_the_day = text_of(instructor_client, cohort, page)
    end_in(cohort, days=-1)
    archive_cohort(cohort=cohort.pk)

    archived = text_of(instructor_client, cohort, page)

    assert ["Ended on" in text for text in (on_the_day, archived)] == [False, False]


def is_reminded(client: Client, cohort: Cohort) -> list[bool]:
    where = f'href="/cohorts/{cohort.pk}/settings/#archive"'
    return [where in client.get(page).text for page in ("/", "/cohorts/")]


def test_four_weeks_later_the_lead_is_reminded_to_archive_it_until_they_do(
    cohort: Cohort, membership: Membership, instructor_client: Client, assistant_client: Client
) -> None:
    end_in(cohort, days=-28)
    in_time = is_reminded(instructor_client, cohort)
    end_in(cohort, days=-29)

    later = [is_reminded(client, cohort) for client in (instructor_client, assistant_client)]
    archive_cohort(cohort=cohort.pk)

    assert (in_time, later) == ([False] * 2, [[True] * 2, [False] * 2])
    assert is_reminded(instructor_client, cohort) == [False] * 2


def test_who_leads_in_name_only_is_not_reminded(
    cohort: Cohort, assistant: User, instructor: User, instructor_client: Client
) -> None:
    """What they assist in, they still teach."""
    MembershipFactory(person=instructor, role="assistant")
    end_in(cohort, days=-29)
    User.objects.filter(pk=instructor.pk).update(is_instructor=False)

    assert is_reminded(instructor_client, cohort) == [False] * 2


@pytest.mark.parametrize("days", [-60, -29, -28, 0, 60])
@pytest.mark.parametrize("is_archived", [False, True])
def test_the_database_reminds_of_what_the_calendar_does(
    days: int, is_archived: bool, cohort: Cohort, instructor: User
) -> None:
    end_in(cohort, days=days)
    if is_archived:
        archive_cohort(cohort=cohort.pk)
        cohort.refresh_from_db()
    today = timezone.localdate()

    found = Membership.objects.to_archive(instructor, today)

    assert [row.cohort for row in found] == ([cohort] if cohort.waits_to_be_archived(today) else [])


def test_a_reminder_is_one_query_for_three_cohorts_as_for_one(
    cohort: Cohort, instructor: User, instructor_client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    end_in(cohort, days=-29)
    instructor_client.get("/")

    with django_assert_num_queries(7):
        instructor_client.get("/")
    for name in ("Second", "Third"):
        end_in(CohortFactory(name=name, lead=instructor), days=-29)
    with django_assert_num_queries(7):
        assert instructor_client.get("/").text.count("#archive") == 3


@pytest.mark.parametrize("page", PAGES[:2])
def test_nobody_is_let_into_an_empty_one(page: str, cohort: Cohort, instructor_client: Client) -> None:
    end_in(cohort, days=1)
    before = text_of(instructor_client, cohort, page)
    end_in(cohort, days=-1)

    after = text_of(instructor_client, cohort, page)

    assert ["Let people in" in text for text in (before, after)] == [True, False]
    assert "Nobody is in it. With a later last day, people can join again." in after


@pytest.mark.parametrize(("days", "told"), [(0, False), (-1, True)])
def test_a_learner_reads_that_it_ended_and_that_sight_goes_on(
    days: int, told: bool, cohort: Cohort, membership: Membership, learner_client: Client
) -> None:
    rate(membership.person, {"git": 2})
    end_in(cohort, days=days)

    page = text_of(learner_client, cohort)

    said = f"This cohort ended on {cohort.ends_on:%-d %b %Y}. What others see of you goes on after the last day"
    assert (said in page) is told
    assert "See how far you are" in page


@pytest.mark.parametrize(("days", "planned"), [(1, True), (0, False), (-1, False)])
def test_a_plan_is_offered_only_by_a_day_that_comes(
    days: int, planned: bool, cohort: Cohort, membership: Membership, learner_client: Client
) -> None:
    end_in(cohort, days=days)

    assert (PLAN in text_of(learner_client, cohort)) is planned


def test_of_an_archived_one_a_learner_reads_that_nobody_sees_them(
    cohort: Cohort, membership: Membership, learner_client: Client
) -> None:
    end_in(cohort, days=-1)
    archive_cohort(cohort=cohort.pk)

    page = text_of(learner_client, cohort)

    assert "nobody sees anything of you through it" in page
    assert "This cohort ended" not in page
