"""What to teach in so many hours of class: the lessons that lift the group most.

A lesson is a step, a skill at a level. It lifts those who lack it and have what it waits for, from before or from
other lessons of the same class. So each learner has for each step a set of lessons that brings them there, and the
step counts for them once all of these are taught. What it counts for is the same as in the order of a plan (see
`assessments.plans.order.worth`): by readiness alone, a class would begin with many things and go on with none.

Learners for whom it takes the same lessons to get to a step count together. Then this is a question that the planner
answers already (see `knapsack`): which closed set gains most within the hours? Its tasks are the lessons, which take
hours, and what is reached by them, which takes none, brings the gain, and waits for just these lessons.

A worked example. Docker waits for Linux. Ana lacks both, Ben and Cem have Linux; SQL only Cem has.

>>> from assessments.cohorts.lessons.learners import Learner, read_learners
>>> from assessments.plans.order.network import Task
>>> from assessments.plans.steps import Way
>>> linux, docker = Task(("linux", 1), 2, 0), Task(("docker", 1), 5, 1, frozenset({("linux", 1)}))
>>> way = Way((linux, docker, Task(("sql", 1), 4, 1)), whole=2, there=0)
>>> ana, ben, cem = Learner(1, {}), Learner(2, {"linux": 1}), Learner(3, {"linux": 1, "sql": 2})
>>> group = read_learners(way, [ana, ben, cem])

In 5 hours, Docker lifts Ben and Cem by half their way, and SQL would lift Ana and Ben; SQL takes less time, so it is
taught, and Cem could help. With 7 hours there is room for Linux and Docker, and now Ana can follow as well:

>>> for hours in (5, 7):
...     plan = teach_next(group, hours)
...     print([(lesson.step, lesson.come, lesson.helpers) for lesson in plan.lessons], plan.points, plan.proof)
[(('sql', 1), (1, 2), (3,))] 100.0 optimal
[(('linux', 1), (1,), ()), (('docker', 1), (1, 2, 3), ())] 150.0 optimal
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Literal, cast

from assessments.cohorts.lessons.learners import Learners
from assessments.cohorts.lessons.roads import Roads, filled, gains_of, roads_within
from assessments.plans.order.bitsets import bitset, members
from assessments.plans.order.knapsack import EXACT_UP_TO, best_choice
from assessments.plans.order.network import ScheduleError, Task, check_number, read_tasks
from assessments.plans.scheduling import best_order
from skills.prerequisites import Step

# A full week.
MOST_HOURS = 40
# How widely is searched where there are many roads: what this doesn't prove takes a hundred times as long to prove.
WIDTHS = (50, 500)


@dataclass(frozen=True)
class Lesson:
    """Those come whom it lifts, or to whom it opens another of the lessons. `points` of readiness is what it lifts all
    together."""

    step: Step
    hours: int
    come: tuple[int, ...]
    helpers: tuple[int, ...]
    points: float


@dataclass(frozen=True)
class Teaching:
    """The lessons in order; `points` of readiness is what they bring, added up over all learners.

    No choice of lessons counts for more than `most`. Where these count for just that, it is proven that they are the
    best.
    """

    lessons: tuple[Lesson, ...] = ()
    points: float = 0.0
    counts: int = 0
    most: int = 0

    @property
    def hours(self) -> int:
        return sum(lesson.hours for lesson in self.lessons)

    @property
    def proof(self) -> Literal["optimal", "near-optimal"]:
        return "optimal" if self.counts == self.most else "near-optimal"


def teach_next(group: Learners, hours: int) -> Teaching:
    """Of choices that count for as much, the one of fewer hours; in the order in which they lift soonest."""
    check_number("The hours of class", hours)
    if hours > MOST_HOURS:
        raise ScheduleError(f"Up to {MOST_HOURS} hours of class can be planned at once, not {hours}.")
    roads = roads_within(group, hours)
    gains = gains_of(group, roads)
    taught, most = _best(group, gains, hours)
    lessons = tuple(_lessons(group, roads, taught))
    return Teaching(lessons, sum(lesson.points for lesson in lessons), _gain(gains, taught), most)


def _best(group: Learners, gains: Mapping[int, int], hours: int) -> tuple[int, int]:
    """The lessons, and what no lessons count for more than."""
    network = read_tasks(_tasks(group, gains))
    numbers = range(len(network.tasks))
    choice = best_choice(network, numbers, hours // network.hour_unit, () if len(numbers) <= EXACT_UP_TO else WIDTHS)
    keys = [network.tasks[number].key for number in choice.steps]
    found = bitset(key for key in keys if isinstance(key, int))
    if choice.gain < choice.most:
        quick = filled(gains, [task.hours for task in group.network.tasks], hours)
        found = max(found, quick, key=lambda lessons: _gain(gains, lessons))
    return found, choice.most * network.gain_unit


def _tasks(group: Learners, gains: Mapping[int, int]) -> Iterator[Task]:
    """A lesson is known by the number of its step, what several lessons lead to by their set."""
    for step in members(reduce(or_, gains, 0)):
        yield Task(step, group.network.tasks[step].hours, gains.get(1 << step, 0))
    for lessons, gain in gains.items():
        if lessons.bit_count() > 1:
            yield Task(("by", lessons), 0, gain, frozenset(members(lessons)))


def _gain(gains: Mapping[int, int], taught: int) -> int:
    return sum(gain for lessons, gain in gains.items() if lessons | taught == taught)


def _lessons(group: Learners, roads: Sequence[Roads], taught: int) -> Iterator[Lesson]:
    """Who gets to a step does so when it is taught: all that it waits for is taught before."""
    come: dict[int, int] = defaultdict(int)
    lifted: dict[int, int] = {}
    tasks, counts = group.network.tasks, group.counts
    for step in members(taught):
        taken = {lessons: who for lessons, who in roads[step].items() if lessons | taught == taught}
        lifted[step] = sum(who.bit_count() for who in taken.values())
        for lessons, who in taken.items() if tasks[step].gain else ():
            for lesson in members(lessons):
                come[lesson] |= who
    before = {step: frozenset(members(group.network.before[step] & taught)) for step in lifted}
    order = best_order(
        Task(step, tasks[step].hours, counts[step] * lifted[step], before[step]) for step in lifted
    ).order
    for step in cast("tuple[int, ...]", order):
        learners, helpers = group.keys(come[step]), group.keys(group.able[step])
        points = group.points(tasks[step].gain * lifted[step])
        yield Lesson(group.steps[step], tasks[step].hours, learners, helpers, points)
