"""Quarters of a group, and the weeks of a cohort."""

from datetime import date, timedelta
from statistics import quantiles

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.cohorts.overview.spread import by_week, spread_of
from assessments.plans.curve import Point

MONDAY = date(2026, 3, 2)
VALUES = st.lists(st.floats(0, 100), min_size=2, max_size=30)
HISTORIES = st.lists(
    st.dictionaries(st.integers(0, 40), st.floats(0, 100), max_size=5).map(
        lambda days: [Point(MONDAY + timedelta(days=day), days[day]) for day in sorted(days)]
    ),
    max_size=6,
)


@given(VALUES)
def test_the_quarters_are_those_of_the_textbook(values: list[float]) -> None:
    found = spread_of(values)

    assert found is not None
    assert [found.lower, found.middle, found.upper] == pytest.approx(quantiles(values, n=4, method="inclusive"))
    assert (found.people, found.least, found.most) == (len(values), min(values), max(values))


def test_one_person_is_all_quarters_and_nobody_none() -> None:
    found = spread_of([7.0])

    assert found is not None
    assert {found.least, found.lower, found.middle, found.upper, found.most} == {7.0}
    assert spread_of([]) is None


@given(HISTORIES, st.integers(0, 45))
def test_each_week_counts_what_everybody_had_last(histories: list[list[Point]], days: int) -> None:
    last = MONDAY + timedelta(days=days)

    found = dict(by_week(histories, MONDAY, last))

    for week in range(days // 7 + 1):
        monday = MONDAY + timedelta(weeks=week)
        known = [[point.ready for point in one if (point.day - monday).days < 7] for one in histories]
        assert found.pop(monday, None) == spread_of(each[-1] for each in known if each)
    assert found == {}
