"""Levels that come in one text are those that are kept."""

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from assessments.cohorts.people import Held
from assessments.cohorts.people_queries import held_of
from assessments.cohorts.texts import A_SKILL, NO_LEVEL, codes_of, levels_in
from assessments.models import Exemption, Rating
from careerpath.accounts.models import User
from skills.models import Skill
from skills.releases import current_catalogue

LEVELS = st.none() | st.integers(0, 4)


@given(st.dictionaries(st.integers(1, 2000), LEVELS, min_size=1))
def test_what_was_written_is_read(levels: dict[int, int | None]) -> None:
    codes = [skill * A_SKILL + (NO_LEVEL if level is None else level) for skill, level in levels.items()]

    found = levels_in(",".join(map(str, codes)), codes_of({skill: f"skill-{skill}" for skill in levels}))

    assert found == {f"skill-{skill}": level for skill, level in levels.items()}


@pytest.mark.usefixtures("release")
@pytest.mark.parametrize("with_verified", [True, False])
def test_all_that_is_known_of_two_people_is_read(learner: User, instructor: User, with_verified: bool) -> None:
    skills = {skill.slug: skill for skill in Skill.objects.filter(slug__in=("git", "sql", "kubernetes", "python"))}
    for person, slug, level, verified in (
        (learner, "git", 3, 2),
        (learner, "sql", None, None),
        (learner, "kubernetes", 0, 0),
        (instructor, "git", 1, None),
    ):
        Rating.objects.create(
            person=person, skill=skills[slug], level=level, verified_level=verified, rated_at=timezone.now()
        )
    Exemption.objects.create(person=learner, skill=skills["python"], reason="Others do it.")

    held = held_of([learner.pk, instructor.pk], current_catalogue(), skills, with_verified=with_verified)

    assert held == {
        learner.pk: Held(
            {"git": 3, "sql": None, "kubernetes": 0},
            {"python": "Others do it."},
            {"git": 2, "kubernetes": 0} if with_verified else {},
        ),
        instructor.pk: Held({"git": 1}),
    }
