"""Who of a group hasn't started, who is stuck, and who is far ahead: whom an instructor should talk to this week.

>>> group = [
...     Progress(1, None, None),
...     Progress(2, 40.0, date(2026, 3, 1)),
...     Progress(3, 42.0, date(2026, 3, 19), weeks_late=3),
...     Progress(4, 75.0, date(2026, 3, 19)),
...     Progress(5, 35.0, date(2026, 3, 18)),
... ]
>>> for found in standings(group, today=date(2026, 3, 20)):
...     print(found.standing, [found.reason])
not started ['has not rated themselves yet']
stuck ['nothing done for 19 days']
stuck ['3 weeks behind their plan']
far ahead ['34 points above the middle of the group']
on the way ['']
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from assessments.cohorts.overview.spread import spread_of
from careerpath.lib.ages import counted

State = Literal["not started", "stuck", "far ahead", "on the way"]

# For so long nothing done, so far behind the plan, so many points above the middle one of those who have started.
QUIET_DAYS = 14
LATE_WEEKS = 2
AHEAD_POINTS = 20
READY = 100


@dataclass(frozen=True)
class Progress:
    """Somebody's readiness, None as long as they haven't rated themselves; and when they last did anything."""

    key: int
    readiness: float | None
    last_active: date | None
    weeks_late: int = 0


@dataclass(frozen=True)
class Standing:
    key: int
    standing: State
    reason: str = ""


def standings(group: Iterable[Progress], today: date, is_over: bool = False) -> tuple[Standing, ...]:
    """Once a cohort is over, its days no longer make anybody quiet or late."""
    every = list(group)
    spread = spread_of(one.readiness for one in every if one.readiness is not None)
    return tuple(_standing(one, spread.middle if spread else 0.0, today, is_over) for one in every)


def _standing(one: Progress, middle: float, today: date, is_over: bool) -> Standing:
    """Who is there is never stuck, and who is stuck needs a word more than who is ahead."""
    if one.readiness is None or one.last_active is None:
        return Standing(one.key, "not started", "has not rated themselves yet")
    if one.readiness >= READY:
        return Standing(one.key, "far ahead", "has reached the goal")
    stuck = "" if is_over else _stuck(one, today)
    if stuck:
        return Standing(one.key, "stuck", stuck)
    if one.readiness - middle >= AHEAD_POINTS:
        ahead = counted(int(one.readiness - middle), "point")
        return Standing(one.key, "far ahead", f"{ahead} above the middle of the group")
    return Standing(one.key, "on the way")


def _stuck(one: Progress, today: date) -> str:
    quiet = (today - one.last_active).days if one.last_active else 0
    if quiet >= QUIET_DAYS:
        return f"nothing done for {counted(quiet, 'day')}"
    return f"{counted(one.weeks_late, 'week')} behind their plan" if one.weeks_late >= LATE_WEEKS else ""
