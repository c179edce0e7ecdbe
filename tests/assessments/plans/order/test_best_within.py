"""The best plan for a budget of hours: held against all sets that fit."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.plans.order.knapsack import best_choice
from assessments.plans.order.network import read_tasks
from assessments.plans.scheduling import Schedule, ScheduleError, Task, best_order, best_within
from tests.assessments.plans.order.graphs import chance_of, skill_graph, small_graph, task_lists
from tests.assessments.plans.order.references import cost_of_wishes, greatest_gain, keeps_to


def budget(tasks: list[Task], seed: int) -> int:
    return chance_of(seed).randint(0, sum(task.hours for task in tasks))


def test_no_set_that_fits_gains_more_or_as_much_in_fewer_hours() -> None:
    graphs = [(tasks, budget(tasks, seed)) for seed in range(400) for tasks in [small_graph(seed, most=9)]]

    plans = [best_within(tasks, hours) for tasks, hours in graphs]

    assert [(plan.gain, -plan.hours) for plan in plans] == [greatest_gain(tasks, hours) for tasks, hours in graphs]
    assert [(plan.proof, plan.bound) for plan in plans] == [("optimal", plan.gain) for plan in plans]


@given(task_lists(), st.integers(0, 200))
def test_a_plan_fits_and_holds_all_that_it_needs_in_best_order(tasks: list[Task], hours: int) -> None:
    plan = best_within(tasks, hours)

    chosen = [task for task in tasks if task.key in plan.order]
    best = best_order(chosen)
    assert keeps_to(tasks, plan.order)
    assert plan.hours == sum(task.hours for task in chosen) <= hours
    assert plan == replace(best, order=plan.order, bound=plan.gain)
    assert cost_of_wishes(tasks, plan.order) == cost_of_wishes(tasks, best.order)


@given(task_lists(), st.integers(0, 200), st.randoms(use_true_random=False))
def test_a_plan_is_the_same_in_whatever_order_tasks_are_given(
    tasks: list[Task], hours: int, chance: st.randoms
) -> None:
    shuffled = chance.sample(tasks, len(tasks))

    assert best_within(shuffled, hours) == best_within(tasks, hours)


@given(task_lists(), st.integers(0, 100))
def test_more_hours_never_gain_less(tasks: list[Task], hours: int) -> None:
    assert best_within(tasks, hours).gain <= best_within(tasks, hours + 5).gain


@pytest.mark.parametrize("seed", range(20))
@pytest.mark.parametrize("widths", [(1,), (3,), (1, 4, 16)])
def test_a_search_cut_short_keeps_its_bound(seed: int, widths: tuple[int, ...]) -> None:
    network = read_tasks(skill_graph(60, seed, density=0.8))
    steps, hours = range(60), sum(network.hours) * (seed % 5 + 1) // 7

    exact = best_choice(network, steps, hours)
    short = best_choice(network, steps, hours, widths)

    assert exact.gain == exact.most
    assert short.gain <= exact.gain <= short.most
    assert sum(network.hours[step] for step in short.steps) <= hours


def test_a_search_cut_short_is_sometimes_unproven_and_sometimes_worse() -> None:
    networks = [read_tasks(skill_graph(60, seed, density=0.8)) for seed in range(20)]
    hours = [sum(network.hours) // 3 for network in networks]

    short = [best_choice(network, range(60), most, (1,)) for network, most in zip(networks, hours, strict=True)]
    exact = [best_choice(network, range(60), most) for network, most in zip(networks, hours, strict=True)]

    assert sum(choice.gain < choice.most for choice in short) > 5
    assert any(one.gain < other.gain for one, other in zip(short, exact, strict=True))


def test_a_set_that_is_not_proven_is_called_near_optimal_with_its_bound() -> None:
    tasks = skill_graph(150, 0, density=0.8)

    plan = best_within(tasks, int(0.3 * sum(task.hours for task in tasks)))

    assert plan.proof == "near-optimal"
    assert 0.98 * plan.bound <= plan.gain < plan.bound
    assert best_order([task for task in tasks if task.key in plan.order]).proof == "optimal"


def test_an_order_that_is_not_proven_makes_the_whole_near_optimal() -> None:
    tasks = skill_graph(60, 3, density=0.8)

    plan = best_within(tasks, sum(task.hours for task in tasks), most_ways=1)

    assert (plan.proof, plan.gain) == ("near-optimal", plan.bound)
    assert keeps_to(tasks, plan.order)


@pytest.mark.parametrize("share", [0.1, 0.3, 0.6])
def test_up_to_100_steps_are_exact(share: float) -> None:
    graphs = [skill_graph(100, seed) for seed in range(20)]

    plans = [best_within(tasks, int(share * sum(task.hours for task in tasks))) for tasks in graphs]

    assert [(plan.proof, plan.bound) for plan in plans] == [("optimal", plan.gain) for plan in plans]


@pytest.mark.parametrize("share", [0.1, 0.3, 0.6])
def test_more_than_100_steps_are_within_two_percent(share: float) -> None:
    graphs = [skill_graph(200, seed, density=0.6) for seed in range(10)]

    plans = [best_within(tasks, int(share * sum(task.hours for task in tasks))) for tasks in graphs]

    assert [plan for plan in plans if not 0.98 * plan.bound <= plan.gain <= plan.bound] == []


def test_what_gains_nothing_and_opens_nothing_that_fits_is_left() -> None:
    tasks = [Task("a", 2, 0), Task("b", 30, 50, frozenset("a")), Task("c", 3, 4), Task("d", 1, 0), Task("e", 9, 1)]

    plan = best_within(tasks, 12)

    assert plan == Schedule(("c", "e"), 24, "optimal", 5, 12, 5)


def test_of_equal_sets_the_preferred_one_is_taken() -> None:
    tasks = [Task("a", 4, 2), Task("b", 4, 2, preference=1), Task("c", 4, 2)]

    assert best_within(tasks, 5).order == ("b",)
    assert best_within(tasks, 9).order == ("b", "a")


def test_pinned_steps_are_done_in_any_case_and_first() -> None:
    tasks = [Task("a", 4, 0), Task("b", 4, 1, frozenset("a")), Task("c", 4, 9), Task("d", 4, 8)]

    assert best_within(tasks, 12).order == ("c", "d")
    assert best_within(tasks, 12, pinned=["b"]) == Schedule(("a", "b", "c"), 116, "optimal", 10, 12, 10)


def test_of_pinned_steps_that_do_not_fit_those_are_done_that_gain_most() -> None:
    tasks = [Task("a", 4, 3), Task("b", 4, 5), Task("c", 1, 9)]

    assert best_within(tasks, 6, pinned=["a", "b"]) == Schedule(("b",), 20, "optimal", 5, 4, 5)


def test_a_negative_budget_is_refused() -> None:
    with pytest.raises(
        ScheduleError, match=r"^The hours of the plan must be a whole number and not less than 0, but is -1\.$"
    ):
        best_within([Task("a", 1, 1)], -1)
