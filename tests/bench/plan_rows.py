"""Roadmaps: the slowest of 20 for each number of steps, whether all are proven, and what simpler orders cost."""

from collections.abc import Iterator, Sequence

from assessments.plans.scheduling import Schedule, Task, best_order, best_within
from tests.assessments.plans.order.graphs import skill_graph
from tests.assessments.plans.order.references import cost, greedy, topological
from tests.bench.measure import Row, cpu

GRAPHS = 20
ROUNDS = 3
MILLION = 1_000_000
ALLOWED = {60: 25, 100: 25, 150: 25, 200: 25, 400: 80}
ALLOWED_FOR_DEADLINE = 100


def rows() -> Iterator[Row]:
    unproven = 0
    for steps, allowed in ALLOWED.items():
        graphs = [skill_graph(steps, seed) for seed in range(GRAPHS)]
        plans = [best_order(tasks) for tasks in graphs]
        unproven += sum(plan.proof != "optimal" for plan in plans)
        yield Row(f"roadmap, {steps} steps", max(map(slowness, graphs)), allowed, "ms", "allowance, slowest of 20", 1)
        yield from simpler(steps, graphs, plans)
    yield Row("roadmaps not proven optimal", unproven, GRAPHS * len(ALLOWED), "", "all of these", 0)
    yield deadline(100)


def slowness(tasks: list[Task]) -> float:
    return min(cpu(lambda: best_order(tasks)) for _ in range(ROUNDS))


def simpler(steps: int, graphs: Sequence[list[Task]], plans: Sequence[Schedule]) -> Iterator[Row]:
    """How much worse these are is for information; none may be better."""
    ours = sum(plan.cost for plan in plans)
    for what, order in (("greedy", greedy), ("topological", topological)):
        theirs = sum(cost(tasks, order(tasks)) for tasks in graphs)
        worse = f"{what} order, {100 * theirs / ours - 100:.0f} % worse"
        yield Row(f"cost of {steps} steps", ours / MILLION, theirs / MILLION, "M", worse, 1)


def deadline(steps: int) -> Row:
    graphs = [skill_graph(steps, seed) for seed in range(GRAPHS)]
    times = [cpu(lambda t=tasks: best_within(t, sum(task.hours for task in t) // 3)) for tasks in graphs]
    allowed = ALLOWED_FOR_DEADLINE
    return Row(f"what a deadline allows, {steps} steps", max(times), allowed, "ms", "allowance, slowest of 20", 1)
