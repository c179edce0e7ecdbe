"""What the pages of the map show, apart from its cells."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from django.core.paginator import Page, Paginator

from assessments.cohorts.heatmap.cells import lines_of
from assessments.cohorts.heatmap.columns import AREAS
from assessments.cohorts.heatmap.drawing import MISSING, NAME, READY, Drawing, Person, drawing_of
from assessments.cohorts.heatmap.forms import MapForm
from assessments.cohorts.heatmap.heat import Overall
from assessments.cohorts.heatmap.marks import UNKNOWN, plain, shade, signed
from assessments.cohorts.heatmap.queries import ground_of, rows_of
from assessments.models import Membership
from careerpath.lib.days import midnight

A_PAGE = 50
LEGEND = {
    "level": "Each number is a level, from 0 to 4",
    "short": "Each number says how many levels are missing to what is asked for",
    "apart": "Each number says by how many levels the own level is above the verified one",
    "change": "Each number says by how many levels the own level has changed",
}


@dataclass(frozen=True)
class Head:
    """`direction` is empty unless the table is sorted by it. `inside` leads to the skills of an area."""

    name: str
    query: str
    direction: str
    inside: str = ""


@dataclass(frozen=True)
class Line:
    """Over all learners: of each column what is written, its shade, and what the sign before it means."""

    name: str
    cells: tuple[tuple[str, str, str], ...]


def drawn(mine: Membership, given: Mapping[str, str]) -> tuple[MapForm, Drawing]:
    """Three queries."""
    ground = ground_of(mine.cohort)
    form = MapForm(given, ground.areas, mine.cohort.starts_on)
    wish = form.wish
    return form, drawing_of(mine, replace(ground, since=midnight(wish.since)), wish)


def of_skills(given: Mapping[str, str]) -> dict[str, str]:
    """Areas have no lines of their own: instead, all skills."""
    return {name: value for name, value in given.items() if (name, value) != ("part", AREAS)}


def map_page(mine: Membership, given: Mapping[str, str], number: str | None) -> dict[str, Any]:
    form, drawing = drawn(mine, given)
    page: Page[Any] = Paginator(drawing.learners, A_PAGE).get_page(number)
    learners: list[Person] = list(page.object_list)
    rows = rows_of([one.person for one in learners], drawing.ground, drawing.ground.target)
    return frame(mine, form, drawing, page) | {
        "lines": lines_of(drawing, learners, rows, mine.cohort_id),
        "heads": [
            _head(drawing, key, name) for key, name in ((NAME, "Name"), (READY, "Ready"), (MISSING, "Levels missing"))
        ],
        "columns": [_head(drawing, column.key, column.name, column.is_area) for column in drawing.columns],
        "areas": [(name, len(list(group))) for name, group in groupby(drawing.columns, key=lambda one: one.area)],
        "sums": sums(drawing),
        "legend": LEGEND[drawing.wish.show],
    }


def frame(mine: Membership, form: MapForm, drawing: Drawing, page: Page[Any]) -> dict[str, Any]:
    """What the map and its table share."""
    return {
        "mine": mine,
        "cohort": mine.cohort,
        "goal": drawing.ground.goal,
        "form": form,
        "drawing": drawing,
        "page": page,
        "query": drawing.wish.query,
    }


def _head(drawing: Drawing, key: str, name: str, is_area: bool = False) -> Head:
    direction = ("descending" if drawing.most_first else "ascending") if drawing.sort == key else ""
    return Head(name, drawing.wish.sorted_by(key), direction, drawing.wish.of_part(key) if is_area else "")


def sums(drawing: Drawing) -> list[Line]:
    pairs = [(column, drawing.overall[column.key]) for column in drawing.columns]
    last = Line("Own minus verified", tuple(_difference(one.apart) for _, one in pairs))
    return [
        Line("Asked for", tuple((_short(column.want), "", "") for column, _ in pairs)),
        Line("Mean level", tuple(_mean(one) for _, one in pairs)),
        Line("Have it, %", tuple(_rounded(one.met_in_100) for _, one in pairs)),
        Line("Points missing", tuple((f"{one.missing:.1f}", "", "") for _, one in pairs)),
        Line("Change", tuple(_difference(one.trend) for _, one in pairs)),
        *([last] if drawing.wish.show == "apart" else []),
    ]


def _short(value: float) -> str:
    """
    >>> _short(3.0), _short(2.5)
    ('3', '2.5')
    """
    return plain(value).removesuffix(".0")


def _mean(one: Overall) -> tuple[str, str, str]:
    return (UNKNOWN, "", "nobody has rated it") if one.mean is None else (f"{one.mean:.1f}", shade(one.mean), "")


def _rounded(value: float | None) -> tuple[str, str, str]:
    return (UNKNOWN, "", "of nobody") if value is None else (f"{value:.0f}", "", "")


def _difference(value: float | None) -> tuple[str, str, str]:
    return (UNKNOWN, "", "not known") if value is None else (signed(float(value)), "", "")
