"""What a person wants otherwise: steps left out.

Steps that come early are named to `best_order`, steps of one's own are tasks like all others, and what one likes more
is the task's `preference`.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from assessments.plans.bitsets import bitset, members
from assessments.plans.network import Key, Network, Task, read_tasks


@dataclass(frozen=True)
class Remaining:
    """`stranded` are the steps that can't be done without one that was left out, and so aren't done either;
    `needless` are the steps that gain nothing by themselves and only led to these."""

    tasks: tuple[Task, ...]
    stranded: tuple[Key, ...]
    needless: tuple[Key, ...]


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
