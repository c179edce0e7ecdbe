"""A learner who has rated herself, and what she said."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone

from assessments.models import Rating, Sitting
from assessments.ratings.services import begin_sitting, finish_sitting
from careerpath.accounts.models import User
from skills.catalogue import Catalogue, Requirement
from skills.files.documents import to_document
from skills.models import Release
from skills.services import write_rows
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


def release_asking(catalogue: Catalogue, skills: int) -> Release:
    """A framework of its own, in which the mid level of one role asks for so many skills."""
    role = catalogue.role["mlops-engineer"]
    patterns = [catalogue.skills[number % len(catalogue.skills)] for number in range(skills)]
    asked = tuple(Requirement(f"asked-{number}", number % 4 + 1, number % 3 + 1) for number in range(skills))
    levels = tuple(replace(level, requirements=asked) for level in role.levels if level.seniority == "mid")
    asking = replace(
        catalogue,
        framework=replace(catalogue.framework, slug=f"asking-{skills}"),
        skills=tuple(
            replace(skill, slug=f"asked-{number}", needs=(), replaced_by=()) for number, skill in enumerate(patterns)
        ),
        roles=(replace(role, levels=levels),),
        **dict.fromkeys(("responsibilities", "milestones", "pay", "fit", "market"), ()),
    )
    framework = write_rows(catalogue=asking)
    return Release.objects.create(framework=framework, number=1, note="Asking", snapshot=to_document(asking))


@pytest.fixture
def sitting(learner: User, release: Release) -> Sitting:
    return begin_sitting(person=learner, release=release.pk, role="mlops-engineer", seniority="mid")


@pytest.fixture
def finished(learner: User, release: Release) -> Sitting:
    return finished_by(learner, release, LEVELS)
