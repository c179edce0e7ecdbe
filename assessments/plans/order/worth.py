"""What a step counts for when the order is sought: its gain, but with the first two levels of a skill taken together.

Half of a level 2 is soon had: to explain a thing takes three hours where to do it takes ten more, and readiness counts
both alike. Ordered by that, every plan would open with thirty things that one can only talk about. So what the two
levels bring is shared between them by their hours: to go on with a skill is then worth as much as to begin with it.

>>> explain, do, know = Task(("git", 1), 3, 6), Task(("git", 2), 9, 6), Task(("agile", 1), 4, 3)
>>> [(task.key, task.gain) for task in worth([explain, do, know])]
[(('git', 1), 12), (('git', 2), 36), (('agile', 1), 12)]

Who has done the first level goes on with the skill as it was planned: `begun` holds the hours of such first levels.

>>> [(task.key, task.gain) for task in worth([do, know], begun={("git", 1): 3})]
[(('git', 2), 36), (('agile', 1), 12)]

It is counted in quarters of a gain. Parts are rounded up, so that a first level doesn't come to just the same as the
second: between equals the proof of the order would take a hundred times as long.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType

from assessments.plans.order.network import Key, Task

QUARTERS = 4
NOTHING: Mapping[Key, int] = MappingProxyType({})


def worth(tasks: Iterable[Task], begun: Mapping[Key, int] = NOTHING) -> tuple[Task, ...]:
    listed = tuple(tasks)
    known = {task.key: task for task in listed}
    counts = {task.key: task.gain * QUARTERS for task in listed}
    for second in listed:
        first = known.get(_level_below(second.key))
        if first and first.gain and second.gain:
            both = counts[first.key] + counts[second.key]
            counts[first.key] = _part(both, first.hours, first.hours + second.hours)
            counts[second.key] = both - counts[first.key]
        elif not first and _level_below(second.key) in begun:
            hours = begun[_level_below(second.key)]
            both = 2 * counts[second.key]
            counts[second.key] = both - _part(both, hours, hours + second.hours)
    return tuple(replace(task, gain=counts[task.key]) for task in listed)


def _level_below(key: Key) -> Key:
    """Of level 2; other steps stand for themselves."""
    return (key[0], 1) if isinstance(key, tuple) and key[1:] == (2,) else None


def _part(whole: int, hours: int, of: int) -> int:
    return -(-whole * hours // max(of, 1))
