"""What a reminder tells: what there is to do in the next seven days, and what was finished in the last."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from assessments.along.calendar_events import statement_of
from assessments.gaps.words import percent
from assessments.plans.outlook import Outlook
from assessments.plans.standing import PlanStep
from assessments.plans.timetable import DAYS


@dataclass(frozen=True)
class ToDo:
    step: int
    name: str
    statement: str
    hours: int
    last: date | None
    is_started: bool


@dataclass(frozen=True)
class PlanWeek:
    plan: int
    name: str
    ready: int
    ends: date | None
    to_do: tuple[ToDo, ...]
    finished: tuple[str, ...]


def weeks_of(outlooks: Iterable[Outlook]) -> tuple[PlanWeek, ...]:
    """Of the plans that have something to do in the seven days from today: in a week off nobody is reminded."""
    return tuple(_week(outlook) for outlook in outlooks if _soon(outlook))


def subject_of(weeks: Iterable[PlanWeek]) -> str:
    """In one line, as a mail wants it.

    >>> to_do = tuple(ToDo(1, name, "", 2, date(2026, 1, 11), False) for name in ("A\\ntalk", "Git to level 2"))
    >>> subject_of([PlanWeek(1, "MLOps engineer", 20, date(2026, 9, 1), to_do, ())])
    'Your week: A talk and 1 more'
    """
    names = dict.fromkeys(each.name for week in weeks for each in week.to_do)
    first, *more = (" ".join(name.split()) for name in names)
    return f"Your week: {first}{f' and {len(more)} more' if more else ''}"


def _soon(outlook: Outlook) -> tuple[PlanStep, ...]:
    end = outlook.today + timedelta(days=DAYS)
    begun = {slot.key for slot in outlook.ahead.slots if slot.start < end}
    return tuple(step for step in outlook.plan.ahead if step.pk in begun)


def _week(outlook: Outlook) -> PlanWeek:
    plan, soon, slot = outlook.plan, _soon(outlook), outlook.slot
    since = outlook.today - timedelta(days=DAYS)
    return PlanWeek(
        plan=plan.pk,
        name=plan.name,
        ready=percent(plan.ready),
        ends=outlook.ends,
        to_do=tuple(
            ToDo(
                step=step.pk,
                name=step.called,
                statement=statement_of(plan, step),
                hours=step.takes,
                last=slot[step.pk].end if step.pk in slot else None,
                is_started=step.state == "started",
            )
            for step in plan.ahead
            if step in soon or step.state == "started"
        ),
        finished=tuple(step.called for step in plan.done if step.done_on and step.done_on > since),
    )
