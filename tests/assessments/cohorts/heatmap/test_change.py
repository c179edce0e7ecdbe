"""What is told of change, where something besides a level stood on the day from which it is counted."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from assessments.models import Cohort, RatingChange
from careerpath.accounts.models import User
from skills.models import Skill
from tests.assessments.cohorts.heatmap.test_map import cells, page_of
from tests.assessments.cohorts.test_people import rate
from tests.factories import MembershipFactory, UserFactory


@pytest.fixture
def ann(cohort: Cohort) -> User:
    person: User = UserFactory(name="Ann")
    MembershipFactory(cohort=cohort, person=person)
    rate(person, {"git": 3})
    return person


def changed(person: User, before: int | None, after: int | None, days_ago: int, *, was_rated: bool) -> None:
    at = timezone.now() - timedelta(days=days_ago)
    was = {"before": before, "rated_before_at": at if was_rated else None}
    RatingChange.objects.create(
        person=person, skill=Skill.objects.get(slug="git"), after=after, source="correction", at=at, **was
    )


def since(days: int) -> str:
    return f"?show=change&since={timezone.localdate() - timedelta(days=days)}"


def test_what_did_not_apply_on_that_day_has_no_change(ann: User, cohort: Cohort, instructor_client: Client) -> None:
    changed(ann, None, None, 20, was_rated=False)
    changed(ann, None, 3, 2, was_rated=True)

    page = page_of(instructor_client, cohort, since(days=7))

    assert cells(page, "git") == [("none", "· not known")]


def test_what_was_only_confirmed_since_has_not_changed(ann: User, cohort: Cohort, instructor_client: Client) -> None:
    changed(ann, None, 3, 20, was_rated=False)

    page = page_of(instructor_client, cohort, since(days=7))

    assert cells(page, "git") == [("level-0", "0")]


def test_what_came_later_has_changed_since_it_came(ann: User, cohort: Cohort, instructor_client: Client) -> None:
    changed(ann, None, 2, 5, was_rated=False)
    changed(ann, 2, 3, 2, was_rated=True)

    page = page_of(instructor_client, cohort, since(days=7))

    assert cells(page, "git") == [("level-1", "+1")]
