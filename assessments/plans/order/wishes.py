"""Which of equal orders a person would like: skills that they want to learn come earlier, others later."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType

from assessments.plans.order.network import Key, Task

# Of orders that cost the same, the one is taken in which what weighs more here comes earlier.
LIKED: Mapping[str, int] = MappingProxyType({"want": 2, "must": 2, "rather-not": 0})
NEITHER = 1


def prefer(tasks: Iterable[Task], wishes: Mapping[str, str]) -> tuple[Task, ...]:
    """Steps of skills; `wishes` says of a skill "want", "must" or "rather-not". No wish outweighs a gain.

    >>> tasks = [Task(("git", 1), 4, 5), Task(("sql", 1), 4, 5), Task(("go", 1), 4, 5)]
    >>> [task.preference for task in prefer(tasks, {"sql": "want", "git": "rather-not"})]
    [0, 2, 1]
    """
    return tuple(replace(task, preference=LIKED.get(wishes.get(_skill(task.key), ""), NEITHER)) for task in tasks)


def _skill(key: Key) -> str:
    return key[0] if isinstance(key, tuple) else ""
