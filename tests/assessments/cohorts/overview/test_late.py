"""Weeks behind a plan: a person on time is not late, and everything done later makes one later by as much."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.cohorts.overview.late import Pace, weeks_late
from assessments.plans.timetable import PERCENT, Rhythm

MONDAY = date(2026, 1, 5)
RHYTHMS = st.builds(
    Rhythm,
    st.integers(0, 6).map(lambda day: MONDAY + timedelta(days=day)),
    st.integers(1, 40),
    st.frozensets(st.integers(0, 20).map(lambda week: MONDAY + timedelta(weeks=week)), max_size=4),
    st.integers(50, 300),
)


@given(RHYTHMS, st.integers(0, 300), st.integers(1, 80), st.integers(0, 400))
def test_it_grows_by_a_week_a_week_at_most(rhythm: Rhythm, done: int, step: int, days: int) -> None:
    plan, today = Pace(rhythm, done, step), MONDAY + timedelta(days=days)

    late = weeks_late(plan, today)

    an_hour = -(-rhythm.pace // (rhythm.hours_a_week * PERCENT))  # in weeks, as whole hours are counted
    assert 0 <= weeks_late(plan, today + timedelta(weeks=1)) - late <= 1 + an_hour
    assert weeks_late(Pace(rhythm, done + step, step), today) <= late


@given(RHYTHMS, st.integers(0, 400))
def test_at_the_end_nobody_is_late(rhythm: Rhythm, days: int) -> None:
    assert weeks_late(Pace(rhythm, done=0, next=0), MONDAY + timedelta(days=days)) == 0


@pytest.mark.parametrize(("day", "late"), [(7, 0), (13, 0), (14, 1), (21, 2)])
def test_the_next_step_is_due_when_its_hours_are_on_top(day: int, late: int) -> None:
    plan = Pace(Rhythm(MONDAY, hours_a_week=10), done=5, next=5)

    assert weeks_late(plan, MONDAY + timedelta(days=day)) == late


def test_weeks_off_make_nobody_late() -> None:
    off = frozenset({MONDAY + timedelta(weeks=1), MONDAY + timedelta(weeks=2)})
    plan = Pace(Rhythm(MONDAY, hours_a_week=10, weeks_off=off), done=0, next=10)

    assert [weeks_late(plan, MONDAY + timedelta(weeks=week)) for week in (1, 3, 4, 5)] == [0, 0, 1, 2]
