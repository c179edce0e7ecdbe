"""A plan made anew, as a calculation: which steps it holds, in which order, and what stands beside it."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assessments.plans.again.beside import beside, overtaken
from assessments.plans.again.renewal import Choice, key_of, needed, renew
from assessments.plans.again.sparing import costs, spared
from assessments.plans.drafting import draft
from assessments.plans.order.network import Task
from assessments.plans.outlook import outlook
from assessments.plans.standing import Link, PlanNow, PlanStep
from assessments.plans.steps import Way, level_steps, needs_of, step_of
from assessments.plans.timetable import Rhythm
from skills.catalogue import Catalogue, Role, RoleLevel
from skills.prerequisites import closure
from skills.targets import target_of
from tests.assessments.plans.conftest import MONDAY
from tests.assessments.plans.order.graphs import skill_graph

STATES = st.sampled_from(["open", "open", "started", "done", "skipped", "aside"])
LEVELS = st.dictionaries(st.sampled_from(["python", "git", "linux", "containers", "sql"]), st.integers(0, 3))
Making = Callable[[st.DataObject], PlanNow]


def aim(catalogue: Catalogue, role: str = "data-scientist") -> tuple[Role, RoleLevel]:
    known = catalogue.role[role]
    level = known.level("junior")
    assert level is not None
    return known, level


@pytest.fixture(scope="module")
def making(catalogue: Catalogue) -> Making:
    """Plans that somebody has worked on in any way, and whose ratings have changed since."""
    _, level = aim(catalogue)

    def make(data: st.DataObject) -> PlanNow:
        before, today = data.draw(LEVELS), data.draw(LEVELS)
        way = level_steps(catalogue, target_of(level), before)
        tasks = draft(way, Rhythm(MONDAY, 6)).tasks
        numbers = {task.key: number for number, task in enumerate(tasks, 1)}
        steps = tuple(step(data, catalogue, numbers, task, today.get(step_of(task.key)[0], 0)) for task in tasks)
        own = PlanStep(999, 999, "", 0, "A talk", 5, 0, data.draw(STATES), has=False, needs=frozenset())
        return plan_now(catalogue, way, (*steps, own), today)

    return make


def plan_now(
    catalogue: Catalogue, way: Way, steps: tuple[PlanStep, ...] = (), levels: Mapping[str, int] | None = None
) -> PlanNow:
    role, level = aim(catalogue)
    return PlanNow(
        pk=1, catalogue=catalogue, role=role, level=level, name=role.name, rhythm=Rhythm(MONDAY, 6), deadline=None,
        proof="optimal", reached=0, bound=0, whole=way.whole, steps=steps, target=target_of(level),
        levels=levels or {}, ready=0.0, last=None, is_alive=True, there=way.there, made_on=MONDAY, exempt={},
        release=1, newest_release=1, newest=catalogue, replaced_by=None, replaces=None,
    )  # fmt: skip


def step(data: st.DataObject, catalogue: Catalogue, numbers: dict[Any, int], task: Task, level: int) -> PlanStep:
    state = data.draw(STATES)
    skill, rank = step_of(task.key)
    return PlanStep(
        pk=numbers[task.key],
        place=numbers[task.key],
        skill=skill,
        level=rank,
        name=catalogue.skill[skill].name,
        hours=task.hours,
        gain=task.gain,
        state=state,
        has=level >= rank,
        needs=frozenset(numbers[need] for need in task.after),
        started_on=MONDAY if state == "started" else None,
        done_on=MONDAY if state == "done" else None,
        pinned=data.draw(st.integers(0, 9)) == 0,
        note=data.draw(st.sampled_from(["", "", "Ask Ines."])),
        links=data.draw(st.sampled_from([(), (), (Link("A book", "https://example.org/"),)])),
        hours_spent=data.draw(st.sampled_from([None, None, 3, 300])),
        reason="Not here." if state == "skipped" else "",
    )


def choice(plan: PlanNow, hours: int = 6, deadline: date | None = None, role: str = "data-scientist") -> Choice:
    return Choice(*aim(plan.newest, role), Rhythm(MONDAY, hours), deadline)


slow = settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])


@slow
@given(st.data(), st.sampled_from(["data-scientist", "cloud-engineer"]), st.sampled_from([None, 8, 30]))
def test_each_step_is_there_once_after_what_it_needs_and_what_was_written_stays(
    making: Making, data: st.DataObject, role: str, weeks: int | None
) -> None:
    plan = making(data)

    found = renew(plan, choice(plan, 6, MONDAY + timedelta(weeks=weeks) if weeks else None, role), {})

    keys = [key_of(step) for step in found.steps]
    place = {key: number for number, key in enumerate(keys)}
    graph = needs_of(plan.newest)
    ahead = {key_of(step) for step in found.steps if not step.is_done}
    assert len(keys) == len(set(keys))
    assert not [key for key in ahead for need in graph.get(key, ()) if need in ahead and place[need] > place[key]]
    there = {step.pk: step for step in found.steps}
    for old in plan.steps:
        if old.note or old.links or old.hours_spent or old.pinned or old.reason or old.is_done or not old.skill:
            new = there[old.pk]
            spent = None if old.state == "done" and new.state == "open" else old.hours_spent
            assert (new.note, new.links, new.hours_spent, new.pinned) == (old.note, old.links, spent, old.pinned)
            assert not old.reason or new.reason == old.reason


@slow
@given(st.data(), st.randoms(use_true_random=False))
def test_a_new_plan_is_the_same_in_whatever_order_the_steps_stand(
    making: Making, data: st.DataObject, chance: Any
) -> None:
    plan = making(data)
    shuffled = list(plan.steps)
    chance.shuffle(shuffled)

    found, again = (renew(each, choice(plan), {}) for each in (plan, replace(plan, steps=tuple(shuffled))))

    assert found.draft.tasks == again.draft.tasks
    assert (found.draft.proof, found.draft.reached) == (again.draft.proof, again.draft.reached)
    assert set(found.steps) == set(again.steps)


@slow
@given(st.data(), st.integers(1, 30))
def test_with_more_hours_a_week_a_new_plan_never_ends_later(making: Making, data: st.DataObject, hours: int) -> None:
    plan = making(data)

    found, quicker = (renew(plan, choice(plan, each), {}) for each in (hours, hours + 3))

    assert quicker.draft.ends <= found.draft.ends
    assert quicker.ahead == found.ahead


@slow
@given(st.data())
def test_pinned_steps_and_what_they_need_come_before_all_others(making: Making, data: st.DataObject) -> None:
    plan = making(data)

    found = renew(plan, choice(plan), {})

    graph = {task.key: task.after for task in found.draft.tasks}
    pinned = [key_of(step) for step in found.ahead if step.pinned]
    first: Any = closure({key: frozenset(after) for key, after in graph.items()}, pinned)  # type: ignore[misc, arg-type]
    assert {task.key for task in found.draft.tasks[: len(first)]} == set(first)


@slow
@given(st.data())
def test_what_comes_in_falls_out_and_stays_is_all_that_is_ahead(making: Making, data: st.DataObject) -> None:
    plan = making(data)
    found = renew(plan, choice(plan, role="cloud-engineer"), {})

    sides = beside(outlook(plan, MONDAY), found)

    before, after = {key_of(it) for it in plan.ahead}, {key_of(it) for it in found.ahead}
    assert {key_of(step) for step, _ in sides.come_in} == after - before
    assert {key_of(step) for step in sides.fall_out} == before - after
    assert {key_of(each.step) for each in sides.moved} <= before & after
    assert (sides.old.steps, sides.new.steps) == (len(before), len(after))
    assert sides.new.hours == sum(step.to_go_at_first for step in found.ahead)
    assert round(sides.new.ready, 6) <= 100


@given(st.permutations(list(range(7))), st.integers(0, 7))
def test_as_few_steps_as_can_be_are_said_to_move(after: list[int], some: int) -> None:
    before = [number for number in range(8) if number != some]

    found = overtaken(before, after)

    common = [number for number in after if number in before]
    longest = max(
        size for size in range(len(common) + 1) for it in combinations(common, size) if list(it) == sorted(it)
    )
    assert len(found) == len(common) - longest
    stay = [number for number in common if number not in found]
    assert stay == sorted(stay)


# -- Doing without -----------------------------------------------------------------------------------------------------


def as_way(seed: int) -> Way:
    tasks = tuple(replace(task, key=(str(task.key), 1), after=frozenset((str(key), 1) for key in task.after))
                  for task in skill_graph(40, seed))  # fmt: skip
    return Way(tasks, sum(task.gain for task in tasks), 0)


@given(st.integers(0, 200), st.integers(0, 100))
def test_what_one_does_without_makes_the_rest_fit_and_no_one_of_it_is_idle(seed: int, share: int) -> None:
    way = as_way(seed)
    hours = {task.key: task.hours for task in way.tasks}
    whole = needed(way, [])
    fits = sum(hours[key] for key in whole) * share // 100

    skills = spared(way, [], fits)

    if skills is None:
        every = [skill for skill, _, _ in costs(way, whole)]
        alone = (needed(way, [], [other for other in every if other != skill]) for skill in every)
        assert fits < max(sum(hours[key] for key in steps) for steps in alone)
        return
    rest = needed(way, [], skills)
    assert sum(hours[key] for key in rest) <= fits
    for number in range(len(skills)):
        assert needed(way, [], skills[: number + 1]) < needed(way, [], skills[:number])
    assert {skill for skill, _, _ in costs(way, whole)} >= set(skills)


def test_what_is_left_out_of_a_renewal_is_still_counted_in_the_whole(catalogue: Catalogue) -> None:
    way = level_steps(catalogue, target_of(aim(catalogue)[1]), {})
    plan = plan_now(catalogue, way)

    found = renew(plan, replace(choice(plan), left_out=frozenset({"statistics"})), {})

    left = [step for step in found.steps if step.is_skipped]
    assert {step.skill for step in left} == {"statistics"}
    assert sum(step.gain for step in found.steps) + found.draft.way.there == way.whole
    assert sum(task.gain for task in found.draft.tasks) == way.whole - sum(step.gain for step in left)
