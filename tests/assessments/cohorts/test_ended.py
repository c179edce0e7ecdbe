"""Once its last day is over, the pages of a cohort say so: to teachers what can be done, to learners what goes on."""

import pytest
from django.test import Client
from django.utils.html import strip_tags

from assessments.cohorts.services import archive_cohort
from assessments.models import Cohort, Membership
from tests.assessments.cohorts.conftest import end_in

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
