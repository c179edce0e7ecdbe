"""What would come of a plan: with more or fewer hours a week, for another target, with a deadline and without.

No order is sought where none is needed: when all is done follows from the hours alone, and how ready one is by a
deadline from which steps fit.

>>> linux, docker = Task(("linux", 1), 2, 0), Task(("docker", 1), 6, 8, frozenset({("linux", 1)}))
>>> goal = Goal("Engineer", Way((linux, docker, Task(("sql", 1), 10, 5)), whole=20, there=7))
>>> found = preview([goal], Rhythm(date(2026, 1, 5), hours_a_week=7), deadline=date(2026, 1, 14))
>>> goal.ready(0), found.own.ends, found.own.ready, found.without, found.left_out
(35, datetime.date(2026, 1, 22), 75, 75, (('sql', 1),))
>>> for row in found.rows:
...     print(row.hours, row.outcomes[0].ends, row.outcomes[0].weeks, row.outcomes[0].ready)
4 2026-02-05 5 35
7 2026-01-22 3 75
8 2026-01-20 3 75
12 2026-01-15 2 75
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property, lru_cache
from itertools import accumulate

from assessments.gaps.words import percent
from assessments.plans.drafting import in_best_order
from assessments.plans.order.knapsack import Choice, best_choice
from assessments.plans.order.network import Key, Network, ScheduleError, Task, read_tasks
from assessments.plans.order.wishes import prefer
from assessments.plans.pace import QUICK, SLOW, unsure
from assessments.plans.steps import Way, step_of
from assessments.plans.timetable import DAYS, Rhythm, hours_until, lay_out, monday_of

HOURS = (4, 8, 12)
# Eight choices of what fits may stand on a page. A few in a hundred can't be proven the best at once: what is shown of
# them is said to be the least, for the plan, which takes its time, may bring a little more.
WIDTHS = (50, 200)


@dataclass(frozen=True)
class Goal:
    """A target, and the way to it."""

    name: str
    way: Way
    wishes: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def tasks(self) -> tuple[Task, ...]:
        return prefer(self.way.tasks, self.wishes)

    @cached_property
    def network(self) -> Network:
        return read_tasks(self.tasks)

    @cached_property
    def hours(self) -> int:
        return sum(task.hours for task in self.way.tasks)

    @property
    def ready_now(self) -> int:
        return self.ready(0)

    @property
    def ready_then(self) -> int:
        """With all of it done."""
        return self.ready(sum(task.gain for task in self.way.tasks))

    def ready(self, gain: int) -> int:
        """In percent, with so much gain."""
        return percent(self.way.points(self.way.there + gain))


@dataclass(frozen=True)
class Outcome:
    """`ends` is None where it would take longer than a calendar goes. The last three are there only with a deadline;
    `is_least` says that the plan may bring more by then than is proven here.
    """

    ends: date | None
    weeks: int
    ready: int | None = None
    late: tuple[Key, ...] = ()
    is_least: bool = False


@dataclass(frozen=True)
class WhatIf:
    """So many hours a week, with what comes of them for each goal."""

    hours: int
    is_own: bool
    outcomes: tuple[Outcome, ...]


@dataclass(frozen=True)
class Preview:
    """Of the first goal, with what stands beside it."""

    goals: tuple[Goal, ...]
    rhythm: Rhythm
    deadline: date | None
    rows: tuple[WhatIf, ...]

    @property
    def goal(self) -> Goal:
        return self.goals[0]

    @cached_property
    def own(self) -> Outcome:
        return next(row.outcomes[0] for row in self.rows if row.is_own)

    @property
    def left_out(self) -> tuple[tuple[str, int], ...]:
        """Each skill once, with the level that it would have been learnt to."""
        return _highest(self.own.late)

    @cached_property
    def without(self) -> int | None:
        """How ready one were by the deadline if it weren't planned for: then all stands in the best order."""
        if self.deadline is None or not self.own.late:
            return self.own.ready
        return self.goal.ready(_gained_in_best_order(self.goal.tasks, hours_until(self.rhythm, self.deadline)))

    @property
    def nothing_fits(self) -> bool:
        """Not a single step by the deadline."""
        return self.deadline is not None and len(self.own.late) == len(self.goal.way.tasks)

    @property
    def hours(self) -> tuple[int, int]:
        """From the least to the most that is nothing unusual."""
        return unsure(self.goal.hours)

    @property
    def span(self) -> tuple[date | None, date | None]:
        """When one is there with the least hours, and with the most."""
        quick, slow = (_done(self.goal.hours, replace(self.rhythm, pace=pace)) for pace in (QUICK, SLOW))
        return quick, slow


def preview(goals: Sequence[Goal], rhythm: Rhythm, deadline: date | None = None) -> Preview:
    hours = sorted({*HOURS, rhythm.hours_a_week})
    rhythms = [replace(rhythm, hours_a_week=each) for each in hours]
    rows = tuple(
        WhatIf(each.hours_a_week, each == rhythm, tuple(_outcome(goal, each, deadline) for goal in goals))
        for each in rhythms
    )
    return Preview(tuple(goals), rhythm, deadline, rows)


def _outcome(goal: Goal, rhythm: Rhythm, deadline: date | None) -> Outcome:
    ends = _done(goal.hours, rhythm)
    weeks = (monday_of(ends) - monday_of(rhythm.start)).days // DAYS + 1 if ends else 0
    if deadline is None:
        return Outcome(ends, weeks)
    network = goal.network
    fits = hours_until(rhythm, deadline) // network.hour_unit
    choice = what_fits(goal.tasks, fits, WIDTHS)
    late = tuple(task.key for number, task in enumerate(network.tasks) if number not in choice.steps)
    ready, most = (goal.ready(gain * network.gain_unit) for gain in (choice.gain, choice.most))
    return Outcome(ends, weeks, ready, late, is_least=ready < most)


@lru_cache(maxsize=256)
def what_fits(tasks: tuple[Task, ...], budget: int, widths: tuple[int, ...]) -> Choice:
    """Whoever tries out hours, dates and targets has most of the rows worked out again and again. In its units."""
    return best_choice(read_tasks(tasks), range(len(tasks)), budget, widths)


def _done(hours: int, rhythm: Rhythm) -> date | None:
    try:
        return lay_out([Task("all", hours, 0)], ["all"], rhythm).end
    except ScheduleError:
        return None


def _gained_in_best_order(tasks: tuple[Task, ...], hours: int) -> int:
    """What is gained in so many hours where nobody thinks of a deadline: in the order that the plan would have."""
    task = {each.key: each for each in tasks}
    in_order = [task[key] for key in in_best_order(tasks).order]
    taken = accumulate(each.hours for each in in_order)
    return sum(each.gain for each, by_then in zip(in_order, taken, strict=True) if by_then <= hours)


def _highest(keys: Iterable[Key]) -> tuple[tuple[str, int], ...]:
    found: dict[str, int] = {}
    for skill, level in map(step_of, keys):
        found[skill] = max(level, found.get(skill, 0))
    return tuple(sorted(found.items()))
