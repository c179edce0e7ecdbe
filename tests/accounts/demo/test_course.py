"""Levels go along with what the skills of the catalogue need of each other, and seldom fall."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerpath.accounts.demo.course import Course
from careerpath.accounts.demo.lives import Life, live
from careerpath.accounts.demo.setting import setting_of
from skills.catalogue import Need
from skills.models import Framework, Release
from tests.factories import CohortFactory

# Each on the two before it, and with them in a circle that only levels undo.
NAMES = [f"skill-{n}" for n in range(8)]
NEEDS = {
    name: [Need(at, NAMES[n - at], at) for at in (1, 2) if n >= at] + [Need(4, NAMES[(n + 1) % 8], 1)]
    for n, name in enumerate(NAMES)
}
COURSE = Course(dict.fromkeys(NAMES, 3), dict.fromkeys(NAMES, 1.0), [NAMES], NEEDS)

Own = dict[str, int | None]
OWN = st.dictionaries(st.sampled_from(NAMES), st.none() | st.integers(0, 4))


@pytest.fixture
def lives(release: Release) -> tuple[Course, list[Life]]:
    """Of three hundred people after twelve weeks with the catalogue as it is."""
    course = setting_of(CohortFactory(framework=Framework.objects.get()), [], "1").course
    chances = (Random(str(number)) for number in range(300))  # noqa: S311 - no secret
    return course, [life for life in (live(course, 84, chance, plans=False) for chance in chances) if life.said]


def own_on(life: Life, day: int) -> Own:
    return {said.skill: said.level for said in life.said if said.day <= day}


def broken(course: Course, own: Own) -> tuple[int, int]:
    """How many needs of what is said there are, and how many of these they say they have less of."""
    needs = [need for skill, level in own.items() for need in course.needs[skill] if need.at <= (level or 0)]
    answers = [(own.get(need.skill), need.level) for need in needs]
    known = [(level, needed) for level, needed in answers if level is not None]
    return len(known), sum(level < needed for level, needed in known)


@given(OWN)
def test_levels_are_lowered_until_each_has_what_it_needs(own: Own) -> None:
    found = COURSE.along(own)

    assert found.keys() == own.keys()
    assert broken(COURSE, found)[1] == 0
    assert all((found[skill] or 0) <= (level or 0) for skill, level in own.items())


@given(OWN)
def test_no_level_is_lower_than_it_must_be(own: Own) -> None:
    found = COURSE.along(own)

    for skill, level in found.items():
        if level is not None and level < (own[skill] or 0):
            assert COURSE.lacks(skill, level + 1, found)


@given(OWN, st.sampled_from(NAMES))
def test_what_others_need_of_a_skill_is_enough_for_them(own: Own, skill: str) -> None:
    found = COURSE.along(own)

    kept = found | {skill: COURSE.builds_on(skill, found)} if found.get(skill) else found

    assert not any(skill in COURSE.lacks(other, level or 0, kept) for other, level in found.items() if other != skill)


@pytest.mark.parametrize("day", [14, 84])
def test_few_needs_of_a_class_are_not_there(day: int, lives: tuple[Course, list[Life]]) -> None:
    course, people = lives

    found = [broken(course, own_on(life, day)) for life in people]

    needs, slips = (sum(column) for column in zip(*found, strict=True))
    assert 0.015 < slips / needs < 0.05
    assert max(slips for _, slips in found) <= 12


def test_own_levels_seldom_fall_over_months(lives: tuple[Course, list[Life]]) -> None:
    fallen = risen = 0

    for life in lives[1]:
        first, last = own_on(life, 14), own_on(life, 84)
        fallen += sum((last[skill] or 0) < (level or 0) for skill, level in first.items())
        risen += sum((last[skill] or 0) > (level or 0) for skill, level in first.items())

    assert 0 < fallen < risen / 5
