"""The steps that lead from what somebody can do to a target, and what each of them brings.

A step is a skill at a level. Those that the target asks for are steps, and all that these wait for. What somebody can
do already is no step, and they need not go back behind it: who deploys on Kubernetes need not learn for it what leads
there. What doesn't apply to a person is taken as met wherever it is needed.

A gain is counted in a unit that leaves no rest: `whole` of them are the whole target, 100 points of readiness. So what
is there and what all steps gain make just the whole.

>>> from skills.catalogue import Category, Framework, Level, Need, Skill
>>> from skills.targets import Ask
>>> levels = (Level(1, "Explains it.", 4), Level(2, "Does it.", 10), Level(3, "Does it well.", 40))
>>> git = Skill("git", "Git", "craft", "s", "w", (), levels)
>>> cicd = Skill("ci-cd", "CI/CD", "craft", "s", "w", (), levels, needs=(Need(1, "git", 1), Need(2, "git", 2)))
>>> little = Catalogue(Framework("f", "F", "s", ()), (Category("craft", "Craft", "s"),), (git, cicd), *((),) * 7)
>>> way = level_steps(little, {"ci-cd": Ask(level=3, weight=1)}, have={"ci-cd": 1, "git": 1})
>>> for task in way.tasks:
...     print(task.key, task.hours, task.gain, sorted(task.after))
('ci-cd', 2) 10 1 [('git', 2)]
('ci-cd', 3) 40 1 [('ci-cd', 2)]
('git', 2) 10 0 []
>>> way.whole, way.there, [round(way.points(gain)) for gain in (way.there, 1, 3)]
(3, 1, [33, 33, 100])
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from math import lcm
from typing import cast

from assessments.plans.order.network import Key, Network, Task, read_tasks
from assessments.plans.order.worth import worth
from skills.catalogue import Catalogue
from skills.kept import kept
from skills.prerequisites import Step, closure, waits_for
from skills.targets import Target


@dataclass(frozen=True)
class Way:
    """From what is `there` already by these tasks to the `whole`.

    `begun` are first levels that were done in a plan, with their hours: its second levels go on from them.
    """

    tasks: tuple[Task, ...]
    whole: int
    there: int
    begun: Mapping[Key, int] = field(default_factory=dict)

    @cached_property
    def network(self) -> Network:
        return read_tasks(self.tasks)

    @cached_property
    def counts(self) -> tuple[int, ...]:
        """What each task of the network counts for in an order."""
        return tuple(task.gain for task in worth(self.network.tasks, self.begun))

    def points(self, gain: int) -> float:
        """The gain in points of readiness; of a target that asks for nothing, all is there."""
        return 100 * gain / self.whole if self.whole else 100.0


def level_steps(catalogue: Catalogue, target: Target, have: Mapping[str, int], exempt: Collection[str] = ()) -> Way:
    """`exempt` are the skills that don't apply: they are not asked for, and what they open is open."""
    asked = {skill: ask for skill, ask in target.items() if skill not in exempt}
    parts = parts_of(asked)
    gains = {
        (skill, level): parts // ask.level * ask.weight
        for skill, ask in asked.items()
        for level in range(have.get(skill, 0) + 1, ask.level + 1)
    }
    graph = _still_open(needs_of(catalogue), have, exempt)
    tasks = tuple(
        Task(step, catalogue.skill[step[0]].levels[step[1] - 1].hours, gains.get(step, 0), graph[step])
        for step in sorted(closure(graph, gains))
    )
    whole = whole_of(asked)
    return Way(tasks, whole, whole - sum(gains.values()))


def parts_of(asked: Target) -> int:
    """Into so many parts the highest level of each skill is divided without a rest."""
    return lcm(*(ask.level for ask in asked.values()))


def whole_of(asked: Target) -> int:
    return parts_of(asked) * sum(ask.weight for ask in asked.values())


def step_of(key: Key) -> Step:
    """Of what is no step of one's own."""
    return cast("Step", key)


@kept
def needs_of(catalogue: Catalogue) -> dict[Step, frozenset[Step]]:
    return waits_for(catalogue.skills)


def _still_open(
    graph: Mapping[Step, frozenset[Step]], have: Mapping[str, int], exempt: Collection[str]
) -> dict[Step, frozenset[Step]]:
    met = {step for step in graph if step[0] in exempt or step[1] <= have.get(step[0], 0)}
    return {step: after - met for step, after in graph.items() if step not in met}
