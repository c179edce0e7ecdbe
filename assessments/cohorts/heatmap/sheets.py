"""The map as files, of all learners that are looked for: a line a learner and skill, or a sheet that looks like it."""

import io
from collections.abc import Iterator, Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.formatting.rule import ColorScaleRule
from openpyxl.utils import get_column_letter

from assessments.cohorts.heatmap.columns import Column, Row, lacked, ready
from assessments.cohorts.heatmap.drawing import Drawing, Person
from assessments.cohorts.heatmap.lines import Line, line_of
from assessments.cohorts.heatmap.marks import STATES
from assessments.cohorts.heatmap.queries import learners_seen_by, rows_of
from assessments.gaps.words import percent
from assessments.models import Membership
from careerpath.lib.cells import MARK, csv_lines, harmless

HEADER = ("learner", "number", *(name.replace("_", " ") for name in Line.__dataclass_fields__))
PLACES = 2
# Of a line of the CSV.
END = "\r\n"
# The first cell with a level, below the head and beside name, number and sums.
FIRST = "E2"
# From the scale of the page, up to where black is read on it.
SCALE = ColorScaleRule(
    start_type="num", start_value=0, start_color="EFECE4", end_type="num", end_value=4, end_color="74B8AE"
)


def csv_parts(mine: Membership, drawing: Drawing) -> Iterator[str]:
    yield MARK + csv_lines([HEADER])
    ends: dict[object, str] = {}
    for learner, row in _everybody(mine, drawing):
        who = csv_lines([(learner.name, learner.pk)]).removesuffix(END)
        yield "".join(f"{who},{_end(drawing, column, row, ends)}" for column in drawing.columns)


def _end(drawing: Drawing, column: Column, row: Row, ends: dict[object, str]) -> str:
    """What follows the learner in a line. Most of a class say the same as somebody before them."""
    key = (column.key, row.get(column.key))
    if key not in ends:
        ends[key] = csv_lines([[_rounded(value) for value in vars(line_of(drawing.lens, column, row)).values()]])
    return ends[key]


def _everybody(mine: Membership, drawing: Drawing) -> Iterator[tuple[Person, Row]]:
    """One query. Levels that are alike are one object: of five thousand learners they take some 15 megabytes."""
    people = learners_seen_by(mine).values("person")
    rows = rows_of(people, drawing.ground, drawing.ground.target)
    return ((one, rows.get(one.person, {})) for one in drawing.learners)


def workbook(mine: Membership, drawing: Drawing) -> bytes:
    """The map as it is shown, and what it comes to over all learners."""
    book, file = Workbook(write_only=True), io.BytesIO()
    sheet = book.create_sheet("Map")
    sheet.freeze_panes = FIRST
    sheet.column_dimensions["A"].width = 28
    heads = ("Learner", "Number", "Ready, %", "Levels missing")
    sheet.append(_texts([*heads, *(column.name for column in drawing.columns)]))
    known: dict[object, Any] = {}
    for learner, row in _everybody(mine, drawing):
        cells = (_cell(drawing, one, row, known) for one in drawing.columns)
        sheet.append([*_texts([learner.name]), learner.pk, *_sums(drawing, row), *cells])
    if drawing.wish.show in ("level", "short") and drawing.learners and drawing.columns:
        last = f"{get_column_letter(4 + len(drawing.columns))}{1 + len(drawing.learners)}"
        sheet.conditional_formatting.add(f"{FIRST}:{last}", SCALE)
    _over_all(book.create_sheet("All learners"), drawing)
    book.save(file)
    return file.getvalue()


def _sums(drawing: Drawing, row: Row) -> Sequence[Any]:
    found = ready(drawing.lens, drawing.ground.target, row)
    missing = _rounded(lacked(drawing.lens, drawing.columns, row))
    return ("", "") if found is None else (percent(found), missing)


def _cell(drawing: Drawing, column: Column, row: Row, known: dict[object, Any]) -> Any:
    """A number, or why there is none."""
    key = (column.key, *(row.get(slug) for slug in column.slugs))
    if key not in known:
        state = column.state(row)
        known[key] = STATES[state][1] if state != "known" else _rounded(column.value(drawing.lens, row))
    return known[key]


def _over_all(sheet: Any, drawing: Drawing) -> None:
    sheet.freeze_panes = "A2"
    sheet.column_dimensions["A"].width = 36
    sheet.append(["Skill", "Asked for", "Learners asked", "Rated", "Mean", "Have it, %", "Points missing", "Change"])
    for column in drawing.columns:
        one = drawing.overall[column.key]
        values = (column.want, one.asked, one.rated, one.mean, one.met_in_100, one.missing, one.trend)
        sheet.append([*_texts([column.name]), *map(_rounded, values)])


def _texts(texts: Sequence[str]) -> list[str]:
    """Nothing that a spreadsheet would run, or that its format can't hold."""
    return [harmless(ILLEGAL_CHARACTERS_RE.sub("", text)) for text in texts]


def _rounded(value: Any) -> Any:
    return round(value, PLACES) if isinstance(value, float) else value
