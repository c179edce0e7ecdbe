"""How a plan goes on, its curve, what a preview says, and the pace."""

from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from assessments.models import Plan, Step
from assessments.plans.curve import Earlier, Point, curve, real_curve
from assessments.plans.drafting import draft
from assessments.plans.network import Task
from assessments.plans.outlook import Outlook, outlook
from assessments.plans.pace import FASTEST, SLOWEST, pace_of
from assessments.plans.plan_page import milestone_for, resources_for
from assessments.plans.preview import preview
from assessments.plans.queries import plan_of
from assessments.plans.services import finish_step, log_hours, start_step
from assessments.plans.standing import PlanNow
from assessments.plans.steps import Way
from assessments.plans.timetable import Rhythm
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


def test_before_its_start_a_plan_says_when_it_begins(plan: Plan) -> None:
    found = looked_at(plan, MONDAY - timedelta(weeks=3))

    assert found.begins == MONDAY
    assert found.ends == found.planned.end


def test_what_is_begun_stands_in_this_week_wherever_its_place_is(plan: Plan, learner: User) -> None:
    last = plan.steps.latest("place")
    start_step(learner, plan.pk, last.pk, MONDAY)

    assert last.pk in [step.pk for step in looked_at(plan).this_week]


def test_hours_that_are_spent_need_not_be_spent_again(plan: Plan, kubernetes: Step, learner: User) -> None:
    before = looked_at(plan).hours_left
    log_hours(learner, plan.pk, kubernetes.pk, 5)

    assert looked_at(plan).hours_left == before - 5


def test_the_pace_of_three_finished_steps_moves_the_end(plan: Plan, learner: User) -> None:
    before = looked_at(plan)
    for step in plan.steps.order_by("place")[:3]:
        finish_step(learner, plan.pk, step.pk, MONDAY, step.hours * 2)

    after = looked_at(plan)

    assert (before.pace, after.pace) == (None, 200)
    assert after.ends > before.ends


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


@given(st.lists(HOURS, min_size=1, max_size=8), st.integers(1, 30))
def test_more_hours_a_week_never_end_later(hours: list[int], a_week: int) -> None:
    found = preview(way(hours), Rhythm(MONDAY, a_week), None, {})

    ends = [choice.ends for choice in found.choices]
    assert ends == sorted(ends, reverse=True)
    assert [choice.hours for choice in found.choices if choice.is_own] == [a_week]
    assert {choice.ready for choice in found.choices} == {100}


def test_what_does_not_fit_is_named_once_a_skill() -> None:
    found = preview(way([4, 40, 40]), Rhythm(MONDAY, 4), MONDAY + timedelta(days=7), {})

    assert (found.left_out, found.ready) == ((("skill", 3),), 17)


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

    assert (drawn.planned, drawn.real, drawn.onward) == ("0.00,50.00",) * 3
    assert drawn.rows == ((MONDAY, "50 %", "50 %"),)


def test_a_step_shows_what_serves_just_it(plan: Plan, kubernetes: Step) -> None:
    found = now(plan)
    step = found.step[kubernetes.pk]

    milestone = milestone_for(found, step)

    assert all(item.start < 2 <= item.end for item in resources_for(found, step))
    assert resources_for(found, step)
    assert milestone
    assert ("kubernetes", True) in [(proof.skill, proof.level >= 2) for proof in milestone.proves]
    own: Any = SimpleNamespace(skill="", level=0)
    assert (resources_for(found, own), milestone_for(found, own)) == ((), None)
