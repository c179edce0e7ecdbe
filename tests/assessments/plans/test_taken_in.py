"""What is still to be learnt, and what that brings today: after a level is left out, or a skill exempted."""

from datetime import date

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from assessments.gaps.exempt.services import exempt_skill
from assessments.models import Plan, Step
from assessments.plans import services
from assessments.plans.again.renewal import needed, with_taken_in
from assessments.plans.moving import BlockedError
from assessments.plans.order.network import Task
from assessments.plans.outlook import Outlook, outlook
from assessments.plans.plan.page import PlanPage
from assessments.plans.queries import next_of, pace_of_person, plan_of
from assessments.plans.standing import PlanStep, taking_in
from assessments.plans.steps import Way
from assessments.ratings.services import correct_rating
from careerpath.accounts.models import User
from skills.models import Release
from tests.assessments.plans.again.test_accepting import made_anew
from tests.assessments.plans.conftest import MONDAY, plan_for
from tests.assessments.plans.plan.test_views import page


def looked_at(plan: Plan, today: date = MONDAY) -> Outlook:
    found = plan_of(plan.person, plan.pk, today)
    assert found is not None
    return outlook(found, today)


def at_the_end(found: Outlook) -> int:
    """In percent of readiness, by what counts today."""
    return round(found.plan.ready + found.plan.points_now(sum(found.ahead.gains.values())))


@pytest.fixture
def lower(plan: Plan) -> Step:
    """A first level that the plan goes beyond."""
    return plan.steps.get(skill__slug="containers", level=1)


@pytest.fixture
def upper(plan: Plan) -> Step:
    return plan.steps.get(skill__slug="containers", level=2)


# -- Exempted ----------------------------------------------------------------------------------------------------------


def test_each_step_brings_what_it_was_planned_for_as_long_as_the_same_counts(plan: Plan) -> None:
    found = looked_at(plan).plan

    assert [found.points_now(found.brings_now(it)) for it in found.steps] == [
        found.points(it.gain) for it in found.steps
    ]


def test_a_skill_that_is_exempted_brings_nothing_and_the_others_lead_to_all_of_it(plan: Plan, learner: User) -> None:
    exempted = plan.steps.filter(gain__gt=0).select_related("skill").earliest("place")
    before = looked_at(plan)
    exempt_skill(person=learner, skill_id=exempted.skill_id or 0, reason="Not here.")

    found = looked_at(plan)

    assert (at_the_end(before), at_the_end(found)) == (100, 100)
    assert found.ahead.gains[exempted.pk] == 0
    assert PlanPage(found.plan, found, None).ready_with(sum(found.ahead.gains.values())) == 100
    others = [step.pk for step in found.plan.ahead if step.gain and step.skill not in found.plan.exempt]
    assert all(
        found.plan.points_now(found.ahead.gains[pk]) > before.plan.points_now(before.ahead.gains[pk]) for pk in others
    )


# -- Left out ----------------------------------------------------------------------------------------------------------


def test_a_level_that_is_left_out_is_learnt_with_the_one_above(
    plan: Plan, lower: Step, upper: Step, learner: User, learner_client: Client
) -> None:
    before = looked_at(plan)
    services.skip_step(learner, plan.pk, lower.pk, "In one go.")

    found = looked_at(plan)

    assert (found.hours_left, at_the_end(found)) == (before.hours_left, 100)
    assert found.plan.step[upper.pk].takes == lower.hours + upper.hours
    assert found.ahead.gains[upper.pk] == lower.gain + upper.gain
    html = page(learner_client, f"/plan/{plan.pk}/steps/{upper.pk}/")
    assert "It takes in Containers 1, which you left out; its hours are counted here." in html
    assert "are not counted here" not in html
    assert f"{lower.hours + upper.hours} h (" in html


def test_a_level_that_can_be_done_by_now_takes_no_hours_with_it(
    plan: Plan, lower: Step, upper: Step, learner: User
) -> None:
    services.skip_step(learner, plan.pk, lower.pk, "In one go.")
    correct_rating(person=learner, skill_id=lower.skill_id or 0, level=1)

    assert looked_at(plan).plan.step[upper.pk].takes == upper.hours


def test_who_finishes_both_in_one_has_taken_the_hours_of_both(
    plan: Plan, lower: Step, upper: Step, learner: User
) -> None:
    services.skip_step(learner, plan.pk, lower.pk, "In one go.")
    services.finish_step(learner, plan.pk, upper.pk, MONDAY, 40)

    found = looked_at(plan).plan

    assert found.step[upper.pk].takes == lower.hours + upper.hours
    assert found.step[lower.pk].is_done


def test_the_pace_is_the_same_here_and_for_the_next_plan(plan: Plan, learner: User, release: Release) -> None:
    steps = {(it.skill_id, it.level): it for it in plan.steps.all()}
    pairs = [(low, steps[skill, 2]) for (skill, level), low in steps.items() if level == 1 and (skill, 2) in steps]
    for lower, upper in pairs[:3]:
        services.skip_step(learner, plan.pk, lower.pk, "In one go.")
        services.finish_step(learner, plan.pk, upper.pk, MONDAY, lower.hours + upper.hours)

    other = plan_for(learner, release, hours=3)

    assert (looked_at(plan).pace, pace_of_person(learner), looked_at(other).pace) == (100, 100, 100)


def test_what_a_level_needs_comes_before_the_step_that_it_is_learnt_with(plan: Plan, learner: User) -> None:
    level = {step.level: step.pk for step in plan.steps.filter(skill__slug="ml-pipelines")}
    need = plan.steps.get(skill__slug="software-engineering", level=2)
    services.skip_step(learner, plan.pk, level[2], "In one go.")
    found = looked_at(plan).plan
    assert {need.pk, level[1]} <= {it.pk for it in found.waits_for(found.step[level[3]])}
    assert level[3] in {it.pk for it in found.opens[need.pk]}

    with pytest.raises(BlockedError):
        services.move_step(learner, plan.pk, level[3], need.pk)
    services.pin_step(learner, plan.pk, level[3])

    order = [it.pk for it in looked_at(plan).plan.ahead]
    assert max(order.index(need.pk), order.index(level[1])) < order.index(level[3])
    assert not looked_at(plan).plan.is_out_of_order


def test_what_was_moved_before_what_it_needs_by_then_is_not_the_next(plan: Plan, learner: User) -> None:
    level = {step.level: step.pk for step in plan.steps.filter(skill__slug="ml-pipelines")}
    services.skip_step(learner, plan.pk, level[2], "In one go.")
    Step.objects.exclude(skill__slug__in=("ml-pipelines", "software-engineering")).update(state="done")
    Step.objects.filter(pk=level[3]).update(place=0)

    found = next_of(learner)

    assert found is not None
    assert found.step == next(it.pk for it in looked_at(plan).plan.ahead) != level[3]


def test_a_plan_made_anew_keeps_the_hours_of_what_is_left_out_below(
    plan: Plan, lower: Step, upper: Step, learner: User
) -> None:
    services.skip_step(learner, plan.pk, lower.pk, "In one go.")
    before = looked_at(plan)

    newer = made_anew(plan, MONDAY)

    found, again = looked_at(newer), newer.steps.get(skill=upper.skill, level=2)
    assert (found.hours_left, at_the_end(found), found.ends) == (before.hours_left, 100, before.ends)
    assert (again.hours, again.hours_planned) == (upper.hours, lower.hours + upper.hours)
    assert found.planned.end == found.ends
    assert sum(found.planned.gains.values()) == sum(found.ahead.gains.values())
    services.reopen_step(learner, newer.pk, newer.steps.get(skill=lower.skill, level=1).pk)
    assert looked_at(newer).hours_left == before.hours_left


STATES = st.lists(st.sampled_from(["open", "started", "skipped", "aside", "done"]), min_size=4, max_size=4)


@given(STATES, st.integers(0, 4))
def test_what_is_ahead_takes_in_all_that_is_left_out_right_below_it_once(states: list[str], level: int) -> None:
    steps = [
        PlanStep(n, n, "git", n, "Git", 2**n, 1, state, has=level >= n, needs=frozenset())
        for n, state in enumerate(states, 1)
    ]

    found = [step for step in taking_in(steps) if step.is_ahead]

    last = max((step.level for step in found), default=0)
    skipped = [step for step in steps if step.is_skipped and step.level < last]
    between = [it for it in skipped if not any(it.level < done.level for done in steps if done.is_done)]
    taken = [it.pk for step in found for it in step.takes_in]
    assert len(taken) == len(set(taken))
    assert set(taken) >= {it.pk for it in between}
    assert {it.pk for step in found for it in step.takes_in} <= {it.pk for it in skipped}


@given(st.sets(st.integers(1, 4)))
def test_a_way_keeps_its_hours_as_long_as_the_highest_level_is_ahead(without: set[int]) -> None:
    tasks = tuple(Task(("git", n), 2**n, 1, frozenset({("git", n - 1)} if n > 1 else ())) for n in range(1, 5))
    way = Way(tasks, 4, 0)
    ahead = needed(way, [("git", n) for n in without])

    found = {task.key: task for task in with_taken_in(way, ahead).tasks}

    last = max((level for _, level in ahead), default=0)
    assert sum(found[key].hours for key in ahead) == sum(2**n for n in range(1, last + 1))
    assert sum(found[key].gain for key in ahead) == last
