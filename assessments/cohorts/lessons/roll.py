"""Who is in class, with the levels that count: their own, those confirmed, or their own less the group's leniency.

Whoever has no level that counts in any skill of the goal is no beginner: it isn't known what they are. They are kept
apart, and taken for beginners only where that is asked for.

>>> from skills.catalogue import Framework
>>> from skills.targets import Ask
>>> catalogue = Catalogue(Framework("f", "F", "s", ()), *((),) * 9)
>>> goal = {"git": Ask(level=2, weight=1)}
>>> held = {1: Held({"git": 3, "sql": 1}, verified={"git": 2}), 2: Held({"git": 1}), 3: Held({"sql": 2})}
>>> roll = read_roll(catalogue, goal, {1: "Ana", 2: "Ben", 3: "Cem", 4: "Dora"}, held, Counting())
>>> [(one.key, dict(one.have)) for one in roll.learners], roll.silent
([(1, {'git': 3, 'sql': 1}), (2, {'git': 1})], (3, 4))
>>> roll = read_roll(catalogue, goal, roll.names, held, Counting("verified", beginners=True))
>>> [(one.key, dict(one.have)) for one in roll.learners], roll.silent
([(1, {'git': 2}), (2, {}), (3, {}), (4, {})], (2, 3, 4))
>>> strengths(goal, roll.learners)
{1: 1000, 2: 0, 3: 0, 4: 0}
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from assessments.cohorts.lessons.learners import Learner
from assessments.cohorts.opinions.bias import Bias, corrected, nearest
from assessments.cohorts.people import Held
from assessments.gaps.readiness import readiness
from assessments.plans.steps import Way
from skills.catalogue import Catalogue
from skills.succession import handed_on
from skills.targets import Target

By = Literal["own", "verified", "corrected"]

NOTHING = Held()


@dataclass(frozen=True)
class Counting:
    """Which levels count, and whether those of whom none is known are taken for beginners."""

    by: By = "own"
    beginners: bool = False
    bias: Bias | None = None


@dataclass(frozen=True)
class Roll:
    """Everybody who is there by name, those who count with their levels, and those of whom no level is known."""

    names: Mapping[int, str]
    learners: tuple[Learner, ...]
    silent: tuple[int, ...]


def read_roll(
    catalogue: Catalogue, target: Target, names: Mapping[int, str], held: Mapping[int, Held], counting: Counting
) -> Roll:
    everybody = [_learner(catalogue, key, held.get(key, NOTHING), counting) for key in names]
    silent = {one.key for one in everybody if not target.keys() & one.have.keys()}
    counted = (one for one in everybody if counting.beginners or one.key not in silent)
    return Roll(names, tuple(counted), tuple(key for key in names if key in silent))


def _learner(catalogue: Catalogue, key: int, held: Held, counting: Counting) -> Learner:
    given = held.verified if counting.by == "verified" else held.levels
    # What doesn't apply is not there, as on the result page of the learner.
    have = {skill: level or 0 for skill, level in handed_on(catalogue, given, lambda level: level or 0).items()}
    if counting.by == "corrected" and counting.bias:
        have = {skill: nearest(level) for skill, level in corrected(have, counting.bias).items()}
    return Learner(key, have, frozenset(handed_on(catalogue, held.exempt, len)))


def strengths(target: Target, learners: Iterable[Learner]) -> dict[int, int]:
    """How ready each is, in tenths of a percent."""
    return {one.key: round(10 * readiness(_asked_of(target, one), one.have)) for one in learners}


def _asked_of(target: Target, learner: Learner) -> Target:
    return {skill: ask for skill, ask in target.items() if skill not in learner.exempt}


def without(way: Way, skills: Collection[str], too_long: int) -> Way:
    """The way as it is where some skills aren't taught: a lesson of them takes longer than any class and gains nothing.

    Whoever has them already can still learn what waits for them.

    >>> from assessments.plans.order.network import Task
    >>> way = Way((Task(("git", 1), 4, 2), Task(("sql", 1), 3, 1)), whole=3, there=0)
    >>> [(task.hours, task.gain) for task in without(way, {"git"}, too_long=41).tasks]
    [(41, 0), (3, 1)]
    """
    if not skills:
        return way
    left_out = {task.key for task in way.tasks if isinstance(task.key, tuple) and task.key[0] in skills}
    tasks = (replace(task, hours=too_long, gain=0) if task.key in left_out else task for task in way.tasks)
    return replace(way, tasks=tuple(tasks))
