"""The best order: always the best, proven, the same for the same tasks, and honest where it isn't proven."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.plans.scheduling import Schedule, ScheduleError, Task, best_order
from tests.assessments.plans.order.graphs import skill_graph, small_graph, task_lists, wide_graph
from tests.assessments.plans.order.references import cost, cost_of_wishes, keeps_to, least_cost, least_cost_of_more


def test_trying_all_orders_and_remembering_the_rest_find_the_same() -> None:
    graphs = [small_graph(seed, most=6) for seed in range(60)]

    assert [least_cost_of_more(tasks) for tasks in graphs] == [least_cost(tasks) for tasks in graphs]


@pytest.mark.parametrize("batch", range(4))
def test_no_order_of_a_small_graph_is_better(batch: int) -> None:
    graphs = [small_graph(seed, most=9) for seed in range(100 * batch, 100 * batch + 100)]

    plans = [best_order(tasks) for tasks in graphs]

    pairs = list(zip(graphs, plans, strict=True))
    found = [(cost(tasks, plan.order), cost_of_wishes(tasks, plan.order)) for tasks, plan in pairs]
    assert found == [least_cost_of_more(tasks) for tasks in graphs]
    assert [(plan.proof, plan.bound) for plan in plans] == [("optimal", plan.cost) for plan in plans]


@given(task_lists())
def test_an_order_holds_each_step_once_after_what_it_waits_for(tasks: list[Task]) -> None:
    plan = best_order(tasks)

    assert keeps_to(tasks, plan.order)
    assert set(plan.order) == {task.key for task in tasks}


@given(task_lists())
def test_a_plan_says_what_it_costs_takes_and_gains(tasks: list[Task]) -> None:
    plan = best_order(tasks)

    assert plan == Schedule(
        order=plan.order,
        cost=cost(tasks, plan.order),
        proof="optimal",
        bound=plan.cost,
        hours=sum(task.hours for task in tasks),
        gain=sum(task.gain for task in tasks),
    )


@given(task_lists(), st.randoms(use_true_random=False))
def test_a_plan_is_the_same_in_whatever_order_tasks_are_given(tasks: list[Task], chance: st.randoms) -> None:
    shuffled = chance.sample(tasks, len(tasks))

    assert best_order(shuffled) == best_order(tasks)


def test_equal_steps_are_done_in_the_order_of_their_keys() -> None:
    tasks = [Task(key, 4, 2) for key in "bdac"] + [Task(key, 2, 2, frozenset("a")) for key in "gf"]

    assert best_order(tasks) == best_order(tasks[::-1])
    assert best_order(tasks).order == ("a", "f", "g", "b", "c", "d")


@given(task_lists(), st.integers(2, 9), st.integers(2, 9))
def test_other_units_of_hours_and_gain_make_the_same_order(tasks: list[Task], hours: int, gain: int) -> None:
    scaled = [replace(task, hours=task.hours * hours, gain=task.gain * gain) for task in tasks]

    assert best_order(scaled).order == best_order(tasks).order
    assert best_order(scaled).cost == best_order(tasks).cost * hours * gain


@pytest.mark.parametrize("seed", range(20))
@pytest.mark.parametrize("most_ways", [1, 3_000])
def test_a_search_cut_short_keeps_its_bound_and_claims_no_proof_it_lacks(seed: int, most_ways: int) -> None:
    tasks = skill_graph(60, seed, density=0.8)

    exact = best_order(tasks)
    short = best_order(tasks, most_ways=most_ways)

    assert exact.proof == "optimal"
    assert short.bound <= exact.cost <= short.cost
    assert keeps_to(tasks, short.order)
    assert (short.proof == "optimal") is (short.bound == short.cost)


@pytest.mark.parametrize("seed", range(20))
def test_the_bound_of_a_wide_graph_is_not_above_what_trying_all_orders_finds(seed: int) -> None:
    tasks = wide_graph(seed, side=6)

    exact, short = best_order(tasks), best_order(tasks, most_ways=1)

    least, _ = least_cost_of_more(tasks)
    assert (exact.cost, exact.bound, exact.proof) == (least, least, "optimal")
    assert short.bound <= least <= short.cost
    assert (short.proof == "optimal") is (short.bound == short.cost)
    assert keeps_to(tasks, short.order)


def test_a_graph_too_wide_to_search_is_called_near_optimal_with_a_bound_that_holds() -> None:
    tasks = wide_graph(4, side=15)

    plan = best_order(tasks)
    exact = best_order(tasks, most_ways=100_000_000)

    assert (plan.proof, exact.proof) == ("near-optimal", "optimal")
    assert plan.bound < exact.cost <= plan.cost < 1.2 * plan.bound
    assert keeps_to(tasks, plan.order)


def test_a_search_cut_short_is_sometimes_unproven_and_sometimes_worse() -> None:
    graphs = [skill_graph(60, seed, density=0.8) for seed in range(30)]

    short = [best_order(tasks, most_ways=1) for tasks in graphs]

    assert sum(plan.proof == "near-optimal" for plan in short) > 3
    assert any(plan.cost > best_order(tasks).cost for plan, tasks in zip(short, graphs, strict=True))


@pytest.mark.parametrize("seed", range(20))
def test_a_bound_holds_with_wishes_and_steps_without_hours_too(seed: int) -> None:
    tasks = [
        replace(task, hours=task.hours * (number % 9 > 0), preference=number % 4)
        for number, task in enumerate(skill_graph(30, seed, density=0.8))
    ]

    exact, short = best_order(tasks), best_order(tasks, most_ways=1)

    assert exact.proof == "optimal"
    assert short.bound <= exact.cost <= short.cost


# -- Wishes ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(20))
def test_pinned_steps_and_what_they_need_come_first_in_best_order(seed: int) -> None:
    tasks = small_graph(seed)
    pinned = tasks[seed % len(tasks)]

    plan = best_order(tasks, pinned=[pinned.key])

    first = plan.order[: plan.order.index(pinned.key) + 1]
    needed = {key for key in first if _needs(tasks, pinned.key, key)}
    rest = [replace(task, after=task.after - set(first)) for task in tasks if task.key not in first]
    assert set(first) == needed
    assert first == best_order([task for task in tasks if task.key in first]).order
    assert plan.order == first + best_order(rest).order
    assert plan.cost == cost(tasks, plan.order) == plan.bound


def _needs(tasks: list[Task], key: object, other: object) -> bool:
    after = {task.key: task.after for task in tasks}
    return key == other or any(_needs(tasks, need, other) for need in after[key])


def test_of_equal_orders_the_one_with_the_liked_steps_early_is_taken() -> None:
    plain = [Task(key, 4, 2) for key in "abcd"]
    liked = [replace(task, preference=" dcb".index(task.key) if task.key != "a" else 0) for task in plain]

    assert best_order(plain).order == ("a", "b", "c", "d")
    assert best_order(liked).order == ("b", "c", "d", "a")


def test_no_preference_outweighs_the_least_gain() -> None:
    tasks = [Task("dull", 10, 11), Task("liked", 10, 10, preference=1_000_000)]

    assert best_order(tasks).order == ("dull", "liked")


def test_a_step_without_hours_comes_as_soon_as_it_can() -> None:
    tasks = [Task("a", 3, 3), Task("b", 5, 1), Task("badge", 0, 7, frozenset("b")), Task("nothing", 0, 0)]

    plan = best_order(tasks)

    assert (plan.order, plan.cost) == (("b", "badge", "a", "nothing"), 64)


def test_a_pinned_step_that_is_not_there_is_refused() -> None:
    with pytest.raises(ScheduleError, match=r"^There is no step b in this plan\.$"):
        best_order([Task("a", 1, 1)], pinned=["b"])


def test_nothing_to_do_is_a_plan_too() -> None:
    assert best_order([]) == Schedule((), 0, "optimal", 0, 0, 0)
