"""A learner who has rated herself, and what she said."""

from collections.abc import Mapping
from datetime import timedelta

import pytest
from django.utils import timezone

from assessments.models import Rating, Sitting
from assessments.ratings.services import begin_sitting, finish_sitting
from careerpath.accounts.models import User
from skills.models import Release
from tests.assessments.ratings.conftest import say

LEVELS: Mapping[str, int | None] = {"python": 4, "git": 2, "kubernetes": 1, "containers": 0, "sql": None}


def finished_by(
    person: User, release: Release, levels: Mapping[str, int | None], role: str = "mlops-engineer", days_ago: int = 0
) -> Sitting:
    """A sitting for the mid level of a role, finished some days ago; for all skills without a role."""
    sitting = begin_sitting(person=person, release=release.pk, role=role, seniority="mid" if role else "")
    for skill, level in levels.items():
        say(sitting, skill, level)
    sitting = finish_sitting(sitting=sitting.pk, person=person)
    if days_ago:
        then = timezone.now() - timedelta(days=days_ago)
        Sitting.objects.filter(pk=sitting.pk).update(finished_at=then, started_at=then)
        Rating.objects.filter(person=person, skill__slug__in=levels).update(rated_at=then)
        sitting.refresh_from_db()
    return sitting


@pytest.fixture
def sitting(learner: User, release: Release) -> Sitting:
    return begin_sitting(person=learner, release=release.pk, role="mlops-engineer", seniority="mid")


@pytest.fixture
def finished(learner: User, release: Release) -> Sitting:
    return finished_by(learner, release, LEVELS)
