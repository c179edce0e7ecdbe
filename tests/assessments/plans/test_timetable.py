"""An order laid out over the weeks: when each step is done, and how the gain grows."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from assessments.plans.scheduling import ScheduleError, Task, best_order, best_within
from assessments.plans.timetable import (
    Rhythm,
    Slot,
    Week,
    hours_until,
    lay_out,
    lay_out_what_fits,
    monday_of,
    most_hours,
)
from tests.assessments.plans.order.graphs import task_lists

MONDAY = date(2026, 1, 5)
WEEK = timedelta(days=7)
DAYS = st.dates(date(2026, 1, 1), date(2027, 12, 31))
RHYTHMS = st.builds(
    Rhythm,
    start=DAYS,
    hours_a_week=st.integers(1, 40),
    weeks_off=st.frozensets(DAYS, max_size=8),
    pace=st.integers(30, 300),
)


def keys(tasks: list[Task]) -> list[object]:
    return list(best_order(tasks).order)


def test_a_step_spans_weeks_and_a_gain_counts_when_it_is_finished() -> None:
    tasks = [Task("git", 3, 2), Task("sql", 12, 5), Task("linux", 6, 4)]

    table = lay_out(tasks, ["git", "sql", "linux"], Rhythm(MONDAY, hours_a_week=7), there=9)

    assert table.slots == (
        Slot("git", MONDAY, date(2026, 1, 7)),
        Slot("sql", date(2026, 1, 8), date(2026, 1, 19)),
        Slot("linux", date(2026, 1, 20), date(2026, 1, 25)),
    )
    assert table.weeks == (
        Week(MONDAY, ("git", "sql"), 11),
        Week(MONDAY + WEEK, ("sql",), 11),
        Week(MONDAY + 2 * WEEK, ("sql", "linux"), 20),
    )
    assert table.end == date(2026, 1, 25)


def test_who_starts_on_a_friday_has_three_days_of_the_first_week() -> None:
    table = lay_out([Task("git", 7, 1)], ["git"], Rhythm(date(2026, 1, 9), hours_a_week=7))

    assert table.slots == (Slot("git", date(2026, 1, 9), date(2026, 1, 15)),)
    assert [week.monday for week in table.weeks] == [MONDAY, MONDAY + WEEK]


def test_in_weeks_off_nothing_is_done_even_in_the_first() -> None:
    rhythm = Rhythm(date(2026, 1, 7), 7, frozenset({date(2026, 1, 11), date(2026, 1, 19), date(2026, 1, 20)}))

    table = lay_out([Task("git", 8, 1)], ["git"], rhythm)

    assert table.slots == (Slot("git", MONDAY + WEEK, MONDAY + 3 * WEEK),)
    assert table.weeks == (
        Week(MONDAY, (), 0),
        Week(MONDAY + WEEK, ("git",), 0),
        Week(MONDAY + 2 * WEEK, (), 0),
        Week(MONDAY + 3 * WEEK, ("git",), 1),
    )


def test_a_pace_stretches_all_hours() -> None:
    tasks = [Task("git", 7, 1)]

    ends = [lay_out(tasks, ["git"], Rhythm(MONDAY, 7, pace=pace)).end for pace in (50, 100, 101, 200)]

    assert ends == [date(2026, 1, 8), date(2026, 1, 11), date(2026, 1, 12), date(2026, 1, 18)]


def test_steps_without_hours_are_done_with_the_step_before_them() -> None:
    tasks = [Task("first", 0, 1), Task("git", 7, 1), Task("last", 0, 1)]

    table = lay_out(tasks, ["first", "git", "last"], Rhythm(MONDAY, 7))

    sunday = date(2026, 1, 11)
    assert table.slots == (Slot("first", MONDAY, MONDAY), Slot("git", MONDAY, sunday), Slot("last", sunday, sunday))


def test_a_plan_without_steps_ends_as_it_starts() -> None:
    table = lay_out([], [], Rhythm(MONDAY, 7), there=3)

    assert (table.slots, table.weeks, table.end) == ((), (), MONDAY)


@given(RHYTHMS)
def test_the_days_of_a_rhythm_are_all_but_those_of_weeks_off(rhythm: Rhythm) -> None:
    every = (rhythm.start + timedelta(days=n) for n in range(100))
    days = [day for day in every if monday_of(day) not in rhythm.off]

    assert [rhythm.day(n) for n in range(len(days))] == days
    assert [rhythm.days_until(day) for day in days] == list(range(1, len(days) + 1))


@given(task_lists(), RHYTHMS, st.integers(0, 40))
def test_more_hours_a_week_end_no_step_later(tasks: list[Task], rhythm: Rhythm, more: int) -> None:
    order = keys(tasks)

    slow = lay_out(tasks, order, rhythm)
    quick = lay_out(tasks, order, replace(rhythm, hours_a_week=rhythm.hours_a_week + more))

    assert [slot.key for slot in quick.slots] == [slot.key for slot in slow.slots] == order
    assert all(one.end <= other.end for one, other in zip(quick.slots, slow.slots, strict=True))
    assert quick.end <= slow.end


@given(task_lists(), RHYTHMS, st.integers(1, 200))
def test_who_is_slower_ends_no_step_earlier(tasks: list[Task], rhythm: Rhythm, more: int) -> None:
    order = keys(tasks)

    own = lay_out(tasks, order, rhythm)
    slow = lay_out(tasks, order, replace(rhythm, pace=rhythm.pace + more))

    assert all(one.end <= other.end for one, other in zip(own.slots, slow.slots, strict=True))


@given(task_lists(), RHYTHMS, DAYS)
def test_a_week_off_more_ends_no_step_earlier(tasks: list[Task], rhythm: Rhythm, off: date) -> None:
    order = keys(tasks)

    own = lay_out(tasks, order, rhythm)
    later = lay_out(tasks, order, replace(rhythm, weeks_off=rhythm.weeks_off | {off}))

    assert all(one.end <= other.end for one, other in zip(own.slots, later.slots, strict=True))


@given(task_lists(), RHYTHMS, st.integers(0, 50))
def test_slots_and_weeks_say_the_same(tasks: list[Task], rhythm: Rhythm, there: int) -> None:
    table = lay_out(tasks, keys(tasks), rhythm, there)

    off = {monday_of(day) for day in rhythm.weeks_off}
    gain = {task.key: task.gain for task in tasks}
    for slot, following in zip(table.slots, table.slots[1:], strict=False):
        assert rhythm.start <= slot.start <= slot.end
        assert slot.end <= following.end
        assert following.start - slot.end <= timedelta(days=1) or monday_of(slot.end + timedelta(days=1)) in off
    assert [week.monday for week in table.weeks] == [
        monday_of(rhythm.start) + n * WEEK for n in range(len(table.weeks))
    ]
    for week in table.weeks:
        sunday = week.monday + timedelta(days=6)
        busy = [slot.key for slot in table.slots if slot.start <= sunday and slot.end >= week.monday]
        assert week.keys == (() if week.monday in off else tuple(busy))
        assert week.gain == there + sum(gain[slot.key] for slot in table.slots if slot.end <= sunday)
    assert table.end == max((slot.end for slot in table.slots), default=rhythm.start)


@given(task_lists(), RHYTHMS, st.integers(0, 800))
def test_what_fits_until_a_deadline_ends_in_time(tasks: list[Task], rhythm: Rhythm, days: int) -> None:
    deadline = rhythm.start + timedelta(days=days)
    hours = hours_until(rhythm, deadline)

    plan = best_within(tasks, hours)

    assume(hours)
    assert lay_out(tasks, plan.order, rhythm).end <= deadline


@given(RHYTHMS, st.integers(-20, 800))
def test_an_hour_more_than_fits_until_a_deadline_ends_too_late(rhythm: Rhythm, days: int) -> None:
    deadline = rhythm.start + timedelta(days=days)
    task = Task("git", hours_until(rhythm, deadline) + 1, 1)

    assert lay_out([task], ["git"], rhythm).end > deadline


@pytest.mark.parametrize(
    ("hours", "pace", "message"),
    [
        (0, 100, "The hours a week must be a whole number from 1 to 168, but are 0."),
        (169, 100, "The hours a week must be a whole number from 1 to 168, but are 169."),
        (2.5, 100, "The hours a week must be a whole number from 1 to 168, but are 2.5."),
        (8, 0, "The pace must be a whole number and at least 1 percent, but is 0."),
        (8, 1.5, "The pace must be a whole number and at least 1 percent, but is 1.5."),
    ],
)
def test_a_rhythm_in_which_nothing_gets_done_is_refused(hours: int, pace: int, message: str) -> None:
    with pytest.raises(ScheduleError) as refused:
        Rhythm(MONDAY, hours, pace=pace)

    assert str(refused.value) == message


def test_a_plan_of_more_than_50_years_is_refused() -> None:
    fits, more = Task("all", 2_607, 1), Task("all", 2_608, 1)

    lay_out([fits], ["all"], Rhythm(MONDAY, 1))

    with pytest.raises(ScheduleError, match=r"^At 1 h a week this would take more than 50 years\.$"):
        lay_out([more], ["all"], Rhythm(MONDAY, 1))


def test_no_deadline_is_too_far_away_to_count_to() -> None:
    assert hours_until(Rhythm(MONDAY, 7), date.max) == 50 * 365


def test_what_lies_beyond_all_calendars_has_no_slot_and_is_no_new_plan() -> None:
    tasks = [Task("git", 52, 1), Task("sql", 2600, 1), Task("rust", 1, 1)]
    rhythm = Rhythm(MONDAY, hours_a_week=1)

    table = lay_out_what_fits(tasks, ["git", "sql", "rust"], rhythm)

    assert ([slot.key for slot in table.slots], table.beyond) == (["git"], ("sql", "rust"))
    assert table.end == date(2027, 1, 3)
    with pytest.raises(ScheduleError, match="more than 50 years"):
        lay_out(tasks, ["git", "sql", "rust"], rhythm)


@given(RHYTHMS)
def test_a_plan_has_room_for_just_the_most_hours(rhythm: Rhythm) -> None:
    most = most_hours(rhythm)
    full, over = ([Task("all", hours, 0)] for hours in (most, most + 1))

    assert lay_out_what_fits(full, ["all"], rhythm).beyond == ()
    assert lay_out_what_fits(over, ["all"], rhythm).beyond == ("all",)
