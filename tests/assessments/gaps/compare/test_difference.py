"""Two analyses side by side: the points of the skills add up to the difference, exactly and as they are shown."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from assessments.gaps.analysis import Rated, analyse
from assessments.gaps.compare.difference import difference, grouped
from assessments.gaps.tenths import tenths
from skills.targets import Ask, Target
from tests.assessments.gaps.test_analysis import RATINGS, SKILLS, TARGETS

EXEMPT = st.sets(SKILLS, max_size=1)


@given(TARGETS, TARGETS, RATINGS, RATINGS, EXEMPT)
def test_the_points_add_up_to_the_difference(
    one: Target, other: Target, rated: dict[str, Rated], later: dict[str, Rated], exempt: set[str]
) -> None:
    before, after = analyse(one, rated, exempt), analyse(other, later, exempt)
    assume(before.skills and after.skills)  # or there is no readiness to compare

    found = difference(before, after)

    assert sum(shift.points for shift in found.shifts) == pytest.approx(after.readiness - before.readiness)
    assert (found.before, found.after) == (tenths(before.readiness), tenths(after.readiness))
    assert sum(shift.tenths for shift in found.shifts) == found.tenths
    assert all(abs(shift.tenths - shift.points * 10) <= 1 for shift in found.shifts)
    assert {shift.skill for shift in found.shifts} == {gap.skill for gap in before.skills + after.skills}


@given(TARGETS, RATINGS)
def test_the_same_on_both_sides_makes_no_difference(target: Target, rated: dict[str, Rated]) -> None:
    found = difference(analyse(target, rated), analyse(target, rated))

    assert (found.tenths, {shift.tenths for shift in found.shifts}) == (0, {0})


@given(TARGETS, TARGETS, RATINGS)
def test_turned_round_it_is_the_opposite(one: Target, other: Target, rated: dict[str, Rated]) -> None:
    there = difference(analyse(one, rated), analyse(other, rated))
    back = difference(analyse(other, rated), analyse(one, rated))

    assert there.tenths == -back.tenths
    assert {s.skill: s.points for s in there.shifts} == {s.skill: -s.points for s in back.shifts}


@given(TARGETS, RATINGS, RATINGS)
def test_what_moves_most_comes_first(target: Target, rated: dict[str, Rated], later: dict[str, Rated]) -> None:
    sizes = [abs(shift.points) for shift in difference(analyse(target, rated), analyse(target, later)).shifts]

    assert sizes == sorted(sizes, reverse=True)


def test_what_is_asked_more_and_less_is_told() -> None:
    one, other = {"git": Ask(2, 3), "sql": Ask(1, 1), "linux": Ask(2, 2)}, {"git": Ask(3, 3), "python": Ask(2, 1)}

    shifts = difference(analyse(one, {}), analyse(other, {})).shifts

    assert {shift.skill: shift.asked_more for shift in shifts} == {"git": 1, "sql": -1, "linux": -2, "python": 2}


@given(TARGETS, TARGETS, RATINGS)
def test_groups_hold_every_skill_once_and_their_sums_add_up(
    one: Target, other: Target, rated: dict[str, Rated]
) -> None:
    found = difference(analyse(one, rated), analyse(other, rated))

    groups = grouped(found.shifts, ("more", "alike", "less"), lambda s: ("alike", "more", "less")[_sign(s.asked_more)])

    assert sum(group.tenths for group in groups) == found.tenths
    assert sorted(s.skill for group in groups for s in group.shifts) == sorted(s.skill for s in found.shifts)
    assert all(group.shifts for group in groups)


def _sign(value: int) -> int:
    return (value > 0) - (value < 0)
