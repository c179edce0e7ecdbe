"""After the weeks ahead: each step once, in spans that follow each other, and none without a word."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from assessments.plans.order.network import Task
from assessments.plans.plan.weeks_ahead import BEYOND, WEEKS, ahead
from assessments.plans.timetable import Rhythm, Timetable, lay_out_what_fits

MONDAY = date(2026, 1, 5)


def table_of(hours: list[int], a_week: int, off: int = 0) -> Timetable:
    weeks = frozenset(MONDAY + timedelta(weeks=20 + week) for week in range(off))
    tasks = [Task(key, each, 1) for key, each in enumerate(hours)]
    return lay_out_what_fits(tasks, list(range(len(hours))), Rhythm(MONDAY, a_week, weeks))


@given(st.lists(st.integers(1, 400), max_size=20), st.integers(1, 20), st.integers(0, 15), st.integers(1, 2000))
def test_each_step_comes_once_and_what_is_too_late_comes_last(
    hours: list[int], a_week: int, off: int, days: int
) -> None:
    table, deadline = table_of(hours, a_week, off), MONDAY + timedelta(days=days)

    found = ahead(table, deadline)

    keys = [*(bar.slot.key for bar in found.bars), *(key for part in found.later for key in part.keys)]
    assert keys == list(range(len(hours)))
    late = [part.is_too_late for part in found.later]
    assert late == sorted(late)
    slot = {slot.key: slot for slot in table.slots}
    ends = [(slot[key].end > deadline, part.is_too_late) for part in found.later for key in part.keys if key in slot]
    assert all(is_late == said for is_late, said in ends)
    assert [part.gained for part in found.later] == sorted(part.gained for part in found.later)
    assert all(bool(part.keys) != (part.runs_on is not None) for part in found.later)


def test_a_month_in_which_nothing_ends_says_what_goes_on() -> None:
    found = ahead(table_of([63, 60, 5], a_week=7))

    # The first step ends with the ninth week, on 8 March; the second goes on through April.
    assert [(part.words, part.keys, part.runs_on) for part in found.later] == [
        ("Until April 2026", (), 1),
        ("May 2026", (1, 2), None),
    ]


def test_one_month_goes_by_its_name() -> None:
    found = ahead(table_of([56, 14, 50, 5], a_week=7))

    assert [(part.words, part.keys, part.runs_on) for part in found.later] == [
        ("March 2026", (1,), None),
        ("April 2026", (), 2),
        ("May 2026", (2, 3), None),
    ]


def test_a_year_far_away_comes_in_quarters() -> None:
    found = ahead(table_of([7] * 120, a_week=7))

    words = [part.words for part in found.later]
    assert words[-3:] == ["December 2027", "January to March 2028", "April to June 2028"]
    assert len(words) == 10 + 12 + 2


def test_what_goes_on_for_years_is_one_line() -> None:
    found = ahead(table_of([10, 1000, 1000, 1000], a_week=1))

    assert [part.words for part in found.later] == [
        *("Until March 2045", "April to June 2045", "Until June 2064", "July to September 2064", BEYOND)
    ]
    assert len(found.weeks) == WEEKS


def test_weeks_off_are_not_said_to_be_worked_through() -> None:
    found = ahead(table_of([140, 7], a_week=7, off=15))

    assert [part.runs_on for part in found.later] == [None]
