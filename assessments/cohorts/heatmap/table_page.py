"""The map as a plain table: all that is known of a learner and a skill in one line, a few learners at a time."""

from collections.abc import Mapping
from typing import Any

from django.core.paginator import Page, Paginator
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from assessments.cohorts.heatmap.columns import Row, ready
from assessments.cohorts.heatmap.drawing import Drawing
from assessments.cohorts.heatmap.lines import Line, line_of
from assessments.cohorts.heatmap.map_page import drawn, frame, of_skills
from assessments.cohorts.heatmap.marks import plain, signed
from assessments.cohorts.heatmap.queries import rows_of
from assessments.gaps.words import percent
from assessments.models import Membership

A_PAGE = 10
NOT_THERE = SafeString('<span aria-hidden="true">–</span><span class="unseen">none</span>')
LINE = '<tr><th scope="row">{}</th>{}</tr>'
HEADS = ("Asked for", "Own", "Verified", "Levels missing", "Own minus verified", "Before", "Change")
NUMBER = '<td class="number">{}</td>'
STATE = '<td colspan="6">{}</td>'


def table_page(mine: Membership, given: Mapping[str, str], number: str | None) -> dict[str, Any]:
    """Of areas, their skills."""
    form, drawing = drawn(mine, of_skills(given))
    page: Page[Any] = Paginator(drawing.learners, A_PAGE).get_page(number)
    rows = rows_of([one.person for one in page.object_list], drawing.ground, drawing.ground.target)
    people = [
        (one, _ready(drawing, rows.get(one.person, {})), _lines(drawing, rows.get(one.person, {}))) for one in page
    ]
    return frame(mine, form, drawing, page) | {"people": people, "heads": HEADS}


def _ready(drawing: Drawing, row: Row) -> int | None:
    found = ready(drawing.lens, drawing.ground.target, row)
    return None if found is None else percent(found)


def _lines(drawing: Drawing, row: Row) -> SafeString:
    lines = (line_of(drawing.lens, column, row) for column in drawing.columns)
    return format_html_join("\n", LINE, ((line.skill, _cells(line)) for line in lines))


def _cells(line: Line) -> SafeString:
    asked = format_html(NUMBER, line.wanted)
    if line.state:
        return asked + format_html(STATE, line.state.capitalize())
    plainly = [value if value is None else plain(value) for value in (line.own, line.verified, line.levels_missing)]
    signs = [value if value is None else signed(value) for value in (line.apart, line.change)]
    before = None if line.before is None else plain(line.before)
    cells = [*plainly, signs[0], before, signs[1]]
    return asked + format_html_join("", NUMBER, ((NOT_THERE if cell is None else cell,) for cell in cells))
