"""Who hasn't started, is stuck or far ahead: each limit from both sides."""

from datetime import date, timedelta

import pytest

from assessments.cohorts.overview.standings import Progress, Standing, standings

TODAY = date(2026, 3, 20)
MIDDLE = [Progress(key, 40.0, TODAY) for key in range(10, 15)]


def days_ago(days: int) -> date:
    return TODAY - timedelta(days=days)


@pytest.mark.parametrize(
    ("progress", "standing", "reason"),
    [
        (Progress(1, None, None), "not started", "has not rated themselves yet"),
        (Progress(1, None, TODAY), "not started", "has not rated themselves yet"),
        (Progress(1, 30.0, days_ago(13)), "on the way", ""),
        (Progress(1, 30.0, days_ago(14)), "stuck", "nothing done for 14 days"),
        (Progress(1, 30.0, TODAY, weeks_late=1), "on the way", ""),
        (Progress(1, 30.0, TODAY, weeks_late=2), "stuck", "2 weeks behind their plan"),
        (Progress(1, 59.9, TODAY), "on the way", ""),
        (Progress(1, 60.0, TODAY), "far ahead", "20 points above the middle of the group"),
        (Progress(1, 99.0, days_ago(30)), "stuck", "nothing done for 30 days"),
        (Progress(1, 100.0, days_ago(30), weeks_late=9), "far ahead", "has reached the goal"),
    ],
)
def test_where_somebody_stands(progress: Progress, standing: str, reason: str) -> None:
    found = standings([*MIDDLE, progress], TODAY)[-1]

    assert (found.key, found.standing, found.reason) == (1, standing, reason)


def test_who_has_not_started_does_not_move_the_middle() -> None:
    group = [*MIDDLE, *(Progress(key, None, None) for key in range(20, 60)), Progress(1, 50.0, TODAY)]

    assert standings(group, TODAY)[-1] == Standing(1, "on the way")


@pytest.mark.parametrize(("quiet", "late"), [(60, 0), (0, 9)])
def test_once_it_is_over_nobody_is_stuck(quiet: int, late: int) -> None:
    one = Progress(1, 30.0, days_ago(quiet), weeks_late=late)

    found = [standings([*MIDDLE, one], TODAY, is_over)[-1].standing for is_over in (False, True)]

    assert found == ["stuck", "on the way"]


def test_a_group_in_which_nobody_has_started_has_no_middle() -> None:
    assert [one.standing for one in standings([Progress(1, None, None)], TODAY)] == ["not started"]
    assert standings([], TODAY) == ()
