"""The places of a link: who takes one, who has one already, and who gets the last."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from assessments.cohorts.joining import ClosedError, join, revoke_link
from assessments.cohorts.services import leave_cohort
from assessments.cohorts.sight import NEWEST
from assessments.models import Cohort, JoinLink, Membership
from careerpath.accounts.models import User
from tests.assessments.cohorts.conftest import link_into, way_in

AGREED = {"agreed_to": NEWEST}


def come(person: User, link: JoinLink) -> bool:
    return join(person=person, link=link.pk, agreed_to=NEWEST)


def came_in(person: User, link: JoinLink) -> bool:
    try:
        return come(person, link)
    except ClosedError:
        return False
    finally:
        connection.close()


def places(link: JoinLink) -> int:
    link.refresh_from_db()
    return link.used


def test_whoever_leaves_and_comes_back_takes_one_place_in_all(cohort: Cohort, link: JoinLink, learner: User) -> None:
    for _ in range(6):
        come(learner, link)
        leave_cohort(cohort=cohort.pk, person=learner)

    come(learner, link)

    assert places(link) == 1
    assert Membership.objects.get(person=learner).left_at is None


def test_whoever_comes_back_takes_none_of_another_link_either(cohort: Cohort, link: JoinLink, learner: User) -> None:
    come(learner, link)
    leave_cohort(cohort=cohort.pk, person=learner)
    second = link_into(cohort)

    come(learner, second)

    assert (places(link), places(second)) == (1, 0)


def test_a_full_link_lets_in_whoever_was_there_and_nobody_else(
    cohort: Cohort, learner: User, learner_client: Client, stranger_client: Client
) -> None:
    link = link_into(cohort, most=1)
    come(learner, link)
    leave_cohort(cohort=cohort.pk, person=learner)

    asked = learner_client.get(way_in(link))
    back = learner_client.post(way_in(link), AGREED)
    others = [client.get(way_in(link)) for client in (stranger_client, Client())]

    assert (asked.status_code, back.headers["Location"]) == (200, f"/cohorts/{cohort.pk}/")
    assert [page.status_code for page in others] == [410, 410]
    assert ["you have a place still" in page.content.decode() for page in others] == [False, True]
    assert places(link) == 1


@pytest.mark.parametrize("how", ["revoked", "expired"])
def test_a_link_that_ended_lets_nobody_back_in(how: str, cohort: Cohort, link: JoinLink, learner: User) -> None:
    come(learner, link)
    leave_cohort(cohort=cohort.pk, person=learner)
    if how == "revoked":
        revoke_link(link=link.pk)
    else:
        JoinLink.objects.update(expires_at=timezone.now() - timedelta(seconds=1))

    with pytest.raises(ClosedError) as closed:
        come(learner, link)

    assert closed.value.why == how


def test_a_learner_who_left_takes_the_place_of_an_assistant(cohort: Cohort, link: JoinLink, learner: User) -> None:
    come(learner, link)
    leave_cohort(cohort=cohort.pk, person=learner)
    to_help = link_into(cohort, role="assistant", most=1)

    come(learner, to_help)

    assert places(to_help) == 1


def test_an_assistant_who_was_removed_is_not_back_by_the_used_link(cohort: Cohort, learner: User) -> None:
    to_help = link_into(cohort, role="assistant", most=1)
    come(learner, to_help)
    Membership.objects.filter(person=learner).update(left_at=timezone.now())

    with pytest.raises(ClosedError) as closed:
        come(learner, to_help)

    assert closed.value.why == "full"


def test_a_full_link_is_ended_by_its_teachers(cohort: Cohort, learner: User, instructor_client: Client) -> None:
    link = link_into(cohort, most=1)
    come(learner, link)

    page = instructor_client.get(f"/cohorts/{cohort.pk}/links/").content.decode()

    assert f'action="/cohorts/{cohort.pk}/links/{link.pk}/end/"' in page


@pytest.mark.django_db(transaction=True)
def test_of_two_at_once_one_gets_the_last_place(cohort: Cohort, learner: User, stranger: User) -> None:
    link = link_into(cohort, most=1)

    with ThreadPoolExecutor(2) as pool:
        came = list(pool.map(lambda person: came_in(person, link), (learner, stranger)))

    assert sorted(came) == [False, True]
    assert places(link) == 1


@pytest.mark.django_db(transaction=True)
def test_coming_back_twice_at_once_beside_a_newcomer_takes_one_place(
    cohort: Cohort, learner: User, stranger: User
) -> None:
    link = link_into(cohort, most=2)
    come(learner, link)
    leave_cohort(cohort=cohort.pk, person=learner)

    with ThreadPoolExecutor(3) as pool:
        came = list(pool.map(lambda person: came_in(person, link), (learner, learner, stranger)))

    assert (sorted(came[:2]), came[2]) == ([False, True], True)
    assert places(link) == 2
