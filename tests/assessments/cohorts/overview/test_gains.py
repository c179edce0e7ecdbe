"""Gains: raw and adjusted, of the same people."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.cohorts.overview.gains import Gain, Journey, gain_of

READY = st.floats(0, 100)
JOURNEYS = st.lists(st.builds(Journey, READY, READY, st.none() | READY), max_size=20)


@given(JOURNEYS)
def test_adjusted_and_shift_make_up_the_raw_gain(journeys: list[Journey]) -> None:
    found = gain_of(journeys)

    looked_back = [one for one in journeys if one.looking_back is not None]
    assert (found.everybody, found.people) == (len(journeys), len(looked_back))
    if looked_back:
        assert found.raw is not None
        assert found.adjusted is not None
        shifts = [one.looking_back - one.start for one in looked_back if one.looking_back is not None]
        assert found.shift == pytest.approx(sum(shifts) / len(shifts), abs=1e-9)
        assert found.raw == pytest.approx(found.adjusted + found.shift, abs=1e-9)


@given(st.lists(st.builds(Journey, READY, READY), min_size=1, max_size=20))
def test_of_those_who_have_not_looked_back_only_the_raw_gain_is_known(journeys: list[Journey]) -> None:
    found = gain_of(journeys)

    assert found.raw_of_all == pytest.approx(sum(one.end - one.start for one in journeys) / len(journeys))
    assert (found.people, found.raw, found.adjusted, found.shift) == (0, None, None, None)


def test_nobody_has_gained_nothing() -> None:
    assert gain_of([]) == Gain(0, None, 0, None, None)
