"""The steps of a plan: checked, numbered, and with all that each waits for."""

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from math import gcd

from assessments.plans.order.bitsets import bitset, members

Key = Hashable


class ScheduleError(ValueError):
    """The steps can't be planned; the message names those that are at fault."""


@dataclass(frozen=True, slots=True)
class Task:
    """One step of a plan: it takes `hours`, brings `gain`, and comes after the steps whose keys stand in `after`.

    `preference` says how much the person likes it: of two orders that cost the same, the one is taken in which
    the liked steps come earlier.
    """

    key: Key
    hours: int
    gain: int
    after: frozenset[Key] = frozenset()
    preference: int = 0


@dataclass(frozen=True)
class Network:
    """Tasks by number, each after all that it waits for.

    Hours and gains are counted in units, the largest that all are multiples of: a plan in weeks is that in days.
    `needs` leaves out what follows from the rest: who needs b, which needs a, needs a by that. `before` holds all that
    a task waits for, as a bitset.
    """

    tasks: tuple[Task, ...]
    hours: tuple[int, ...]
    gains: tuple[int, ...]
    hour_unit: int
    gain_unit: int
    needs: tuple[tuple[int, ...], ...]
    before: tuple[int, ...]

    def numbers(self, keys: Iterable[Key]) -> tuple[int, ...]:
        known = {task.key: number for number, task in enumerate(self.tasks)}
        missing = [key for key in keys if key not in known]
        if missing:
            raise ScheduleError(f"There is no step {_listed(missing)} in this plan.")
        return tuple(known[key] for key in keys)

    def closure(self, numbers: Iterable[int]) -> int:
        """These and all that they wait for, as a bitset."""
        found = 0
        for number in numbers:
            found |= self.before[number] | 1 << number
        return found


def name(key: Key) -> str:
    """
    >>> name(("git", 2)), name("own step")
    ('git 2', 'own step')
    """
    return " ".join(map(str, key)) if isinstance(key, tuple) else str(key)


def read_tasks(tasks: Iterable[Task]) -> Network:
    """The network is the same in whatever order the tasks are given.

    >>> network = read_tasks([Task("b", 4, 3, frozenset({"a"})), Task("c", 2, 9, frozenset("ab")), Task("a", 6, 0)])
    >>> [task.key for task in network.tasks], network.needs
    (['a', 'b', 'c'], ((), (0,), (1,)))
    >>> network.hours, network.hour_unit, network.gains, network.gain_unit
    ((3, 2, 1), 2, (0, 1, 3), 3)
    """
    # Keys may be of several types, which can't be compared: their spelling can.
    listed = sorted(tasks, key=lambda task: repr(task.key))
    _check(listed)
    ordered = _topological(listed)
    hour_unit = gcd(*(task.hours for task in ordered)) or 1
    gain_unit = gcd(*(task.gain for task in ordered)) or 1
    hours = tuple(task.hours // hour_unit for task in ordered)
    gains = tuple(task.gain // gain_unit for task in ordered)
    return Network(tuple(ordered), hours, gains, hour_unit, gain_unit, *_waits(ordered))


def check_number(what: str, number: int) -> None:
    """Fractions would be rounded somewhere, and then nothing would be proven."""
    if not isinstance(number, int) or number < 0:
        raise ScheduleError(f"{what} must be a whole number and not less than 0, but is {number!r}.")


def _check(tasks: Sequence[Task]) -> None:
    keys = {task.key for task in tasks}
    if len(keys) < len(tasks):
        times = Counter(task.key for task in tasks)
        raise ScheduleError(f"There is more than one step {_listed(key for key in keys if times[key] > 1)}.")
    for task in tasks:
        check_number(f"The hours of {name(task.key)}", task.hours)
        check_number(f"The gain of {name(task.key)}", task.gain)
        check_number(f"The preference for {name(task.key)}", task.preference)
        if not keys.issuperset(task.after):
            raise ScheduleError(f"{name(task.key)} waits for {_listed(task.after - keys)}, which is not in this plan.")


def _topological(tasks: Sequence[Task]) -> list[Task]:
    """Those first that wait for nothing, then those that wait for these only, and so on."""
    waiting = {task.key: len(task.after) for task in tasks}
    opens: dict[Key, list[Task]] = {task.key: [] for task in tasks}
    for task in tasks:
        for key in task.after:
            opens[key].append(task)
    ordered = [task for task in tasks if not task.after]
    for task in ordered:
        for other in opens[task.key]:
            waiting[other.key] -= 1
            if not waiting[other.key]:
                ordered.append(other)
    stuck = [task for task in tasks if waiting[task.key]]
    if stuck:
        raise ScheduleError(f"These steps wait for each other in a circle: {' → '.join(map(name, _circle(stuck)))}.")
    return ordered


def _circle(stuck: Sequence[Task]) -> tuple[Key, ...]:
    """One circle among steps each of which waits for another of them; its first step stands at its end again."""
    keys = {task.key for task in stuck}
    waits = {task.key: min(task.after & keys, key=repr) for task in stuck}
    trail = [stuck[0].key]
    while trail.index(trail[-1]) == len(trail) - 1:
        trail.append(waits[trail[-1]])
    return tuple(trail[trail.index(trail[-1]) :])


def _waits(tasks: Sequence[Task]) -> tuple[tuple[tuple[int, ...], ...], tuple[int, ...]]:
    number = {task.key: n for n, task in enumerate(tasks)}
    needs: list[tuple[int, ...]] = []
    before: list[int] = []
    for task in tasks:
        direct = bitset(number[key] for key in task.after)
        implied = 0
        for need in members(direct):
            implied |= before[need]
        needs.append(tuple(members(direct & ~implied)))
        before.append(direct | implied)
    return tuple(needs), tuple(before)


def _listed(keys: Iterable[Key]) -> str:
    return ", ".join(sorted(map(name, keys)))
