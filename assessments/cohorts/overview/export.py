"""The learners of an overview as a table, for whoever wants to go on with it elsewhere."""

from collections.abc import Iterable, Iterator
from datetime import date

from assessments.cohorts.overview.group import Member
from careerpath.lib.cells import csv_text

HEADER = (
    "learner",
    "number",
    "readiness at start",
    "readiness",
    "gain",
    "start looking back",
    "adjusted gain",
    "standing",
    "why",
    "as of",
)
PLACES = 2

Cell = str | float | None


def csv_of(members: Iterable[Member], day: date) -> str:
    return csv_text(HEADER, ((*_cells(one), day.isoformat()) for one in members))


def _cells(one: Member) -> Iterator[Cell]:
    """In percent and in points of readiness; empty where there is nothing to tell."""
    then = one.journey
    back = then.looking_back if then else None
    yield one.record.name
    yield one.record.pk
    yield _rounded(then.start if then else None)
    yield _rounded(one.ready)
    yield _rounded(then.end - then.start if then else None)
    yield _rounded(back)
    yield _rounded(then.end - back if then and back is not None else None)
    yield one.standing.standing
    yield one.standing.reason


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, PLACES)
