"""The order of steps in which readiness climbs as steeply as possible.

Each step takes hours, brings a gain, and waits for other steps. A gain that comes late is missed for longer, so an
order costs the sum of gain x finishing time, and the best order is the one that costs least. To find it is a known
hard problem (1|prec|sum wC), but plans of skills fall apart into small blocks, and for these it is solved exactly:

    network      checks the steps and numbers them
    sidney       splits them into blocks that are done one after the other, by cuts (closure_cut)
    pieces       makes each block smaller: steps that belong right after each other become one piece
    ideals       finds the best order of the pieces, and says what no order can cost less than
    knapsack     where the hours don't suffice for all, finds what to do in them (by way of pricing)

Where the steps come from stands in `steps`, what a person wants otherwise in `wishes`, and when each is done in
`timetable`.

A worked example. Docker takes 6 hours and brings 8; it waits for Linux, which takes 2 and brings nothing by itself. SQL
takes 10 hours and brings 5, Git takes 3 and brings 1:

>>> linux, docker = Task("linux", 2, 0), Task("docker", 6, 8, after=frozenset({"linux"}))
>>> sql, git = Task("sql", 10, 5), Task("git", 3, 1)
>>> best_order([linux, docker, sql, git])
Schedule(order=('linux', 'docker', 'sql', 'git'), cost=175, proof='optimal', bound=175, hours=21, gain=14)

SQL brings 0.5 an hour and Git 0.33. Linux brings nothing, so who always takes the best step that is open does it
last, and Docker after it; that costs 5 x 10 + 1 x 13 + 8 x 21 = 231. But Linux and Docker together bring 8 in 8 hours.
So they come first, Docker is done after 8 hours, SQL after 18, Git after 21, and that costs 64 + 90 + 21 = 175.

With 12 hours there is no room for SQL beside these two, but for Git:

>>> best_within([linux, docker, sql, git], 12)
Schedule(order=('linux', 'docker', 'git'), cost=75, proof='optimal', bound=9, hours=11, gain=9)

A pinned step comes as early as what it needs allows; and a plan is the same in whatever order the tasks are given:

>>> best_order([sql, git, docker, linux], pinned=["git"]).order
('git', 'linux', 'docker', 'sql')
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from assessments.plans.order.arranging import Arrangement, arrange
from assessments.plans.order.bitsets import members
from assessments.plans.order.knapsack import best_choice
from assessments.plans.order.network import Key, Network, ScheduleError, Task, check_number, read_tasks

__all__ = ["Schedule", "ScheduleError", "Task", "best_order", "best_within"]

# How many ways to do one step more are looked at, at most, in one block before the plan is called near-optimal: this
# takes about a third of a second.
MOST_WAYS = 4_000_000


@dataclass(frozen=True)
class Schedule:
    """The keys in order, which cost the sum of gain x finishing time, take so many hours and bring so much gain.

    `proof` is "optimal" only where it is proven that nothing is better; else the plan is near it, and `bound` says how
    near. For `best_order` that is a lower bound: no order costs less. For `best_within` it is an upper bound: no set
    that fits gains more. Where the plan is optimal, it is the cost itself, or the gain itself.

    All this is said of orders and sets that hold to what is pinned: without the pins there may be better ones.
    """

    order: tuple[Key, ...]
    cost: int
    proof: Literal["optimal", "near-optimal"]
    bound: int
    hours: int
    gain: int


def best_order(tasks: Iterable[Task], *, pinned: Iterable[Key] = (), most_ways: int = MOST_WAYS) -> Schedule:
    """All tasks, in the order that costs least; the pinned ones, with what they need, before all others."""
    network = read_tasks(tasks)
    first, rest = _apart(network, pinned)
    plan = _in_turn(network, arrange(network, first, most_ways), arrange(network, rest, most_ways))
    return _schedule(network, plan, bound=plan.least, proven=plan.cost == plan.least)


def best_within(
    tasks: Iterable[Task], hours: int, *, pinned: Iterable[Key] = (), most_ways: int = MOST_WAYS
) -> Schedule:
    """Of all sets of tasks that fit the hours and hold all that they need, the one of the greatest gain, in best order.

    The bound is an upper bound of the gain. The plan is "optimal" when no set gains more and no order of this set
    costs less. Up to 100 tasks are searched until that is proven; of more, until 98 % of the bound are reached. Where
    much more hangs together than skills do, either may be out of reach: then the proof and the bound say so.

    Pinned tasks, with what they need, are done in any case, and first. If they don't fit, nothing else is done, and
    of them those that gain most.
    """
    check_number("The hours of the plan", hours)
    network = read_tasks(tasks)
    first, rest = _apart(network, pinned)
    budget = hours // network.hour_unit
    left = budget - sum(network.hours[step] for step in first)
    choice = best_choice(network, rest, left) if left >= 0 else best_choice(network, first, budget)
    taken_first = [step for step in first if left >= 0 or step in choice.steps]
    taken_then = [step for step in rest if step in choice.steps]
    plan = _in_turn(network, arrange(network, taken_first, most_ways), arrange(network, taken_then, most_ways))
    most = choice.most + sum(network.gains[step] for step in first if left >= 0)
    proven = choice.gain == choice.most and plan.cost == plan.least
    return _schedule(network, plan, bound=most * network.gain_unit, proven=proven)


def _apart(network: Network, pinned: Iterable[Key]) -> tuple[list[int], list[int]]:
    """The pinned steps with what they need, and all others."""
    first = network.closure(network.numbers(pinned))
    return list(members(first)), [step for step in range(len(network.tasks)) if not first >> step & 1]


def _in_turn(network: Network, first: Arrangement, then: Arrangement) -> Arrangement:
    """One after the other: what comes then waits for all hours of what comes first."""
    hours = sum(network.tasks[step].hours for step in first.order)
    waits = hours * sum(network.tasks[step].gain for step in then.order)
    return Arrangement(first.order + then.order, first.cost + then.cost + waits, first.least + then.least + waits)


def _schedule(network: Network, plan: Arrangement, *, bound: int, proven: bool) -> Schedule:
    tasks = [network.tasks[step] for step in plan.order]
    return Schedule(
        order=tuple(task.key for task in tasks),
        cost=plan.cost,
        proof="optimal" if proven else "near-optimal",
        bound=bound,
        hours=sum(task.hours for task in tasks),
        gain=sum(task.gain for task in tasks),
    )
