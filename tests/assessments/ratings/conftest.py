"""A learner at work: a sitting for one role, and what her pages send."""

import pytest

from assessments.models import Sitting
from assessments.ratings.answers.seen import word_of
from assessments.ratings.queries import answers_of
from assessments.ratings.services import Said, answer, begin_sitting
from careerpath.accounts.models import User
from skills.models import Release


@pytest.fixture
def sitting(learner: User, release: Release) -> Sitting:
    return begin_sitting(person=learner, release=release.pk, role="mlops-engineer", seniority="mid")


@pytest.fixture
def address(sitting: Sitting) -> str:
    return f"/assess/{sitting.pk}/"


def say(sitting: Sitting, skill: str, level: int | None, note: str = "", revision: int = 0) -> None:
    answer(sitting=sitting.pk, person=sitting.person, skill=skill, said=Said(level, note), revision=revision)


def said(sitting: Sitting) -> dict[str, tuple[str, str]]:
    """All answers of a sitting: the word of the level, and the note."""
    return {slug: (word_of(given.level), given.note) for slug, given in answers_of(sitting).items()}
