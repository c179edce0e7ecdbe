"""Whoever is to look back is asked at home and in their list of cohorts, until they have; a teacher may write too."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.formats import date_format
from pytest_django import DjangoAssertNumQueries

from assessments.cohorts.offers import to_look_back
from assessments.cohorts.overview.services import look_back
from assessments.cohorts.services import archive_cohort, leave_cohort
from assessments.models import Cohort, Membership
from careerpath.accounts.models import User
from tests.assessments.cohorts.overview.conftest import TODAY
from tests.assessments.cohorts.overview.test_looking_back import path
from tests.factories import CohortFactory, MembershipFactory


def leads_there(client: Client, cohort: Cohort) -> list[bool]:
    places = ("/", "/cohorts/", f"/cohorts/{cohort.pk}/")
    return [f'href="{path(cohort)}"' in client.get(place).text for place in places]


def test_it_is_asked_at_home_and_in_the_list_until_it_is_done(
    ending: Cohort, mine: Membership, learner_client: Client
) -> None:
    before = leads_there(learner_client, ending)

    look_back(membership=mine.pk, levels={"python": 1, "git": 0})

    assert (before, leads_there(learner_client, ending)) == ([True] * 3, [False] * 3)


@pytest.mark.parametrize("days", [-29, -28, 0, 6, 7, 8, 60])
@pytest.mark.parametrize("is_asked", [False, True])
@pytest.mark.parametrize("is_archived", [False, True])
def test_the_database_asks_whom_the_calendar_asks(
    days: int, is_asked: bool, is_archived: bool, ending: Cohort, mine: Membership
) -> None:
    ending.ends_on = TODAY + timedelta(days=days)
    ending.looks_back_since = timezone.now() if is_asked else None
    ending.archived_at = timezone.now() if is_archived else None
    ending.save()

    found = list(Membership.objects.to_look_back(TODAY))

    assert found == ([mine] if ending.asks_to_look_back(TODAY) else [])


@pytest.mark.parametrize(("weeks_and_a_day", "asked"), [(False, [True] * 3), (True, [False, False, True])])
def test_four_weeks_after_the_last_day_only_its_own_page_asks(
    weeks_and_a_day: bool, asked: list[bool], ending: Cohort, mine: Membership, learner_client: Client
) -> None:
    Cohort.objects.update(ends_on=TODAY - timedelta(weeks=4, days=weeks_and_a_day))

    assert leads_there(learner_client, ending) == asked
    assert learner_client.get(path(ending)).status_code == 200


def test_both_sides_read_until_when_they_are_asked(
    ending: Cohort, mine: Membership, learner_client: Client, instructor_client: Client
) -> None:
    overview, until = f"/cohorts/{ending.pk}/overview/", TODAY + timedelta(days=1)
    Cohort.objects.update(ends_on=until - timedelta(weeks=4))
    home, still = learner_client.get("/").text, instructor_client.get(overview).text
    Cohort.objects.update(ends_on=TODAY - timedelta(weeks=5))

    after = instructor_client.get(overview).text

    assert f"You are asked here until {date_format(until)}." in home
    assert f"All are asked on their home page until {date_format(until)}, and on their page" in still
    assert f"All were asked on their home page until {date_format(TODAY - timedelta(weeks=1))}." in after


@pytest.mark.parametrize("why", ["archived", "left", "goal gone"])
def test_where_nothing_is_to_be_looked_back_at_nobody_is_asked(
    why: str, ending: Cohort, mine: Membership, learner_client: Client
) -> None:
    if why == "archived":
        archive_cohort(cohort=ending.pk)
    elif why == "left":
        leave_cohort(cohort=ending.pk, person=mine.person)
    else:
        Cohort.objects.update(role="wizard")

    assert not any(leads_there(learner_client, ending)[:2])


def test_teachers_are_not_asked(ending: Cohort, mine: Membership, instructor: User, stranger: User) -> None:
    assert [to_look_back(person, TODAY) for person in (instructor, stranger, mine.person)] == [[], [], [mine]]


@pytest.mark.parametrize(("place", "queries"), [("/", 6), ("/cohorts/", 4)])
def test_it_takes_as_many_queries_for_three_cohorts_as_for_one(
    place: str,
    queries: int,
    mine: Membership,
    learner_client: Client,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    learner_client.get(place)

    with django_assert_num_queries(queries):
        learner_client.get(place)
    for name in ("Second", "Third"):
        more = CohortFactory(name=name, framework=mine.cohort.framework, ends_on=mine.cohort.ends_on)
        MembershipFactory(cohort=more, person=mine.person)
    with django_assert_num_queries(queries):
        assert learner_client.get(place).text.count("/looking-back/") == 3


def test_a_teacher_who_asks_is_led_to_a_message_to_all(
    ending: Cohort, mine: Membership, instructor_client: Client
) -> None:
    Cohort.objects.update(ends_on=TODAY + timedelta(days=60))
    overview, write = f"/cohorts/{ending.pk}/overview/", f"/cohorts/{ending.pk}/messages/new/?to=all"
    before = instructor_client.get(overview).text

    after = instructor_client.post(f"{overview}ask/", follow=True).text
    look_back(membership=mine.pk, levels={"python": 1})

    assert "No mail goes out by itself" in after
    assert [write in page for page in (before, after, instructor_client.get(overview).text)] == [False, True, False]
    assert re.search(r'value="all"\s[^>]*checked', instructor_client.get(write).text)
