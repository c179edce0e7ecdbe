"""The plan as it is and the plan made anew, side by side: when each ends, and which steps come in, fall out or move.

Steps move when they change places with others. As few as can be are said to: all that stand in one order in both plans
stay.

>>> overtaken(["git", "sql", "linux", "docker"], ["linux", "git", "sql", "docker", "spark"])
('linux',)
"""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from assessments.plans.again.renewal import Renewal, key_of
from assessments.plans.order.network import Key
from assessments.plans.outlook import Outlook
from assessments.plans.standing import PlanStep


@dataclass(frozen=True)
class Side:
    """`ready` when all is done, and by the deadline if there is one, in percent. `ends` is None beyond calendars."""

    ends: date | None
    hours: int
    steps: int
    ready: float
    in_time: float | None


@dataclass(frozen=True)
class Moved:
    """A step that is in both plans, with the days on which it is done."""

    step: PlanStep
    before: date | None
    after: date


@dataclass(frozen=True)
class Beside:
    old: Side
    new: Side
    come_in: tuple[tuple[PlanStep, date], ...]
    fall_out: tuple[PlanStep, ...]
    moved: tuple[Moved, ...]

    @property
    def is_same_way(self) -> bool:
        return not (self.come_in or self.fall_out or self.moved)


def beside(outlook: Outlook, renewal: Renewal) -> Beside:
    known = renewal.old
    ends = {key: _end(outlook, step) for key, step in known.items() if step.is_ahead}
    ahead = {key_of(step): step for step in renewal.ahead}
    days = {slot.key: slot.end for slot in renewal.draft.table.slots}
    before = [key for key in sorted(ends, key=lambda key: known[key].place) if key in ahead]
    after = [key for key in ahead if key in ends]
    movers = set(overtaken(before, after))
    deadline = renewal.draft.deadline or outlook.plan.deadline
    return Beside(
        old=_old_side(outlook, deadline),
        new=_new_side(renewal, days, deadline),
        come_in=tuple((step, days[key]) for key, step in ahead.items() if key not in ends),
        fall_out=tuple(known[key] for key in ends if key not in ahead),
        moved=tuple(Moved(ahead[key], ends[key], days[key]) for key in after if key in movers),
    )


def _old_side(outlook: Outlook, deadline: date | None) -> Side:
    plan = outlook.plan

    def ready(steps: Iterable[PlanStep]) -> float:
        return min(plan.ready + plan.points_now(sum(map(plan.brings_now, steps))), 100.0)

    in_time = (step for step in plan.ahead if deadline and (_end(outlook, step) or date.max) <= deadline)
    by_then = ready(in_time) if deadline else None
    return Side(outlook.ends, outlook.hours_left, len(plan.ahead), ready(plan.ahead), by_then)


def _end(outlook: Outlook, step: PlanStep) -> date | None:
    slot = outlook.slot.get(step.pk)
    return slot.end if slot else None


def _new_side(renewal: Renewal, days: Mapping[Key, date], deadline: date | None) -> Side:
    way, ahead = renewal.way, renewal.ahead

    def ready(steps: Iterable[PlanStep]) -> float:
        return way.points(way.there + sum(step.brings for step in steps))

    by_then = ready(step for step in ahead if deadline and days[key_of(step)] <= deadline) if deadline else None
    hours = sum(step.to_go_at_first for step in ahead)
    return Side(renewal.draft.ends, hours, len(ahead), ready(ahead), by_then)


def overtaken(before: Sequence[Key], after: Sequence[Key]) -> tuple[Key, ...]:
    """Of the keys of both, in their new order, the fewest that must move to come from one order to the other."""
    place = {key: number for number, key in enumerate(before)}
    common = [key for key in after if key in place]
    # The longest run of steps that stands in both orders: its tails, and for each step the one before it.
    tails: list[int] = []
    ends: list[Key] = []
    earlier: dict[Key, Key | None] = {}
    for key in common:
        length = bisect_left(tails, place[key])
        earlier[key] = ends[length - 1] if length else None
        tails[length:], ends[length:] = [place[key], *tails[length + 1 :]], [key, *ends[length + 1 :]]
    stays: set[Key] = set()
    last = ends[-1] if ends else None
    while last is not None:
        stays.add(last)
        last = earlier[last]
    return tuple(key for key in common if key not in stays)
