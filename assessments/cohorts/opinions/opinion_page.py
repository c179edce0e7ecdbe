"""What the page of one learner's skill shows to whoever gives an opinion on it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone

from assessments.cohorts.opinions.cells import Cell
from assessments.cohorts.opinions.forms import OpinionForm
from assessments.cohorts.opinions.fragments import pieces_list
from assessments.cohorts.opinions.grids import GONE, Hold, LearnerWithEvidence, grid_of_person
from assessments.cohorts.queries import Goal
from assessments.models import Membership, Review
from skills.catalogue import Skill

# The older ones say little of today.
MOST = 10


@dataclass(frozen=True)
class Past:
    """An opinion that this cohort's teachers gave."""

    level: int
    own_level: int | None
    by: str
    at: datetime
    comment: str
    answer: str
    counts: bool


@dataclass(frozen=True)
class Looked:
    goal: Goal
    learner: LearnerWithEvidence
    skill: Skill
    cell: Cell
    past: tuple[Past, ...]


def looked_at(mine: Membership, goal: Goal, learner: LearnerWithEvidence, skill: str) -> Looked:
    """Two queries."""
    rows = Review.objects.filter(person=learner.person, skill__slug=skill, skill__framework=mine.cohort.framework_id)
    told = list(rows.select_related("by", "skill"))
    newest = [row for row in told if row.replaced_at is None]
    cell = grid_of_person(mine, goal, learner, [skill], newest).cells[0]
    past = [_past(row) for row in told if row.cohort_id == mine.cohort_id]
    return Looked(goal, learner, goal.catalogue.skill[skill], cell, tuple(past[:MOST]))


def opinion_context(mine: Membership, looked: Looked, form: OpinionForm) -> dict[str, Any]:
    taken = looked.learner.hold
    return {
        "mine": mine,
        "cohort": mine.cohort,
        "goal": looked.goal,
        "learner": looked.learner,
        "skill": looked.skill,
        "cell": looked.cell,
        "pieces": pieces_list(looked.cell.evidence),
        "past": looked.past,
        "form": form,
        "is_mine": bool(taken and taken.by == mine.person_id),
        "taken": _until(taken, mine),
    }


def _until(taken: Hold | None, mine: Membership) -> str:
    if taken is None or taken.by == mine.person_id:
        return ""
    return f"{taken.name} has taken this one, until {timezone.localtime(taken.until):%H:%M}."


def _past(row: Review) -> Past:
    by, counts = str(row.by or GONE.capitalize()), row.replaced_at is None
    return Past(row.level, row.own_level, by, row.given_at, row.comment, row.answer, counts)
