"""What a plan would come to, and what stands beside it: held against the plan that is then made."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.gaps.words import percent
from assessments.plans.drafting import draft
from assessments.plans.making.preview import Goal, Outcome, preview, what_fits
from assessments.plans.order.network import Task
from assessments.plans.steps import Way, level_steps
from assessments.plans.timetable import Rhythm
from skills.catalogue import Catalogue
from skills.targets import target_of
from tests.assessments.plans.conftest import MONDAY

DAYS = st.integers(1, 400)
# From nothing to the mid level of MLOps engineer at six hours a week, of so many days. With other hours in the
# catalogue it may be other days.
UNPROVEN_AND_PROVEN = (200, 250)


@st.composite
def goals(draw: st.DrawFn) -> Goal:
    """Skills of up to four levels each, of which some need another one; some of it is there already."""
    tasks: list[Task] = []
    for number in range(draw(st.integers(1, 4))):
        for level in range(1, draw(st.integers(1, 4)) + 1):
            others = [task.key for task in tasks if task.key != (f"skill-{number}", level - 1)]
            needs = set(draw(st.lists(st.sampled_from(others), max_size=2))) if others else set()
            needs |= {(f"skill-{number}", level - 1)} if level > 1 else set()
            hours, gain = draw(st.integers(1, 60)), draw(st.integers(0, 9))
            tasks.append(Task((f"skill-{number}", level), hours, gain, frozenset(needs)))
    there = draw(st.integers(0, 20))
    wishes = draw(st.dictionaries(st.sampled_from(["skill-0", "skill-1"]), st.sampled_from(["want", "rather-not"])))
    return Goal("A role", Way(tuple(tasks), there + sum(task.gain for task in tasks) or 1, there), wishes)


RHYTHMS = st.builds(
    Rhythm,
    start=st.dates(MONDAY, MONDAY + timedelta(days=400)),
    hours_a_week=st.integers(1, 30),
    weeks_off=st.frozensets(st.dates(MONDAY, MONDAY + timedelta(days=800)), max_size=5),
    pace=st.integers(50, 300),
)


@given(goals(), RHYTHMS)
def test_the_plan_that_is_made_ends_as_the_preview_said(goal: Goal, rhythm: Rhythm) -> None:
    found = preview([goal], rhythm)

    made = draft(goal.way, rhythm, None, goal.wishes)

    assert (found.own.ends, found.goal.hours) == (made.ends, made.hours)
    assert found.own.weeks == max(len(made.table.weeks), 1)
    assert (found.own.ready, found.without, found.left_out) == (None, None, ())


@given(goals(), RHYTHMS, DAYS)
def test_the_plan_for_a_deadline_leaves_out_what_the_preview_said(goal: Goal, rhythm: Rhythm, days: int) -> None:
    deadline = rhythm.start + timedelta(days=days)
    found = preview([goal], rhythm, deadline)

    made = draft(goal.way, rhythm, deadline, goal.wishes)

    assert found.own.ends == made.ends
    assert found.own.ready == percent(made.ready_by_deadline)
    assert sorted(found.own.late, key=str) == sorted((task.key for task in made.late), key=str)


@given(goals(), RHYTHMS, DAYS)
def test_planning_for_a_deadline_never_brings_less_by_then(goal: Goal, rhythm: Rhythm, days: int) -> None:
    deadline = rhythm.start + timedelta(days=days)

    found = preview([goal], rhythm, deadline)

    in_order = draft(goal.way, rhythm, None, goal.wishes).table
    gain = sum(in_order.gains[slot.key] for slot in in_order.slots if slot.end <= deadline)
    assert found.without == goal.ready(gain)
    assert (found.own.ready or 0) >= (found.without or 0)


@given(goals(), RHYTHMS, DAYS)
def test_more_hours_a_week_never_end_later_and_never_bring_less(goal: Goal, rhythm: Rhythm, days: int) -> None:
    found = preview([goal], rhythm, rhythm.start + timedelta(days=days))

    assert [row.hours for row in found.rows] == sorted({4, 8, 12, rhythm.hours_a_week})
    assert [row.hours for row in found.rows if row.is_own] == [rhythm.hours_a_week]
    outcomes = [row.outcomes[0] for row in found.rows]
    ends = [outcome.ends or date.max for outcome in outcomes]
    ready = [outcome.ready or 0 for outcome in outcomes]
    assert (ends, ready) == (sorted(ends, reverse=True), sorted(ready))


@given(goals(), goals(), RHYTHMS, st.none() | DAYS)
def test_what_stands_beside_is_what_it_would_be_alone(
    goal: Goal, other: Goal, rhythm: Rhythm, days: int | None
) -> None:
    deadline = None if days is None else rhythm.start + timedelta(days=days)

    both = preview([goal, other], rhythm, deadline)

    alone = [preview([each], rhythm, deadline) for each in (goal, other)]
    assert [row.outcomes for row in both.rows] == [
        first.outcomes + second.outcomes for first, second in zip(alone[0].rows, alone[1].rows, strict=True)
    ]
    assert both.own == alone[0].own


@given(goals(), RHYTHMS)
def test_the_span_lies_about_the_hours_of_the_catalogue(goal: Goal, rhythm: Rhythm) -> None:
    found = preview([goal], replace(rhythm, pace=100))

    quick, slow = found.span
    assert (quick or date.max) <= (found.own.ends or date.max) <= (slow or date.max)
    least, most = found.hours
    assert least <= goal.hours <= most
    assert goal.hours < 100 or (least % 10, most % 10) == (0, 0)


@pytest.mark.parametrize(("days", "is_least"), list(zip(UNPROVEN_AND_PROVEN, (True, False), strict=True)))
def test_what_the_plan_may_exceed_is_said_to_be_the_least(days: int, is_least: bool, catalogue: Catalogue) -> None:
    level = catalogue.role["mlops-engineer"].level("mid")
    assert level is not None
    way = level_steps(catalogue, target_of(level), {})
    rhythm, deadline = Rhythm(MONDAY, 6), MONDAY + timedelta(days=days)

    found = preview([Goal("A role", way)], rhythm, deadline)

    then = percent(draft(way, rhythm, deadline).ready_by_deadline)
    assert found.own.is_least == is_least
    assert ((found.own.ready or 0) < then) == is_least


def test_what_takes_longer_than_a_calendar_goes_has_no_end() -> None:
    goal = Goal("A role", Way((Task(("git", 1), 11_000, 5),), whole=5, there=0))

    found = preview([goal], Rhythm(MONDAY, 20), MONDAY + timedelta(days=7))

    assert found.rows[0].outcomes == (Outcome(None, 0, ready=0, late=(("git", 1),)),)
    assert found.own.ends == date(2036, 7, 20)


def test_what_does_not_fit_is_named_once_a_skill() -> None:
    steps = [("sql", 1, 4), ("sql", 2, 40), ("sql", 3, 40), ("git", 1, 30)]
    tasks = tuple(
        Task((skill, level), hours, 5, frozenset({(skill, level - 1)} if level > 1 else ()))
        for skill, level, hours in steps
    )

    found = preview([Goal("A role", Way(tasks, whole=20, there=0))], Rhythm(MONDAY, 4), MONDAY + timedelta(days=7))

    assert (found.left_out, found.own.ready) == ((("git", 1), ("sql", 3)), 25)


def test_what_was_tried_out_before_is_not_worked_out_again() -> None:
    tasks = tuple(Task((f"skill-{number}", 1), 5 + number, number) for number in range(9))
    what_fits.cache_clear()

    found = [
        preview([Goal("A role", Way(tasks, whole=36, there=0))], Rhythm(MONDAY, hours), MONDAY + timedelta(days=14))
        for hours in (5, 6, 6)
    ]

    assert found[1] == found[2]
    assert what_fits.cache_info().misses == len({4, 5, 6, 8, 12})
