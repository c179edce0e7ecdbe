"""The steps of plans as days of a calendar: what is done when, and what was.

Each event has a key that stays the same when the plan is made anew, so that a calendar moves the event that it knows.
A step that stands in two plans is one event, on the earlier days. Nothing that a person wrote beside a step goes into
it: calendars are shown to others.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from assessments.plans.outlook import Outlook
from assessments.plans.standing import PlanNow, PlanStep


@dataclass(frozen=True)
class Event:
    """`last` is its last day."""

    key: str
    plan: int
    step: int
    name: str
    first: date
    last: date
    says: str
    is_cancelled: bool = False


@dataclass(frozen=True)
class Before:
    """A step of a plan that this one came in the place of, by the key of its event."""

    key: str
    plan: int
    step: int
    name: str


def events_of(outlooks: Iterable[Outlook]) -> tuple[Event, ...]:
    """In the order of their days."""
    found: dict[str, Event] = {}
    for event in sorted(_all(outlooks), key=lambda event: (event.last, event.first, event.key)):
        found.setdefault(event.key, event)
    return tuple(found.values())


def cancelled_in(outlook: Outlook, before: Iterable[Before] = ()) -> tuple[Event, ...]:
    """What lost its days since a file may have been taken along: a calendar that read it would keep it for ever.

    It was left out, or is done without a day of doing, or fell out when the plan was made anew.
    """
    plan = outlook.plan
    planned = {slot.key: (slot.start, slot.end) for slot in outlook.planned.slots}
    learnt = (step for step in plan.done if days_of(outlook, step) is None)
    off = (step for step in (*plan.skipped, *learnt) if step.to_go_at_first or plan.replaces)
    days = ((step, planned.get(step.pk, (outlook.today, outlook.today))) for step in off)
    here = tuple(replace(_event(outlook, step, *its), is_cancelled=True) for step, its in days)
    return (*here, *_fallen_out(outlook, before))


def key_of(framework: str, skill: str, level: int, title: str) -> str:
    return f"{framework}/{skill}/{level}" if skill else f"own/{title}"


def _fallen_out(outlook: Outlook, before: Iterable[Before]) -> Iterator[Event]:
    plan, today = outlook.plan, outlook.today
    known = {_key(plan, step) for step in plan.steps}
    gone = {step.key: step for step in before if step.key not in known}
    for key, step in gone.items():
        yield Event(key, step.plan, step.step, step.name, today, today, "No longer in the plan.", is_cancelled=True)


def _key(plan: PlanNow, step: PlanStep) -> str:
    return key_of(plan.catalogue.framework.slug, step.skill, step.level, step.name)


def statement_of(plan: PlanNow, step: PlanStep) -> str:
    """Of what one can do then; the catalogue of a plan made anew may no longer know a skill that was carried over."""
    skill = plan.catalogue.skill.get(step.skill)
    return skill.statement(step.level) if skill else ""


def _all(outlooks: Iterable[Outlook]) -> Iterator[Event]:
    for outlook in outlooks:
        for step in outlook.plan.steps:
            days = days_of(outlook, step)
            if days:
                yield _event(outlook, step, *days)


def days_of(outlook: Outlook, step: PlanStep) -> tuple[date, date] | None:
    """None of one that was left out or never worked on here, or lies beyond all calendars: nobody knows its days."""
    slot = outlook.slot.get(step.pk)
    if slot:
        return min(step.started_on or slot.start, slot.start), slot.end
    if step.is_done and step.done_on:
        return min(step.started_on or step.done_on, step.done_on), step.done_on
    return None


def _event(outlook: Outlook, step: PlanStep, first: date, last: date) -> Event:
    plan = outlook.plan
    statement = statement_of(plan, step)
    effort = f"{step.takes} h, for {plan.name}."
    return Event(
        key=_key(plan, step),
        plan=plan.pk,
        step=step.pk,
        name=f"Done: {step.called}" if step.is_done else step.called,
        first=first,
        last=last,
        says=f"Level {step.level}: {statement}\n{effort}" if statement else effort,
    )
