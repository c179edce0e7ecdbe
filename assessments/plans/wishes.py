"""What a person wants otherwise: skills that they like, steps of their own, steps left out.

Steps that come early are named to `best_order`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from assessments.plans.bitsets import bitset, members
from assessments.plans.network import Key, Network, Task, read_tasks

# Of orders that cost the same, the one is taken in which what weighs more here comes earlier.
LIKED: Mapping[str, int] = MappingProxyType({"want": 2, "must": 2, "rather-not": 0})
NEITHER = 1


@dataclass(frozen=True)
class Remaining:
    """`stranded` are the steps that can't be done without one that was left out, and so aren't done either;
    `needless` are the steps that gain nothing by themselves and only led to these."""

    tasks: tuple[Task, ...]
    stranded: tuple[Key, ...]
    needless: tuple[Key, ...]


def prefer(tasks: Iterable[Task], wishes: Mapping[str, str]) -> tuple[Task, ...]:
    """Steps of skills; `wishes` says of a skill "want", "must" or "rather-not". No wish outweighs a gain.

    >>> tasks = [Task(("git", 1), 4, 5), Task(("sql", 1), 4, 5), Task(("go", 1), 4, 5)]
    >>> [task.preference for task in prefer(tasks, {"sql": "want", "git": "rather-not"})]
    [0, 2, 1]
    """
    return tuple(replace(task, preference=LIKED.get(wishes.get(_skill(task.key), ""), NEITHER)) for task in tasks)


def add_own(tasks: Iterable[Task], own: Iterable[Task]) -> tuple[Task, ...]:
    """Steps that the person adds; what they wait for and is no step any more is met.

    >>> book = Task("read a book", 9, 0, frozenset({("git", 1), ("git", 2)}))
    >>> add_own([Task(("git", 2), 4, 5)], [book])[1].after
    frozenset({('git', 2)})
    """
    steps, added = list(tasks), list(own)
    known = {task.key for task in (*steps, *added)}
    return (*steps, *(replace(task, after=task.after & known) for task in added))


def leave_out(tasks: Iterable[Task], keys: Iterable[Key]) -> Remaining:
    """The tasks that remain when these are left out, with what else goes with them.

    >>> linux, docker = Task("linux", 10, 0), Task("docker", 8, 0, frozenset({"linux"}))
    >>> serving, git = Task("serving", 20, 9, frozenset({"docker"})), Task("git", 3, 2)
    >>> remaining = leave_out([linux, docker, serving, git], ["docker"])
    >>> [task.key for task in remaining.tasks], remaining.stranded, remaining.needless
    (['git'], ('serving',), ('linux',))
    """
    network = read_tasks(tasks)
    left_out = bitset(network.numbers(keys))
    stranded = bitset(n for n, before in enumerate(network.before) if before & left_out) & ~left_out
    needless = _needless(network, left_out | stranded)
    gone = left_out | stranded | needless
    kept = tuple(task for n, task in enumerate(network.tasks) if not gone >> n & 1)
    return Remaining(kept, _keys(network, stranded), _keys(network, needless))


def _needless(network: Network, gone: int) -> int:
    """From the last to the first: a step is needless when all that waited for it is gone or needless."""
    waiting = [0] * len(network.tasks)
    found = 0
    for number in reversed(range(len(network.tasks))):
        idle = waiting[number] and not waiting[number] & ~(gone | found)
        if idle and not network.gains[number]:
            found |= 1 << number
        for need in network.needs[number]:
            waiting[need] |= 1 << number
    return found & ~gone


def _keys(network: Network, numbers: int) -> tuple[Key, ...]:
    return tuple(network.tasks[number].key for number in members(numbers))


def _skill(key: Key) -> str:
    return key[0] if isinstance(key, tuple) else ""
