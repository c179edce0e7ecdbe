"""A plan made anew: the way from today, and what becomes of each step of the plan before.

What is still to do is ordered afresh, with the pinned steps first. What was done stays in front of it. What was left
out stays left out, at a place where it could be taken in again. Of what the way no longer needs, all stays that the
person has done something with; only steps that nobody touched fall out.

To the planner a step that is left out takes no time and brings nothing, so that it costs no order anything.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import pairwise
from typing import cast

from assessments.plans.drafting import Draft, draft
from assessments.plans.order.network import Key, Task
from assessments.plans.outlook import hours_left, left_of
from assessments.plans.standing import PlanNow, PlanStep, taking_in
from assessments.plans.steps import Way, level_steps, needs_of, step_of
from assessments.plans.timetable import Rhythm
from skills.catalogue import Catalogue, Role, RoleLevel
from skills.prerequisites import Step, closure
from skills.succession import handed_on, heirs
from skills.targets import Target, target_of

LEFT_OUT = "To be there sooner."
NOT_NEEDED = "Nothing in this plan needs it any more."
NEW = 0


@dataclass(frozen=True)
class Choice:
    """`left_out` are skills that the person does without."""

    role: Role
    level: RoleLevel
    rhythm: Rhythm
    deadline: date | None = None
    left_out: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Renewal:
    """All steps of the new plan in their order. Each has the number of the step that goes on in it, or `NEW`.

    `way` is all that leads to the target, and `old` are the steps of the plan before by the key that they go by now.
    """

    draft: Draft
    steps: tuple[PlanStep, ...]
    way: Way
    old: Mapping[Key, PlanStep]

    @cached_property
    def ahead(self) -> tuple[PlanStep, ...]:
        return tuple(step for step in self.steps if step.is_ahead)


def renew(plan: PlanNow, choice: Choice, wishes: Mapping[str, str]) -> Renewal:
    way = way_now(plan, target_of(choice.level))
    old = inherited(plan.newest, plan.steps, way)
    ahead = needed(way, left_out(old), choice.left_out)
    pace = choice.rhythm.pace
    rows = {**_ahead(plan.newest, way, ahead, old, pace), **_own(old, pace)}
    rows |= _left_out(plan.newest, way, old, rows, pace)
    rows = {key_of(step): _planned(step, pace) for step in taking_in(rows.values())}
    rows |= _beside(old, rows)
    begun = {key: step.hours for key, step in old.items() if step.is_done and step.level == 1 and key not in rows}
    drafted = _ordered(replace(way, begun=begun), rows, _after(needs_of(plan.newest), rows, old), choice, wishes)
    behind = (replace(step, hours_planned=0) for key, step in old.items() if step.is_done and key not in rows)
    return Renewal(drafted, (*behind, *(rows[task.key] for task in drafted.tasks)), way, old)


# -- The way -----------------------------------------------------------------------------------------------------------


def way_now(plan: PlanNow, target: Target) -> Way:
    """By the newest catalogue, from what the person can do by now."""
    levels = handed_on(plan.newest, plan.levels, int)
    return level_steps(plan.newest, target, levels, handed_on(plan.newest, plan.exempt, len))


def left_out(steps: Mapping[Key, PlanStep]) -> frozenset[Key]:
    """What the person left out, step by step."""
    return frozenset(key for key, step in steps.items() if step.is_skipped and step.state == "skipped")


def needed(way: Way, steps: Iterable[Key], skills: Iterable[str] = ()) -> frozenset[Step]:
    """What is still to do without these steps, and without these skills for their own sake.

    A step goes too when it brings nothing and leads only to what is left out. A skill that is left out is still learnt
    as far as others need it.

    >>> linux, docker = Task(("linux", 1), 10, 0), Task(("docker", 1), 8, 5, frozenset({("linux", 1)}))
    >>> way = Way((linux, docker, Task(("git", 1), 3, 2)), whole=10, there=3)
    >>> sorted(needed(way, [("docker", 1)])), sorted(needed(way, [], ["git"]))
    ([('git', 1)], [('docker', 1), ('linux', 1)])
    """
    without, unwanted = frozenset(steps), frozenset(skills)
    # The tasks of a way are steps, and so is what they wait for.
    graph = {step_of(task.key): cast("frozenset[Step]", task.after) for task in way.tasks}
    gaining = (step_of(task.key) for task in way.tasks if task.gain and task.key not in without)
    return closure(graph, (step for step in gaining if step[0] not in unwanted)) - without


def with_taken_in(way: Way, ahead: Collection[Step]) -> Way:
    """What is left out right below a level is learnt with it.

    >>> way = Way((Task(("git", 1), 3, 2), Task(("git", 2), 9, 4, frozenset({("git", 1)}))), whole=10, there=3)
    >>> [(task.hours, task.gain) for task in with_taken_in(way, [("git", 2)]).tasks]
    [(0, 0), (12, 6)]
    """
    sums: dict[Key, tuple[int, int]] = {}
    for task in sorted(way.tasks, key=lambda task: step_of(task.key)):
        skill, level = step_of(task.key)
        below = (skill, level - 1)
        hours, gain = sums.pop(below, (0, 0)) if below not in ahead else (0, 0)
        sums[task.key] = task.hours + hours, task.gain + gain
    return replace(way, tasks=tuple(_of_size(task, *sums.get(task.key, (0, 0))) for task in way.tasks))


def _of_size(task: Task, hours: int, gain: int) -> Task:
    return task if (task.hours, task.gain) == (hours, gain) else replace(task, hours=hours, gain=gain)


def key_of(step: PlanStep) -> Key:
    """A step of one's own goes by its title."""
    return (step.skill, step.level) if step.skill else step.name


# -- The steps ---------------------------------------------------------------------------------------------------------


def inherited(catalogue: Catalogue, steps: Iterable[PlanStep], way: Way) -> dict[Key, PlanStep]:
    """The old steps by the key that they go by now: where one skill took the place of another, by its key."""
    found = {key_of(step): step for step in steps}
    on_the_way = {task.key for task in way.tasks}
    heirs_of = heirs(catalogue)
    for key, step in list(found.items()):
        successors = heirs_of.get(step.skill, ())
        successor = (*successors, step.level)
        if len(successors) == 1 and not step.is_done and successor in on_the_way and successor not in found:
            found[successor] = found.pop(key)
    return found


def _ahead(
    catalogue: Catalogue, way: Way, ahead: frozenset[Step], old: Mapping[Key, PlanStep], pace: int
) -> dict[Key, PlanStep]:
    """What was finished and can't be done by now is open again; what is needed again goes on where it was."""
    found: dict[Key, PlanStep] = {}
    for task in way.tasks:
        if task.key in ahead:
            there = old.get(task.key)
            if there and there.state == "done":
                # It is to be learnt once more; the hours that it took stay in the plan before.
                there = replace(there, hours_spent=None)
            step = _new(catalogue, task) if there is None else _at(catalogue, task, there, pace)
            if step.state in ("done", "skipped"):
                step = replace(step, state="open", started_on=None, done_on=None, reason="")
            if step.state == "aside":
                step = replace(step, state="started" if step.started_on else "open", reason="")
            found[task.key] = step
    return found


def _planned(step: PlanStep, pace: int) -> PlanStep:
    """The hours of what it takes in are to be planned with its own."""
    return replace(step, hours_planned=hours_left(step, pace)) if step.takes_in and step.is_ahead else step


def _own(old: Mapping[Key, PlanStep], pace: int) -> dict[Key, PlanStep]:
    own = ((key, step) for key, step in old.items() if not step.skill and step.is_ahead)
    return {key: replace(step, hours_planned=hours_left(step, pace)) for key, step in own}


def _left_out(
    catalogue: Catalogue, way: Way, old: Mapping[Key, PlanStep], rows: Mapping[Key, PlanStep], pace: int
) -> dict[Key, PlanStep]:
    """What the target asks for and the person does without: step by step, or a whole skill."""
    found: dict[Key, PlanStep] = {}
    without = left_out(old)
    for task in way.tasks:
        if (task.gain or task.key in without) and task.key not in rows:
            there = old.get(task.key)
            step = _new(catalogue, task) if there is None else _at(catalogue, task, there, pace)
            if step.state != "skipped":
                step = replace(step, state="skipped", reason=LEFT_OUT)
            found[task.key] = replace(step, hours_planned=0)
    return found


def _beside(old: Mapping[Key, PlanStep], rows: Mapping[Key, PlanStep]) -> dict[Key, PlanStep]:
    """What is not needed any more, and somebody has left out or done something with."""
    found: dict[Key, PlanStep] = {}
    for key, step in old.items():
        if key not in rows and not step.is_done and (step.is_skipped or is_touched(step)):
            aside = step if step.state == "skipped" else replace(step, state="aside", reason=NOT_NEEDED)
            found[key] = replace(aside, gain=0, hours_planned=0)
    return found


def is_touched(step: PlanStep) -> bool:
    """Whether there is anything of the person's in a step that is neither done nor left out."""
    return bool(step.note or step.links or step.hours_spent or step.pinned or step.started_on)


def _new(catalogue: Catalogue, task: Task) -> PlanStep:
    skill, level = step_of(task.key)
    name = catalogue.skill[skill].name
    return PlanStep(NEW, 0, skill, level, name, task.hours, task.gain, "open", has=False, needs=frozenset())


def _at(catalogue: Catalogue, task: Task, step: PlanStep, pace: int) -> PlanStep:
    """As the newest catalogue has it; of its hours, those that are left are to be planned."""
    skill, level = step_of(task.key)
    name, left = catalogue.skill[skill].name, left_of(task.hours, step.hours_spent, pace)
    new = (skill, level, name, task.hours, left, task.gain, False)
    step = replace(step, takes_in=()) if step.takes_in else step
    if new == (step.skill, step.level, step.name, step.hours, step.to_go_at_first, step.gain, step.has):
        return step
    return replace(
        step, skill=skill, level=level, name=name, hours=task.hours, hours_planned=left, gain=task.gain, has=False
    )


# -- The order ---------------------------------------------------------------------------------------------------------


def _ordered(
    way: Way,
    rows: Mapping[Key, PlanStep],
    after: Mapping[Key, frozenset[Key]],
    choice: Choice,
    wishes: Mapping[str, str],
) -> Draft:
    tasks = tuple(
        Task(
            key,
            step.to_go_at_first if step.is_ahead else 0,
            step.brings if step.is_ahead else 0,
            after[key],
        )
        for key, step in rows.items()
    )
    pinned = [key for key, step in rows.items() if step.pinned and step.is_ahead]
    return draft(replace(way, tasks=tasks), choice.rhythm, choice.deadline, wishes, pinned)


def _after_own(old: Mapping[Key, PlanStep], rows: Mapping[Key, PlanStep]) -> dict[Key, frozenset[Key]]:
    """Steps of one's own bring no points and would all come last: each stays before the step that it stood before."""
    known = sorted(old, key=lambda key: (old[key].place, old[key].pk))
    ahead = [key for key in known if key in rows and rows[key].is_ahead]
    return {later: frozenset({own}) for own, later in pairwise(ahead) if not rows[own].skill}


def _after(
    graph: Mapping[Step, frozenset[Step]], rows: Mapping[Key, PlanStep], old: Mapping[Key, PlanStep]
) -> dict[Key, frozenset[Key]]:
    own = _after_own(old, rows)
    return {key: own.get(key, frozenset()) | {need for need in _needs(graph, key) if need in rows} for key in rows}


def _needs(graph: Mapping[Step, frozenset[Step]], key: Key) -> frozenset[Step]:
    return graph.get(key, frozenset()) if isinstance(key, tuple) else frozenset()
