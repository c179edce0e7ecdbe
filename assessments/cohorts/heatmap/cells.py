"""The rows of a map as HTML. Written here, as a page has three thousand cells, most of which look alike."""

from collections.abc import Mapping, Sequence
from functools import cache

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from assessments.cohorts.heatmap.columns import Column, Row, lacked, ready
from assessments.cohorts.heatmap.drawing import Drawing, Person
from assessments.cohorts.heatmap.marks import Mark, mark, plain
from assessments.gaps.words import percent

LINE = '<tr><th scope="row"><a href="{}">{}</a></th><td class="number">{}</td><td class="number">{}</td>{}</tr>'
NOTHING = SafeString('<span aria-hidden="true">?</span><span class="unseen">not rated</span>')
# A cell in two parts, between which the address of a learner stands.
Piece = tuple[str, ...]


def lines_of(drawing: Drawing, learners: Sequence[Person], rows: Mapping[int, Row], cohort: int) -> SafeString:
    # One address is asked for; the others differ in their numbers and skills only.
    first, last = reverse("cohort_learner", args=[cohort, 0]).rsplit("0", 1)
    pieces: dict[object, Piece] = {}
    return format_html_join(
        "\n",
        LINE,
        (
            (
                f"{first}{one.pk}{last}",
                one.name,
                *_sums(drawing, rows.get(one.person, {})),
                _cells(drawing, rows.get(one.person, {}), f"{first}{one.pk}{last}", pieces),
            )
            for one in learners
        ),
    )


def _sums(drawing: Drawing, row: Row) -> tuple[object, object]:
    found = ready(drawing.lens, drawing.ground.target, row)
    if found is None:
        return NOTHING, NOTHING
    return f"{percent(found)} %", plain(lacked(drawing.lens, drawing.columns, row))


def _cells(drawing: Drawing, row: Row, address: str, pieces: dict[object, Piece]) -> SafeString:
    """Everything is escaped where a piece is made; the address is ours, and a number."""
    parts = []
    for column in drawing.columns:
        key = (column.key, *(row.get(slug) for slug in column.slugs))
        piece = pieces.get(key)
        if piece is None:
            piece = pieces[key] = _piece(drawing, column, row)
        parts.append(address.join(piece))
    return mark_safe("".join(parts))  # noqa: S308


def _piece(drawing: Drawing, column: Column, row: Row) -> Piece:
    sign = mark_of(drawing, column, row)
    start = format_html('<td class="{}"><a href="', sign.shade)
    return start, format_html('{}">{}</a></td>', _place(column, row), written(sign))


def _place(column: Column, row: Row) -> str:
    """Below the learner's page. An area has no page of its own, but a place there, or among what they left out."""
    if not column.is_area:
        return f"{column.key}/"
    return "#left-out" if column.state(row) == "left out" else f"#area-{column.key}"


def mark_of(drawing: Drawing, column: Column, row: Row) -> Mark:
    return mark(drawing.lens, column.value(drawing.lens, row), column.state(row), column.change(row))


@cache
def written(sign: Mark) -> SafeString:
    """There are a few hundred of them."""
    if sign.arrow:
        return format_html(
            '{}<span aria-hidden="true">{}</span><span class="unseen">, {}</span>', sign.text, sign.arrow, sign.words
        )
    if sign.words:
        return format_html('<span aria-hidden="true">{}</span><span class="unseen">{}</span>', sign.text, sign.words)
    return format_html("{}", sign.text)
