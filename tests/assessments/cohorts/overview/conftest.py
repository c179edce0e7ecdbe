"""People in a cohort whose ratings have a past, and a cohort in its last week."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from assessments.models import Cohort, Membership, Rating, RatingChange
from careerpath.accounts.models import User
from skills.models import Skill
from tests.factories import MembershipFactory, UserFactory

TODAY = timezone.localdate()
# To the hour: a test that runs over midnight must not fall into two weeks.
NOW = timezone.now()


def rated(person: User, levels: dict[str, tuple[int, int]], days: int = 35, then: int = 2) -> None:
    """Said so many days ago, and what it became some days ago."""
    for slug, (first, now) in levels.items():
        skill = Skill.objects.get(slug=slug)
        was = NOW - timedelta(days=days)
        rows = [RatingChange(person=person, skill=skill, after=first, source="sitting", at=was)]
        if now != first:
            at = NOW - timedelta(days=then)
            rows.append(
                RatingChange(
                    person=person, skill=skill, before=first, rated_before_at=was, after=now, source="step", at=at
                )
            )
        RatingChange.objects.bulk_create(rows)
        Rating.objects.create(person=person, skill=skill, level=now, rated_at=NOW)


def learner_in(cohort: Cohort, name: str, **more: Any) -> Membership:
    row: Membership = MembershipFactory(cohort=cohort, person=UserFactory(name=name), **more)
    Membership.objects.filter(pk=row.pk).update(joined_at=NOW - timedelta(days=40))
    return row


@pytest.fixture
def ending(cohort: Cohort) -> Cohort:
    """In its last week."""
    cohort.starts_on, cohort.ends_on = TODAY - timedelta(days=60), TODAY + timedelta(days=6)
    cohort.save()
    return cohort


@pytest.fixture
def mine(ending: Cohort, learner: User) -> Membership:
    row: Membership = MembershipFactory(cohort=ending, person=learner)
    rated(learner, {"python": (2, 3), "git": (2, 2)})
    return row
