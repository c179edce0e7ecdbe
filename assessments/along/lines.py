"""A plan as lines for other programs: each step with its days, what it brings, and what the person wrote beside it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from assessments.along.calendar_events import days_of, statement_of
from assessments.plans.outlook import Outlook
from assessments.plans.plan.page import milestone_for, practice_for, resources_for
from assessments.plans.standing import Link, PlanStep
from careerpath.lib.cells import csv_text

AHEAD, STARTED, DONE, LEFT_OUT = "ahead", "started", "done", "left out"


@dataclass(frozen=True)
class Learn:
    """Where to learn it."""

    title: str
    link: str
    hours: int
    cost: str


@dataclass(frozen=True)
class Line:
    """One step. `level` is None in a step of one's own, and a day that nobody knows is None."""

    step: str
    state: str
    first_day: date | None
    last_day: date | None
    hours: int
    hours_spent: int | None
    skill: str
    level: int | None
    statement: str
    points: float
    note: str
    reason: str
    links: tuple[Link, ...]
    learn: tuple[Learn, ...]
    proof: str


def lines_of(outlook: Outlook) -> tuple[Line, ...]:
    """In the order of the plan."""
    return tuple(_line(outlook, step) for step in outlook.plan.steps)


def state_of(step: PlanStep) -> str:
    if step.is_done:
        return DONE
    if step.is_skipped:
        return LEFT_OUT
    return STARTED if step.state == "started" else AHEAD


def _line(outlook: Outlook, step: PlanStep) -> Line:
    plan = outlook.plan
    milestone, practice = milestone_for(plan, step), practice_for(plan, step)
    first, last = days_of(outlook, step) or (None, None)
    return Line(
        step=step.called,
        state=state_of(step),
        first_day=first,
        last_day=last,
        hours=step.takes,
        hours_spent=step.hours_spent,
        skill=step.skill,
        level=step.level or None,
        statement=statement_of(plan, step),
        points=round(plan.points_now(plan.brings_now(step)), 2),
        note=step.note,
        reason=step.reason if step.is_skipped else "",
        links=step.links,
        learn=tuple(Learn(each.title, each.link, each.hours, each.cost) for each in resources_for(plan, step)),
        proof=milestone.name if milestone else practice.in_short if practice else "",
    )


# -- For a spreadsheet -------------------------------------------------------------------------------------------------

HEADER = tuple(name.replace("_", " ") for name in Line.__dataclass_fields__)


def csv_of(outlook: Outlook) -> str:
    return csv_text(HEADER, (_cells(line) for line in lines_of(outlook)))


def _cells(line: Line) -> tuple[Any, ...]:
    addresses = {name: "\n".join(each.link for each in getattr(line, name)) for name in ("links", "learn")}
    return tuple((vars(line) | addresses).values())


# -- For a program -----------------------------------------------------------------------------------------------------


def document_of(outlook: Outlook) -> dict[str, Any]:
    """What JSON can hold."""
    plan = outlook.plan
    return {
        "target": {
            "role": plan.role.slug if plan.role else None,
            "level": plan.level.seniority if plan.level else None,
            "name": plan.name,
        },
        "date": outlook.today.isoformat(),
        "starts_on": plan.rhythm.start.isoformat(),
        "deadline": plan.deadline.isoformat() if plan.deadline else None,
        "hours_a_week": plan.rhythm.hours_a_week,
        "weeks_off": [monday.isoformat() for monday in sorted(plan.rhythm.off)],
        "ends_on": outlook.ends.isoformat() if plan.ahead and outlook.ends else None,
        "readiness": round(plan.ready, 2),
        "steps": [_entry(line) for line in lines_of(outlook)],
    }


def _entry(line: Line) -> dict[str, Any]:
    days = {"first_day": line.first_day, "last_day": line.last_day}
    nested = {"links": [vars(each) for each in line.links], "learn": [vars(each) for each in line.learn]}
    return vars(line) | {name: day.isoformat() if day else None for name, day in days.items()} | nested


def file_name(outlook: Outlook, ending: str) -> str:
    plan = outlook.plan
    of = f"{plan.role.slug}-{plan.level.seniority}" if plan.role and plan.level else str(plan.pk)
    return f"plan-{of}-{outlook.today.isoformat()}.{ending}"
