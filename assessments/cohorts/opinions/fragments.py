"""The cells of the grids. A page has up to 74 of them: as templates they would take most of its time."""

from collections.abc import Iterable
from functools import cache

from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString

from assessments.cohorts.opinions.cells import Cell, Piece
from assessments.ratings.answers.badges import stand_badge
from careerpath.lib.components import level_badge
from careerpath.lib.levels import LEVEL_NAMES
from skills.catalogue import Catalogue
from skills.kept import kept

CELL = (
    '<li class="opinion{wrong}" id="cell-{key}"><div class="opinion-who"><h3><a href="{address}">{name}</a></h3>'
    '<p class="small muted">{asked}</p></div>'
    '<p class="opinion-own"><span class="small muted">Own level</span> {own}{apart}</p>'
    '<div class="opinion-level"><label class="small" for="{key}-level">You see<span class="unseen">: {name}</span>'
    '</label><select class="select" id="{key}-level" name="{key}-level"{described}>{options}</select></div>'
    '<div class="opinion-comment"><label class="small" for="{key}-comment">Comment<span class="unseen">: {name}</span>'
    '</label><textarea class="textarea" id="{key}-comment" name="{key}-comment" rows="1">{comment}</textarea></div>'
    '<input type="hidden" name="{key}-seen" value="{seen}">{problem}{told}{more}</li>'
)
PROBLEM = '<p class="error opinion-wide" id="{}-problem">{}</p>'
TOLD = '<div class="opinion-wide opinion-told small">{}</div>'
MORE = '<details class="opinion-wide opinion-more"><summary>{}</summary>{}</details>'
PIECE = '<li>{}{} <span>{}{}</span> <span class="muted small">{}</span></li>'
LINK = ' <a href="{}" rel="noopener nofollow ugc">{}</a>'
NEW = SafeString('<span class="tag tag-accent">New</span> ')
NOTHING = SafeString("")


def cells_list(cells: Iterable[Cell], statements: Catalogue | None = None) -> SafeString:
    """With the statements of each skill, where the cells are skills."""
    return SafeString("\n".join(_cell(cell, statements) for cell in cells))


def _cell(cell: Cell, statements: Catalogue | None) -> SafeString:
    # A level that was confirmed without an opinion isn't given by who saves the page.
    level, comment = cell.typed or (str(cell.level) if cell.has_opinion else "", cell.comment)
    return SafeString(
        CELL.format(
            key=cell.key,
            name=escape(cell.name),
            address=cell.address,
            wrong=" opinion-wrong" if cell.problem else "",
            asked="Not in the goal" if cell.asked is None else f"The goal asks for level {cell.asked}",
            own=stand_badge(cell.own),
            apart=_apart(cell),
            described=f' aria-invalid="true" aria-describedby="{cell.key}-problem"' if cell.problem else "",
            options=_options(level, has_opinion=cell.has_opinion),
            comment=escape(comment),
            seen=cell.seen,
            problem=format_html(PROBLEM, cell.key, cell.problem) if cell.problem else NOTHING,
            told=_told(cell),
            more=_more(cell, statements),
        )
    )


@cache
def _options(chosen: str, *, has_opinion: bool) -> SafeString:
    """An opinion isn't emptied: it is given anew, or undone."""
    words = [] if has_opinion else [("", "No opinion yet")]
    words += [(str(level), f"{level} {name}") for level, name in enumerate(LEVEL_NAMES)]
    return format_html_join(
        "",
        '<option value="{}"{}>{}</option>',
        ((value, SafeString(" selected") if value == chosen else "", text) for value, text in words),
    )


def _apart(cell: Cell) -> SafeString:
    if not cell.asks_for_a_talk:
        return NOTHING
    return SafeString(f' <span class="tag tag-gap">{abs(cell.apart)} apart: talk about it</span>')


def _told(cell: Cell) -> SafeString:
    told = []
    if cell.left_out:
        told.append(f"<p>Left out of the target: “{escape(cell.left_out)}”</p>")
    if cell.given:
        told.append(f'<p class="muted">Opinion by {escape(cell.given)}.{_talked(cell)}</p>')
    elif cell.level is not None:
        told.append(f'<p class="muted">Confirmed before: {level_badge(cell.level)}</p>')
    if cell.answer:
        told.append(f"<p>The learner answers: “{escape(cell.answer)}”</p>")
    return SafeString(TOLD.format("".join(told))) if told else NOTHING


def _talked(cell: Cell) -> str:
    return f" Talked about on {cell.talked_on}." if cell.talked_on else ""


def _more(cell: Cell, statements: Catalogue | None) -> SafeString:
    many = len(cell.evidence)
    new = sum(piece.is_new for piece in cell.evidence)
    words = (f"Evidence ({many}{f', {new} new' if new else ''})" if many else "") or "No evidence"
    if statements is not None:
        inside = pieces_list(cell.evidence) + levels_list(statements, cell.key)
        return SafeString(MORE.format(f"What the levels mean{f'; {words.lower()}' if many else ''}", inside))
    return SafeString(MORE.format(words, pieces_list(cell.evidence))) if many else NOTHING


def pieces_list(pieces: Iterable[Piece]) -> SafeString:
    items = "".join(
        PIECE.format(
            NEW if piece.is_new else "",
            level_badge(piece.level),
            escape(piece.text),
            LINK.format(escape(piece.link), escape(piece.link)) if piece.link else "",
            piece.since,
        )
        for piece in pieces
    )
    return SafeString(f'<ul class="plain opinion-evidence">{items}</ul>') if items else NOTHING


@kept
def levels_list(catalogue: Catalogue, slug: str) -> SafeString:
    skill = catalogue.skill[slug]
    items = format_html_join("", "<li>{} {}</li>", ((level_badge(step.level), step.statement) for step in skill.levels))
    return format_html('<ul class="plain opinion-levels">{}</ul>', items)
