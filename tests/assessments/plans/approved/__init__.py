"""The plans of the twelve commonest cases as an adviser would read them: a text file for each, a line for each step.

A change of the catalogue shows in them what it does to the advice. Read the difference, and when it is good advice:

    python -m tests.assessments.plans.approved
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from assessments.plans.drafting import Draft, draft
from assessments.plans.steps import level_steps
from assessments.plans.timetable import Rhythm
from skills.catalogue import Catalogue
from skills.targets import target_of
from tests.assessments.plans.starts import STARTS

FOLDER = Path(__file__).parent
SENIORITIES = ("junior", "mid", "senior")
CASES = tuple((start, seniority) for start in STARTS for seniority in SENIORITIES)
RHYTHM = Rhythm(date(2026, 1, 5), hours_a_week=8)
COLUMNS = "week  hours  ready  step"


def file_of(start: str, seniority: str) -> Path:
    return FOLDER / f"{start.replace(' ', '-')}-to-{seniority}.txt"


def plan_text(catalogue: Catalogue, start: str, seniority: str) -> str:
    level = catalogue.role["mlops-engineer"].level(seniority)
    assert level is not None
    plan = draft(level_steps(catalogue, target_of(level), STARTS[start]), RHYTHM)
    weeks = len(plan.table.weeks)
    head = [
        f"{start.capitalize()} to {seniority} MLOps engineer",
        f"{len(plan.tasks)} steps, {plan.hours} hours, {weeks} weeks of {RHYTHM.hours_a_week} hours",
        f"{round(plan.ready_now)} % ready at the start; the order is {plan.proof}",
    ]
    return "\n".join([*head, "", COLUMNS, *_lines(catalogue, plan), ""])


def _lines(catalogue: Catalogue, plan: Draft) -> Iterator[str]:
    reached = plan.way.there
    for task, slot in zip(plan.tasks, plan.table.slots, strict=True):
        reached += task.gain
        week = (slot.end - RHYTHM.start).days // 7 + 1
        ready = round(plan.way.points(reached))
        yield f"{week:4}{task.hours:7}{ready:5} %  {_name(catalogue, task.key)}{'' if task.gain else ', only needed'}"


def _name(catalogue: Catalogue, key: object) -> str:
    assert isinstance(key, tuple)
    skill, level = key
    return f"{catalogue.skill[skill].name} {level}"
