"""A plan before it is kept: the steps in their best order, when each is done, and what a deadline leaves no time for.

>>> from datetime import date
>>> linux, docker = Task(("linux", 1), 2, 0), Task(("docker", 1), 6, 8, frozenset({("linux", 1)}))
>>> way = Way((linux, docker, Task(("sql", 1), 10, 5)), whole=20, there=7)
>>> rhythm = Rhythm(date(2026, 1, 5), hours_a_week=7)
>>> found = draft(way, rhythm)
>>> [task.key[0] for task in found.tasks], found.ends, found.proof
(['linux', 'docker', 'sql'], datetime.date(2026, 1, 22), 'optimal')

With a deadline, what brings most until then comes first, and the rest after it:

>>> found = draft(way, rhythm, deadline=date(2026, 1, 14))
>>> [task.key[0] for task in found.in_time], [task.key[0] for task in found.late], found.ready_by_deadline
(['linux', 'docker'], ['sql'], 75.0)
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from assessments.plans.network import Key, Task
from assessments.plans.scheduling import Schedule, best_order, best_within
from assessments.plans.steps import Way
from assessments.plans.timetable import Rhythm, Timetable, hours_until, lay_out
from assessments.plans.wishes import prefer


@dataclass(frozen=True)
class Draft:
    """`tasks` stand in their order; the first `fitting` of them are done by the deadline, if there is one."""

    tasks: tuple[Task, ...]
    fitting: int
    way: Way
    rhythm: Rhythm
    deadline: date | None
    proof: str
    reached: int
    bound: int

    @property
    def in_time(self) -> tuple[Task, ...]:
        return self.tasks[: self.fitting]

    @property
    def late(self) -> tuple[Task, ...]:
        return self.tasks[self.fitting :]

    @cached_property
    def table(self) -> Timetable:
        return lay_out(self.tasks, [task.key for task in self.tasks], self.rhythm, self.way.there)

    @property
    def ends(self) -> date:
        return self.table.end

    @property
    def hours(self) -> int:
        return sum(task.hours for task in self.tasks)

    @property
    def ready_now(self) -> float:
        return self.way.points(self.way.there)

    @property
    def ready_by_deadline(self) -> float:
        return self.way.points(self.way.there + sum(task.gain for task in self.in_time))


def draft(way: Way, rhythm: Rhythm, deadline: date | None = None, wishes: Mapping[str, str] | None = None) -> Draft:
    tasks = prefer(way.tasks, wishes or {})
    if deadline is None:
        whole = best_order(tasks)
        return Draft(_listed(tasks, whole.order), len(tasks), way, rhythm, None, whole.proof, whole.cost, whole.bound)
    first = best_within(tasks, hours_until(rhythm, deadline))
    rest = _left(tasks, first)
    then = best_order(rest)
    proof = first.proof if then.proof == "optimal" else then.proof
    ordered = _listed(tasks, first.order + then.order)
    return Draft(ordered, len(first.order), way, rhythm, deadline, proof, first.gain, first.bound)


def _listed(tasks: Iterable[Task], order: Iterable[Key]) -> tuple[Task, ...]:
    task = {each.key: each for each in tasks}
    return tuple(task[key] for key in order)


def _left(tasks: Iterable[Task], done: Schedule) -> tuple[Task, ...]:
    """What is not in it; what they need of it is met."""
    gone = set(done.order)
    return tuple(replace(task, after=task.after - gone) for task in tasks if task.key not in gone)
