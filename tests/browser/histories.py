"""A learner who has rated herself twice, and changed her mind in between."""

from datetime import timedelta

import pytest
from django.utils import timezone

from assessments.models import Evidence, Rating, RatingChange, Sitting
from assessments.ratings.mine.corrections import take_back
from assessments.ratings.queries import skill_ids
from assessments.ratings.services import begin_sitting, correct_rating, finish_sitting
from careerpath.accounts.models import User
from skills.models import Release
from tests.browser.raters import say

EARLIER, LATER = timedelta(days=500), timedelta(days=90)


@pytest.fixture
def history(learner: User, instructor: User, release: Release) -> tuple[int, int]:
    """Two finished sittings, corrections, a second opinion, evidence, and a third sitting that is open."""
    kubernetes = skill_ids(release.pk)["kubernetes"]
    first = finished(learner, release, EARLIER, kubernetes=1, git=2, python=3, sql=2, linux=2)
    correct_rating(person=learner, skill_id=kubernetes, level=2)
    take_back(person=learner, skill_id=kubernetes)
    RatingChange.objects.filter(source="correction").update(at=timezone.now() - 2 * LATER)
    second = finished(learner, release, LATER, kubernetes=2, git=3, python=2, sql=2, linux=None, containers=0)
    verified = {"verified_level": 1, "verified_by": instructor, "verified_at": timezone.now() - LATER / 2}
    Rating.objects.filter(skill=kubernetes).update(**verified)
    correct_rating(person=learner, skill_id=kubernetes, level=3)
    Evidence.objects.create(person=learner, skill_id=kubernetes, level=2, text="Ran it.")
    say(begin_sitting(person=learner, release=release.pk), kubernetes=2)
    return first.pk, second.pk


def finished(person: User, release: Release, ago: timedelta, **levels: int | None) -> Sitting:
    row = begin_sitting(person=person, release=release.pk, role="mlops-engineer", seniority="mid")
    say(row, **levels)
    finish_sitting(sitting=row.pk, person=person)
    at = timezone.now() - ago
    Sitting.objects.filter(pk=row.pk).update(finished_at=at)
    row.changes.update(at=at)
    Rating.objects.filter(person=person).update(rated_at=at)
    return row


@pytest.fixture
def compared(history: tuple[int, int]) -> str:
    return f"/results/compare/?a={history[0]}&b={history[1]}"


@pytest.fixture
def deletable(history: tuple[int, int]) -> str:
    return f"/me/assessments/{history[0]}/delete/"
