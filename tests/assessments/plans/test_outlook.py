"""How a plan goes on, its curve, and the pace."""

from dataclasses import replace
from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.models import Plan, Step
from assessments.plans.curve import Earlier, Point, curve, real_curve
from assessments.plans.drafting import draft
from assessments.plans.order.network import Task
from assessments.plans.outlook import Outlook, outlook
from assessments.plans.pace import FASTEST, QUICK, SLOW, SLOWEST, at_pace, effort, pace_of
from assessments.plans.plan.page import milestone_for, resources_for
from assessments.plans.queries import plan_of
from assessments.plans.services import add_own_step, finish_step, log_hours, start_step
from assessments.plans.standing import PlanNow
from assessments.plans.steps import Way
from assessments.plans.timetable import Rhythm, hours_until
from careerpath.accounts.models import User
from skills.targets import Ask
from tests.assessments.plans.conftest import MONDAY

HOURS = st.integers(1, 40)


def now(plan: Plan, today: date = MONDAY) -> PlanNow:
    found = plan_of(plan.person, plan.pk, today)
    assert found is not None
    return found


def looked_at(plan: Plan, today: date = MONDAY) -> Outlook:
    return outlook(now(plan, today), today)


def test_on_the_first_day_what_is_ahead_is_what_was_planned(plan: Plan) -> None:
    found = looked_at(plan)

    assert (found.ends, found.weeks_late, found.begins) == (found.planned.end, 0, None)
    assert found.hours_left == sum(plan.steps.values_list("hours", flat=True))
    assert found.hours_to_be_on_time == plan.hours_a_week


def test_who_begins_ten_weeks_late_is_ten_weeks_behind_and_could_catch_up(plan: Plan) -> None:
    found = looked_at(plan, MONDAY + timedelta(weeks=10))

    assert found.weeks_late == 10
    assert (found.hours_to_be_on_time or 0) > plan.hours_a_week
    assert looked_at(plan, found.planned.end + timedelta(days=1)).hours_to_be_on_time is None


def test_what_is_begun_is_dated_from_today(plan: Plan, learner: User) -> None:
    last = next(step for step in reversed(now(plan).ahead) if not now(plan).waits_for(step))
    start_step(learner, plan.pk, last.pk, MONDAY)

    found = looked_at(plan)

    assert found.slot[last.pk].start == MONDAY
    assert last.pk in [step.pk for step in found.this_week]
    assert found.ends == found.planned.end


@pytest.mark.parametrize("weeks", [20, 400])
def test_hours_to_be_on_time_are_those_to_the_deadline_where_it_comes_first(weeks: int, plan: Plan) -> None:
    deadline = MONDAY + timedelta(weeks=weeks)
    plan.deadline = deadline
    plan.save()

    found = looked_at(plan)

    assert found.due == min(deadline, found.planned.end)
    hours = found.hours_to_be_on_time or 0
    enough, too_few = (hours_until(replace(found.onward, hours_a_week=each), found.due) for each in (hours, hours - 1))
    assert too_few < found.hours_left <= enough


def test_before_its_start_a_plan_says_when_it_begins(plan: Plan) -> None:
    found = looked_at(plan, MONDAY - timedelta(weeks=3))

    assert found.begins == MONDAY
    assert found.ends == found.planned.end


def test_what_is_begun_stands_in_this_week_wherever_its_place_is(plan: Plan, learner: User) -> None:
    last = plan.steps.latest("place")
    start_step(learner, plan.pk, last.pk, MONDAY)

    assert last.pk in [step.pk for step in looked_at(plan).this_week]


def test_what_a_begun_step_waits_for_comes_right_before_it(plan: Plan, learner: User) -> None:
    waiting = next(step for step in reversed(now(plan).ahead) if now(plan).waits_for(step))
    free = next(step for step in reversed(now(plan).ahead) if not now(plan).waits_for(step))
    for step in (waiting, free):
        start_step(learner, plan.pk, step.pk, MONDAY)

    found = looked_at(plan)

    order = [slot.key for slot in found.ahead.slots]
    place = {pk: number for number, pk in enumerate(order)}
    assert all(place[need] < place[step.pk] for step in found.plan.ahead for need in step.needs)
    # Besides what is begun, only what these wait for stands before the later of them.
    needed, rest = {waiting.pk, free.pk}, order[: place[waiting.pk]]
    for pk in reversed(order):
        needed |= found.plan.step[pk].needs if pk in needed else set()
    assert set(rest) <= needed
    assert sorted(order) == sorted(step.pk for step in found.plan.ahead)


def test_a_step_that_stands_before_what_it_needs_is_shown_after_it(plan: Plan) -> None:
    waiting = next(step for step in now(plan).ahead if step.needs and step.gain)
    need = now(plan).step[min(waiting.needs)]
    plan.steps.filter(pk=waiting.pk).update(place=0)
    plan.steps.filter(pk=need.pk).update(place=500)

    found = looked_at(plan)

    assert found.plan.is_out_of_order
    assert waiting.pk not in [step.pk for step in found.this_week]
    assert found.slot[need.pk].end <= found.slot[waiting.pk].start
    assert sorted(step.pk for step in found.plan.ahead) == sorted(step.pk for step in found.plan.steps)


def test_hours_that_are_spent_need_not_be_spent_again(plan: Plan, kubernetes: Step, learner: User) -> None:
    before = looked_at(plan).hours_left
    log_hours(learner, plan.pk, kubernetes.pk, 5)

    assert looked_at(plan).hours_left == before - 5


def test_hours_spent_at_half_the_pace_of_the_catalogue_count_half(plan: Plan, kubernetes: Step, learner: User) -> None:
    plan.pace = 200
    plan.save()
    before = looked_at(plan).hours_left
    log_hours(learner, plan.pk, kubernetes.pk, 5)

    assert looked_at(plan).hours_left == before - 2


def test_the_pace_of_three_finished_steps_moves_the_end(plan: Plan, learner: User) -> None:
    before = looked_at(plan)
    for step in plan.steps.order_by("place")[:3]:
        finish_step(learner, plan.pk, step.pk, MONDAY, step.hours * 2)

    after = looked_at(plan)

    assert (before.pace, after.pace) == (None, 200)
    assert after.ends > before.ends


def test_until_a_pace_is_known_a_step_shows_a_range_and_then_what_it_takes_this_person(
    plan: Plan, kubernetes: Step, learner: User
) -> None:
    add_own_step(person=learner, plan=plan.pk, title="A talk", hours=4)
    own, hours = plan.steps.get(title="A talk").pk, kubernetes.hours
    before = looked_at(plan)
    for step in plan.steps.exclude(pk=kubernetes.pk).order_by("place")[:3]:
        finish_step(learner, plan.pk, step.pk, MONDAY, step.hours * 2)

    after = looked_at(plan)

    told = [each.effort(each.plan.step[pk]) for each in (before, after) for pk in (kubernetes.pk, own)]
    least, most = at_pace(hours, QUICK), at_pace(hours, SLOW)
    assert told == [
        f"{hours} h ({least} to {most})",
        "4 h",
        f"{hours} h ({2 * hours} at your pace)",
        "4 h (8 at your pace)",
    ]
    assert before.ends
    assert before.span[0]
    assert before.span[1]
    assert before.span[0] < before.ends < before.span[1]


@given(st.integers(1, 1000), st.integers(FASTEST, SLOWEST))
def test_the_range_of_a_step_holds_its_hours_and_never_begins_at_none(hours: int, pace: int) -> None:
    assert 1 <= at_pace(hours, QUICK) <= hours < at_pace(hours, SLOW)
    assert effort(hours, pace).startswith(f"{hours} h")


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 200))))
def test_a_pace_stays_within_what_is_believable(finished: list[tuple[int, int]]) -> None:
    found = pace_of(finished)

    assert found is None or FASTEST <= found <= SLOWEST


@given(st.lists(st.tuples(HOURS, HOURS), min_size=3, max_size=9), HOURS, HOURS)
def test_taking_longer_never_makes_the_pace_faster(finished: list[tuple[int, int]], spent: int, more: int) -> None:
    slower = [*finished, (10, spent + more)]

    assert (pace_of(slower) or 0) >= (pace_of([*finished, (10, spent)]) or 0)


def way(hours: list[int]) -> Way:
    tasks = tuple(Task(("skill", n), each, n, frozenset()) for n, each in enumerate(hours, 1))
    return Way(tasks, sum(task.gain for task in tasks), 0)


@given(st.lists(HOURS, min_size=1, max_size=8), st.integers(1, 20), st.integers(1, 300))
def test_a_draft_holds_every_step_once_and_what_fits_ends_in_time(hours: list[int], a_week: int, days: int) -> None:
    deadline = MONDAY + timedelta(days=days)

    found = draft(way(hours), Rhythm(MONDAY, a_week), deadline)

    assert sorted(task.key for task in found.tasks) == [("skill", n) for n in range(1, len(hours) + 1)]
    ends = {slot.key: slot.end for slot in found.table.slots}
    assert all(ends[task.key] <= deadline for task in found.in_time)
    assert found.ready_by_deadline <= 100


TARGET = {"git": Ask(2, 1), "sql": Ask(4, 3)}
LEVELS = st.fixed_dictionaries({"git": st.integers(0, 4), "sql": st.integers(0, 4)})


@given(LEVELS, st.lists(st.tuples(st.integers(0, 60), st.sampled_from(["git", "sql"]), st.integers(0, 4))))
def test_the_real_curve_ends_with_today_and_begins_before_all_changes(
    levels: dict[str, int], changed: list[tuple[int, str, int]]
) -> None:
    changes = [Earlier(MONDAY + timedelta(days=1 + day), *rest) for day, *rest in sorted(changed, reverse=True)]
    today = MONDAY + timedelta(days=70)

    found = real_curve(TARGET, levels, changes, MONDAY, today)

    first = dict(levels)
    for change in changes:
        first[change.skill] = change.level
    whole = [sum(ask.weight * min(have[skill], ask.level) / ask.level for skill, ask in TARGET.items()) * 25
             for have in (first, levels)]  # fmt: skip
    assert [round(found[0].ready, 6), round(found[-1].ready, 6)] == [round(each, 6) for each in whole]
    assert found[-1].day == today
    assert [point.day for point in found] == sorted({point.day for point in found})


def test_a_curve_of_one_day_can_be_drawn() -> None:
    point = Point(MONDAY, 50.0)

    drawn = curve([point], [point], [])

    assert (drawn.planned, drawn.real, drawn.onward) == ("0.00,50.00", "0.00,50.00", "")
    assert drawn.rows == (("5 January 2026", "50 %", "50 %"),)


def test_a_step_shows_what_serves_just_it(plan: Plan, kubernetes: Step) -> None:
    found = now(plan)
    step = found.step[kubernetes.pk]
    own: Any = SimpleNamespace(skill="", level=0)

    assert all(item.start < 2 <= item.end for item in resources_for(found, step))
    assert resources_for(found, step)
    assert (resources_for(found, own), milestone_for(found, own)) == ((), None)
