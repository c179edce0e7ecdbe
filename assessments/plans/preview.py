"""What comes of so many hours a week: answered for a few at once, beside the person's own."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from assessments.gaps.words import percent
from assessments.plans.drafting import Draft, draft
from assessments.plans.steps import Way
from assessments.plans.timetable import Rhythm

HOURS = (4, 8, 12)


@dataclass(frozen=True)
class WhatIf:
    hours: int
    is_own: bool
    ends: date
    weeks: int
    ready: int
    late: int


@dataclass(frozen=True)
class Preview:
    """`own` is the plan that would be made; `ready` by the deadline, if there is one."""

    own: Draft
    choices: tuple[WhatIf, ...]
    left_out: tuple[tuple[str, int], ...]

    @property
    def ready_now(self) -> int:
        return percent(self.own.ready_now)

    @property
    def ready(self) -> int:
        return percent(self.own.ready_by_deadline)


def preview(way: Way, rhythm: Rhythm, deadline: date | None, wishes: Mapping[str, str]) -> Preview:
    hours = sorted({*HOURS, rhythm.hours_a_week})
    rhythms = {each: Rhythm(rhythm.start, each, rhythm.weeks_off, rhythm.pace) for each in hours}
    if deadline is None:
        # The best order is the same for all of them; only its dates differ.
        whole = draft(way, rhythm, None, wishes)
        drafts = {each: replace(whole, rhythm=other) for each, other in rhythms.items()}
    else:
        drafts = {each: draft(way, other, deadline, wishes) for each, other in rhythms.items()}
    own = drafts[rhythm.hours_a_week]
    choices = tuple(_choice(each, found, each == rhythm.hours_a_week) for each, found in drafts.items())
    return Preview(own, choices, _highest(task.key for task in own.late))


def _choice(hours: int, found: Draft, is_own: bool) -> WhatIf:
    weeks = max(len(found.table.weeks), 1)
    return WhatIf(hours, is_own, found.ends, weeks, percent(found.ready_by_deadline), len(found.late))


def _highest(keys: Iterable[object]) -> tuple[tuple[str, int], ...]:
    """Each skill once, with the level that it would have been learnt to."""
    found: dict[str, int] = {}
    for key in keys:
        if isinstance(key, tuple):
            skill, level = key
            found[skill] = max(level, found.get(skill, 0))
    return tuple(found.items())
