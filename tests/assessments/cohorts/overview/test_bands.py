"""The picture of a group over its weeks: bands, the days below them, and the rows of its table."""

from datetime import date, timedelta

import pytest

from assessments.cohorts.overview.bands import bands
from assessments.cohorts.overview.spread import Spread

MONDAYS = [date(2026, 3, 2) + timedelta(weeks=number) for number in range(5)]
READY = Spread(people=5, least=10, lower=20, middle=30, upper=40, most=80)


def test_one_week_alone_goes_all_the_way_across() -> None:
    found = bands([(MONDAYS[0], READY)], MONDAYS[:1])

    assert found.whole == "0.00,20.00 100.00,20.00 100.00,90.00 0.00,90.00"
    assert found.middle == "0.00,70.00 100.00,70.00"
    assert len(found.rows) == 1


def test_the_bands_begin_with_the_week_in_which_something_is_known() -> None:
    found = bands([(MONDAYS[3], READY), (MONDAYS[4], READY)], MONDAYS)

    assert found.middle == "75.00,70.00 100.00,70.00"


@pytest.mark.parametrize(
    ("weeks", "expected"),
    [
        (1, [("2 Mar 2026", "0.00%", "start")]),
        (4, [("2 Mar 2026", "0.00%", "start"), ("23 Mar 2026", "100.00%", "end")]),
        (5, [("2 Mar 2026", "0.00%", "start"), ("16 Mar 2026", "50.00%", "middle"), ("30 Mar 2026", "100.00%", "end")]),
    ],
)
def test_as_many_days_stand_below_as_have_room(weeks: int, expected: list[tuple[str, str, str]]) -> None:
    assert list(bands([], MONDAYS[:weeks]).ticks) == expected
