"""The lessons of a class as they are told: what each waits for and opens, and how far the best choice can be from them.

>>> from assessments.cohorts.lessons.learners import Learner, read_learners
>>> from assessments.plans.order.network import Task
>>> from assessments.plans.steps import Way
>>> linux, docker = Task(("linux", 1), 2, 0), Task(("docker", 1), 5, 1, frozenset({("linux", 1)}))
>>> group = read_learners(Way((linux, docker), whole=1, there=0), [Learner(1, {}), Learner(2, {"linux": 1})])
>>> plan = plan_lessons(group, hours=7)
>>> for told in plan.told:
...     print(told.number, told.lesson.step, told.needs, told.opens, told.each)
1 ('linux', 1) () (2,) 0.0
2 ('docker', 1) (Before(step=('linux', 1), number=1),) () 100.0
>>> plan.lifted, plan.mean, plan.shortest
(2, 100.0, None)

In an hour nothing can be taught that lifts anybody; it takes five:

>>> short = plan_lessons(group, hours=1)
>>> short.told, short.shortest, short.too_long
((), 5, (TooLong(step=('docker', 1), hours=5, come=1),))
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from assessments.cohorts.lessons.learners import Learners
from assessments.cohorts.lessons.roads import gains_of, roads_within
from assessments.cohorts.lessons.teaching import MOST_HOURS, Lesson, Teaching, teach_next
from assessments.plans.order.bitsets import bitset, total
from skills.prerequisites import Step

MOST_TOO_LONG = 3


@dataclass(frozen=True)
class Before:
    """A step that a lesson waits for. Without a number of a lesson, everybody who comes has it."""

    step: Step
    number: int | None


@dataclass(frozen=True)
class Told:
    """A lesson with its number in the class; `opens` are the numbers of later ones. `each` are the points of one."""

    number: int
    lesson: Lesson
    needs: tuple[Before, ...]
    opens: tuple[int, ...]
    each: float


@dataclass(frozen=True)
class TooLong:
    """A step that doesn't fit into the class, however empty, and how many could begin it today."""

    step: Step
    hours: int
    come: int


@dataclass(frozen=True)
class LessonPlan:
    """`most` hours are all that could be planned. `shortest` is how many of them it takes to lift anybody, where these
    aren't enough and any are."""

    group: Learners
    hours: int
    most: int
    teaching: Teaching
    told: tuple[Told, ...]

    @property
    def lifted(self) -> int:
        """Whoever comes is lifted, by this lesson or by one that it opens."""
        return len({key for lesson in self.teaching.lessons for key in lesson.come})

    @property
    def mean(self) -> float:
        """In points of readiness, over everybody."""
        return self.teaching.points / len(self.group.people) if self.group.people else 0.0

    @property
    def share(self) -> float:
        """In percent: no lessons bring so much that these are less of it."""
        return 100 * self.teaching.counts / self.teaching.most if self.teaching.most else 100.0

    @cached_property
    def shortest(self) -> int | None:
        if self.told:
            return None
        needed = [task.hours for task in self.group.network.tasks]
        gains = gains_of(self.group, roads_within(self.group, self.most))
        return min((total(needed, lessons) for lessons in gains), default=None)

    @cached_property
    def too_long(self) -> tuple[TooLong, ...]:
        """Those that count for most an hour."""
        group = self.group
        fitting = [
            (step, task.hours, group.ready[step].bit_count())
            for step, task in enumerate(group.network.tasks)
            if task.gain and group.ready[step] and self.hours < task.hours <= self.most
        ]
        fitting.sort(key=lambda one: (-group.counts[one[0]] * one[2] / one[1], one[0]))
        return tuple(TooLong(group.steps[step], hours, come) for step, hours, come in fitting[:MOST_TOO_LONG])

    @property
    def lacks_nothing(self) -> bool:
        return not any(self.group.lacking[step] for step in self.group.gainful)


def plan_lessons(group: Learners, hours: int, most: int = MOST_HOURS) -> LessonPlan:
    teaching = teach_next(group, hours)
    return LessonPlan(group, hours, most, teaching, _told(group, teaching.lessons))


def _told(group: Learners, lessons: Sequence[Lesson]) -> tuple[Told, ...]:
    numbers = {lesson.step: number for number, lesson in enumerate(lessons, start=1)}
    at = {step: number for number, step in enumerate(group.steps)}
    return tuple(
        Told(
            number,
            lesson,
            tuple(Before(group.steps[need], numbers.get(group.steps[need])) for need in group.after[at[lesson.step]]),
            tuple(
                later for step, later in numbers.items() if group.network.before[at[step]] & bitset([at[lesson.step]])
            ),
            group.points(group.network.tasks[at[lesson.step]].gain),
        )
        for number, lesson in enumerate(lessons, start=1)
    )
