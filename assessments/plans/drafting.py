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

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, lru_cache

from assessments.plans.order.network import Key, Task
from assessments.plans.order.wishes import prefer
from assessments.plans.order.worth import worth
from assessments.plans.scheduling import Schedule, best_order, best_within
from assessments.plans.steps import Way
from assessments.plans.timetable import Rhythm, Timetable, hours_until, lay_out


@dataclass(frozen=True)
class LeftOut:
    """What the target asks for and somebody does without, and why."""

    tasks: tuple[Task, ...] = ()
    reason: str = ""


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
    left_out: LeftOut = LeftOut()

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


def draft(
    way: Way,
    rhythm: Rhythm,
    deadline: date | None = None,
    wishes: Mapping[str, str] | None = None,
    pinned: Collection[Key] = (),
) -> Draft:
    """Pinned steps come before all others, with what they need."""
    tasks = prefer(way.tasks, wishes or {})
    if deadline is None:
        whole = in_best_order(tasks, frozenset(pinned), frozenset(way.begun.items()))
        return Draft(_listed(tasks, whole.order), len(tasks), way, rhythm, None, whole.proof, whole.cost, whole.bound)
    # What fits is chosen by readiness itself, for that is what one wants to have by then.
    chosen = best_within(tasks, hours_until(rhythm, deadline), pinned=pinned)
    in_time = set(chosen.order)
    first = best_order(worth(_listed(tasks, chosen.order), way.begun), pinned=in_time.intersection(pinned))
    then = best_order(worth(_left(tasks, in_time), way.begun), pinned=set(pinned) - in_time)
    proven = {chosen.proof, first.proof, then.proof} == {"optimal"}
    ordered = _listed(tasks, first.order + then.order)
    proof = "optimal" if proven else "near-optimal"
    return Draft(ordered, len(first.order), way, rhythm, deadline, proof, chosen.gain, chosen.bound)


@lru_cache(maxsize=64)
def in_best_order(
    tasks: tuple[Task, ...], pinned: frozenset[Key] = frozenset(), begun: frozenset[tuple[Key, int]] = frozenset()
) -> Schedule:
    """By what steps are worth. Whoever tries out hours and dates has the same ones put in order again and again."""
    return best_order(worth(tasks, dict(begun)), pinned=pinned)


def _listed(tasks: Iterable[Task], order: Iterable[Key]) -> tuple[Task, ...]:
    task = {each.key: each for each in tasks}
    return tuple(task[key] for key in order)


def _left(tasks: Iterable[Task], gone: set[Key]) -> tuple[Task, ...]:
    """What they need of what is gone is met."""
    return tuple(replace(task, after=task.after - gone) for task in tasks if task.key not in gone)
