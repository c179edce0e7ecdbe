"""A cohort whose last day is over lets nobody in, says so on both sides, and opens again with a later last day."""

import pytest
from django.test import Client

from assessments.cohorts.codes import code_of
from assessments.cohorts.joining import ClosedError, join, make_assistant_link, make_link, revoke_link
from assessments.cohorts.sight import NEWEST
from assessments.models import Cohort, JoinLink, Membership
from careerpath.accounts.models import User
from tests.assessments.cohorts.conftest import end_in, link_into, way_in

AGREED = {"agreed_to": NEWEST}


@pytest.fixture
def ended(cohort: Cohort, link: JoinLink) -> Cohort:
    end_in(cohort, days=-1)
    return cohort


@pytest.mark.parametrize("role", ["learner", "assistant"])
def test_a_link_says_that_the_cohort_ended(role: str, ended: Cohort, learner: User, learner_client: Client) -> None:
    link = link_into(ended, role=role)
    end_in(ended, days=-150)

    shown = [client.get(way_in(link)) for client in (learner_client, Client())]
    sent = learner_client.post(way_in(link), AGREED)
    with pytest.raises(ClosedError) as closed:
        join(person=learner, link=link.pk, agreed_to=NEWEST)

    day = f"{ended.ends_on:%-d %b %Y}"
    assert [page.status_code for page in (*shown, sent)] == [410] * 3
    assert all(f"It led to Spring class, but it ended on {day}." in page.content.decode() for page in shown)
    assert closed.value.why == "over"
    assert not Membership.objects.filter(person=learner).exists()


def test_a_code_that_is_typed_says_so_too(ended: Cohort, link: JoinLink, learner_client: Client) -> None:
    page = learner_client.get("/join/", {"code": code_of(link.seed)}, follow=True)

    assert "<h1>This cohort is over</h1>" in page.content.decode()


def test_on_the_last_day_people_still_come_in(cohort: Cohort, link: JoinLink, learner: User) -> None:
    end_in(cohort, days=0)

    assert join(person=learner, link=link.pk, agreed_to=NEWEST)


def test_whoever_opened_the_page_before_the_end_is_told_too(
    cohort: Cohort, link: JoinLink, learner_client: Client
) -> None:
    before = learner_client.get(way_in(link))
    end_in(cohort, days=-1)

    after = learner_client.post(way_in(link), AGREED)

    assert (before.status_code, after.status_code) == (200, 410)


def test_teachers_see_since_when_the_links_are_closed(ended: Cohort, link: JoinLink, instructor_client: Client) -> None:
    ways = instructor_client.get(f"/cohorts/{ended.pk}/links/").content.decode()
    poster = instructor_client.get(f"/cohorts/{ended.pk}/links/{link.pk}/").content.decode()
    teachers = instructor_client.get(f"/cohorts/{ended.pk}/teachers/").content.decode()

    day = f"{ended.ends_on:%-d %b %Y}"
    assert f"Closed since the cohort ended on {day}." in ways
    assert f"This link lets nobody in any more: the cohort ended on {day}." in poster
    for page in (ways, teachers):
        assert f"This cohort ended on {day}." in page
        assert f'<a href="/cohorts/{ended.pk}/settings/">choose a later last day</a>' in page
        assert "Make a link" not in page


def test_an_assistant_is_told_who_can_change_that(ended: Cohort, assistant_client: Client) -> None:
    page = assistant_client.get(f"/cohorts/{ended.pk}/links/").content.decode()

    assert "its lead can choose a later last day" in page


def test_no_link_is_made_into_it(ended: Cohort, link: JoinLink, instructor_client: Client) -> None:
    sent = {"newest": link.pk, "most": "30", "days": "7"}

    by_page = instructor_client.post(f"/cohorts/{ended.pk}/links/", sent)
    made = [
        make_link(cohort=ended.pk, role="learner", most=5, days=7, newest=link.pk),
        make_assistant_link(cohort=ended.pk, newest=0),
    ]

    assert by_page.headers["Location"] == f"/cohorts/{ended.pk}/links/"
    assert made == [None, None]
    assert ended.links.count() == 1


def test_a_later_last_day_opens_the_links_again(ended: Cohort, link: JoinLink, learner: User) -> None:
    end_in(ended, days=7)

    assert join(person=learner, link=link.pk, agreed_to=NEWEST)


def test_an_ended_link_keeps_the_day_that_it_was_ended_on(
    ended: Cohort, link: JoinLink, instructor_client: Client
) -> None:
    revoke_link(link=link.pk)
    link.refresh_from_db()

    page = instructor_client.get(f"/cohorts/{ended.pk}/links/").content.decode()

    assert f"Ended on {link.revoked_at:%-d %b %Y}." in page
