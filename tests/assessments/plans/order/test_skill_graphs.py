"""Plans of the size and shape that people have: proven, and far better than what one would do by hand."""

import pytest

from assessments.plans.scheduling import best_order, best_within
from skills.catalogue import Catalogue
from tests.assessments.plans.order.graphs import catalogue_way, skill_graph
from tests.assessments.plans.order.references import cost, greedy, keeps_to, topological

SENIORITIES = ("junior", "mid", "senior", "lead")


@pytest.mark.parametrize("steps", [60, 100, 150, 200, 400])
def test_20_skill_graphs_are_solved_with_proof(steps: int) -> None:
    graphs = [skill_graph(steps, seed) for seed in range(20)]

    plans = [best_order(tasks) for tasks in graphs]

    for tasks, plan in zip(graphs, plans, strict=True):
        assert (plan.proof, plan.bound) == ("optimal", cost(tasks, plan.order))
        assert keeps_to(tasks, plan.order)
        assert len(plan.order) == steps
        assert plan.cost < min(cost(tasks, greedy(tasks)), cost(tasks, topological(tasks)))


@pytest.mark.parametrize("seniority", SENIORITIES)
def test_each_level_of_an_mlops_engineer_from_nothing_is_planned_with_proof(
    catalogue: Catalogue, seniority: str
) -> None:
    way = catalogue_way(catalogue, "mlops-engineer", seniority)
    tasks = way.tasks

    plan = best_order(tasks)

    assert (plan.proof, plan.bound) == ("optimal", plan.cost)
    assert keeps_to(tasks, plan.order)
    assert plan.gain == way.whole
    assert plan.cost < min(cost(tasks, greedy(tasks)), cost(tasks, topological(tasks)))


@pytest.mark.parametrize("seniority", SENIORITIES)
@pytest.mark.parametrize("share", [0.1, 0.25, 0.5, 0.75])
def test_what_fits_of_an_mlops_engineers_steps_is_chosen_with_proof(
    catalogue: Catalogue, seniority: str, share: float
) -> None:
    tasks = catalogue_way(catalogue, "mlops-engineer", seniority).tasks
    hours = int(share * sum(task.hours for task in tasks))

    plan = best_within(tasks, hours)

    assert (plan.proof, plan.bound) == ("optimal", plan.gain)
    assert plan.hours <= hours
