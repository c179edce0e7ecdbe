"""A teacher asks to look back weeks too early, and undoes it: as if never asked, until somebody has looked back."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from assessments.cohorts.overview.services import look_back, undo_asking
from assessments.models import Cohort, LookingBack, Membership
from tests.assessments.cohorts.overview.conftest import TODAY
from tests.assessments.cohorts.overview.test_looking_back import path, said


@pytest.fixture
def asked_early(ending: Cohort) -> Cohort:
    """Weeks before its end, because a teacher said so."""
    ending.ends_on = TODAY + timedelta(days=60)
    ending.looks_back_since = timezone.now()
    ending.save()
    return ending


def undo(client: Client, cohort: Cohort) -> str:
    return client.post(f"/cohorts/{cohort.pk}/overview/ask/undo/", follow=True).text


def is_asked(client: Client, cohort: Cohort) -> bool:
    return path(cohort) in client.get(f"/cohorts/{cohort.pk}/").text


def test_asking_is_undone_as_long_as_nobody_has_looked_back(
    asked_early: Cohort, mine: Membership, learner_client: Client, instructor_client: Client
) -> None:
    before = is_asked(learner_client, asked_early)

    after = undo(instructor_client, asked_early)

    assert (before, is_asked(learner_client, asked_early)) == (True, False)
    assert "Your learners are not asked to look back yet." in after
    assert "Ask them from now on" in after
    assert "There was nothing to undo." in undo(instructor_client, asked_early)


def test_asking_stays_once_somebody_has_looked_back(
    asked_early: Cohort, mine: Membership, learner_client: Client, instructor_client: Client
) -> None:
    overview = f"/cohorts/{asked_early.pk}/overview/"
    offered = "ask/undo/" in instructor_client.get(overview).text
    learner_client.post(path(asked_early), {"python": "1"})

    after = undo(instructor_client, asked_early)

    assert (offered, "ask/undo/" in instructor_client.get(overview).text) == (True, False)
    assert "Somebody has looked back by now, so this can’t be undone." in after
    assert (is_asked(learner_client, asked_early), said()) == (True, {"python": 1})


def test_asking_can_be_undone_when_only_those_who_left_have_looked_back(
    asked_early: Cohort, mine: Membership, instructor_client: Client
) -> None:
    look_back(membership=mine.pk, levels={"python": 1})
    Membership.objects.filter(pk=mine.pk).update(left_at=timezone.now())

    assert "Undone." in undo(instructor_client, asked_early)


def test_in_the_last_week_nothing_is_left_to_undo(
    ending: Cohort, mine: Membership, learner_client: Client, instructor_client: Client
) -> None:
    Cohort.objects.update(looks_back_since=timezone.now() - timedelta(days=3))

    after = undo(instructor_client, ending)

    assert "There was nothing to undo." in after
    assert is_asked(learner_client, ending)


def test_a_form_that_comes_after_the_undoing_is_told_that_nothing_is_kept(
    asked_early: Cohort, mine: Membership, learner_client: Client, instructor_client: Client
) -> None:
    undo(instructor_client, asked_early)

    page = learner_client.post(path(asked_early), {"python": "1"}, follow=True).text

    assert "You are no longer asked to look back, so nothing of it is kept." in page
    assert (look_back(membership=mine.pk, levels={"python": 1}), said()) == ("not asked", {})


@pytest.mark.django_db(transaction=True)
def test_of_undoing_and_looking_back_at_once_one_comes_first(asked_early: Cohort, mine: Membership) -> None:
    def undo_it() -> str:
        found = undo_asking(cohort=asked_early.pk)
        connection.close()
        return found

    def look() -> str:
        found = look_back(membership=mine.pk, levels={"python": 1})
        connection.close()
        return found

    with ThreadPoolExecutor(2) as pool:
        undone, kept = [each.result() for each in (pool.submit(undo_it), pool.submit(look))]

    asked_early.refresh_from_db()
    assert (undone, kept) in (("undone", "not asked"), ("looked back", "kept"))
    assert (asked_early.looks_back_since is None, LookingBack.objects.exists()) == (undone == "undone", kept == "kept")
