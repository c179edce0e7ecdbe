"""Numbers in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.gaps.words import because_of_age, percent, points
from careerpath.lib.ages import how_old

SHARES = st.floats(0, 100)
AGES = st.lists(st.integers(0, 5000), min_size=1)


@given(SHARES)
def test_percent_is_100_only_for_all_and_0_only_for_nothing(share: float) -> None:
    shown = percent(share)

    assert 0 <= shown <= 100
    assert abs(shown - share) <= 1
    assert (shown == 100) is (share > 100 - 1e-6)
    assert (shown == 0) is (share < 1e-6)


@given(SHARES, SHARES)
def test_percent_never_falls_when_the_share_rises(one: float, other: float) -> None:
    low, high = sorted((one, other))

    assert percent(low) <= percent(high)


@given(SHARES)
def test_points_are_off_by_less_than_a_tenth(share: float) -> None:
    assert abs(float(points(share)) - share) < 0.1


@given(AGES, st.integers(1, 60))
def test_the_reason_of_a_range_names_how_old_ratings_are(ages: list[int], months: int) -> None:
    reason = because_of_age(ages, months)

    assert reason.endswith(" old")
    assert "your" in reason
    assert ("over" in reason) is (max(ages) - min(ages) > 31 and max(ages) > months * 30.44)


@pytest.mark.parametrize(("days", "words"), [(20, "3 weeks"), (913, "2 years"), (914, "3 years"), (1094, "3 years")])
def test_an_age_is_rounded_in_every_unit(days: int, words: str) -> None:
    assert how_old(days) == words


@given(st.integers(0, 5000))
def test_an_age_is_told_in_one_number(days: int) -> None:
    number, unit = how_old(days).split()

    assert int(number) >= (1 if days else 0)
    assert unit.removesuffix("s") in {"day", "week", "month", "year"}
    assert unit.endswith("s") is (number != "1")
