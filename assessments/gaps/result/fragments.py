"""The rows of the result page, of which there are a hundred: as templates they would take most of its time."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.template.defaultfilters import linebreaksbr
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString

from assessments.gaps.result.costs import Cost
from assessments.gaps.result.documents import documents_of
from assessments.gaps.result.overview import Said
from assessments.gaps.result.page import Against, ResultPage
from assessments.gaps.result.parts import Duty, SkillRow
from careerpath.lib.components import gap_bar, level_badge
from skills.catalogue import Catalogue
from skills.citations import Citation
from skills.kept import kept
from skills.templatetags.citations import marked_by

Marks = Mapping[str, tuple[Citation, ...]]

COST = (
    '<li><div class="cost-head"><h3>{}</h3> <span class="tag">{}</span>{}</div>'
    '<p class="cost-brings"><strong>+{}</strong> points <span class="muted nowrap">{} h</span></p>'
    "<dl><div><dt>You{}</dt><dd>{}</dd></div><div><dt>Asked for: level {}</dt><dd>{}</dd></div></dl></li>"
)
ROW = (
    '<tr><th scope="row">{} <span class="muted small">{}</span>{}</th><td>{}</td><td>{}</td>'
    '<td class="number">{} of {}</td></tr>'
)
DUTY = (
    '<li><p>{}{}</p><div class="ready-bar"><svg width="100%" height="10" aria-hidden="true">'
    '<rect class="bar-track" width="100%" height="10" rx="3"/>'
    '<rect class="bar-ready" width="{}%" height="10" rx="3"/></svg><strong>{} %</strong></div>{}</li>'
)
SAID = "<div><dt>{}</dt><dd>{}</dd>{}{}</div>"
OFTEN_MISSING = SafeString(' <span class="tag tag-gap">often missing</span>')
NOT_VERIFIED = SafeString('<span class="muted">–<span class="unseen"> not verified</span></span>')
NOT_RATED = SafeString(' <span class="tag">not rated</span>')
NOT_MINE = SafeString('<span class="tag">doesn’t apply</span>')
NOTHING = SafeString("")


@kept
def skill_link(catalogue: Catalogue, slug: str, query: str) -> SafeString:
    """`query` ends the address where another framework than the first is read."""
    return format_html('<a href="{}{}">{}</a>', reverse("skill", args=[slug]), query, catalogue.skill[slug].name)


@kept
def statement(catalogue: Catalogue, slug: str, level: int) -> SafeString:
    return SafeString(escape(catalogue.skill[slug].statement(level)))


def cost_item(catalogue: Catalogue, cost: Cost, query: str, marks: Marks) -> SafeString:
    slug = cost.skill.slug
    often = OFTEN_MISSING + marked_by(marks.get(slug, ())) if cost.skill.often_missing else NOTHING
    level = NOTHING if cost.have is None else SafeString(f": level {cost.have}")
    asked = statement(catalogue, slug, cost.want)
    at = _at(catalogue, cost)
    link = skill_link(catalogue, slug, query)
    return format_html(COST, link, cost.importance, often, cost.points, f"{cost.hours:,}", level, at, cost.want, asked)


def _at(catalogue: Catalogue, cost: Cost) -> str:
    if cost.have:
        return statement(catalogue, cost.skill.slug, cost.have)
    if cost.have == 0:
        return "New to you."
    return "Not rated." if cost.state == "not rated" else "You said that it doesn’t apply to you."


def skill_row(catalogue: Catalogue, row: SkillRow, query: str, note: str) -> SafeString:
    link = skill_link(catalogue, row.skill.slug, query)
    verified = NOT_VERIFIED if row.verified is None else level_badge(row.verified)
    return format_html(ROW, link, row.importance, _note("div", note), _bar(row), verified, row.points, row.worth)


def _bar(row: SkillRow) -> SafeString:
    if row.state == "does not apply":
        return format_html("{} → {}", NOT_MINE, row.want)
    bar = gap_bar(row.have, row.want)
    return bar + NOT_RATED if row.state == "not rated" else bar


def duty_item(catalogue: Catalogue, duty: Duty, query: str) -> SafeString:
    links = ", ".join(skill_link(catalogue, skill.slug, query) for skill in duty.missing)
    counts = f"Counts {duty.counted} of its {duty.skills} skills." if duty.counted < duty.skills else ""
    told = " ".join(filter(None, (counts, f"Held back by {links}" if links else "")))
    below = SafeString(f'<p class="muted small">{told}</p>') if told else NOTHING
    return format_html(DUTY, duty.text, marked_by(duty.marks), duty.ready, duty.ready, below)


def beyond_item(duty: Duty) -> SafeString:
    asked = f"{duty.counted} of its {duty.skills} skills"
    return format_html('<li>{}{} <span class="muted small">{}</span></li>', duty.text, marked_by(duty.marks), asked)


def said_item(catalogue: Catalogue, said: Said, query: str, note: str, full: bool) -> SafeString:
    """In full with the statement of the level."""
    slug = said.skill.slug
    level = NOT_MINE if said.level is None else level_badge(said.level)
    words = statement(catalogue, slug, said.level) if full and said.level else NOTHING
    stated = format_html('<dd class="said-statement">{}</dd>', words) if words else NOTHING
    return format_html(SAID, skill_link(catalogue, slug, query), level, stated, _note("dd", note))


def _note(element: str, note: str) -> SafeString:
    return format_html('<{0} class="skill-note">{1}</{0}>', element, linebreaksbr(note)) if note else NOTHING


@kept
def documents_section(catalogue: Catalogue, role: str, seniority: str, query: str, is_there: bool) -> SafeString:
    documents = documents_of(catalogue, role, seniority)
    context = {"documents": documents, "role": catalogue.role[role], "query": query, "is_there": is_there}
    return render_to_string("results/documents.html", context)


@kept
def role_options(catalogue: Catalogue, chosen: str) -> SafeString:
    """The choices of a select, one of them selected."""
    every = (("", "All skills"), *((role.slug, role.name) for role in catalogue.roles))
    return format_html_join(
        "",
        '<option value="{}"{}>{}</option>',
        ((slug, SafeString(" selected") if slug == chosen else "", name) for slug, name in every),
    )


@dataclass(frozen=True)
class Drawn:
    """`costs` are the dearest, `others` what is shown on demand; `skills` stand under the names of their areas.

    `beyond` is what the role answers for with skills most of which this level doesn't ask for.
    """

    costs: tuple[SafeString, ...] = ()
    others: tuple[SafeString, ...] = ()
    skills: tuple[tuple[str, tuple[SafeString, ...]], ...] = ()
    duties: tuple[SafeString, ...] = ()
    beyond: tuple[SafeString, ...] = ()
    beside: tuple[SafeString, ...] = ()
    said: tuple[tuple[str, tuple[SafeString, ...]], ...] = ()
    documents: SafeString = NOTHING


def drawn(page: ResultPage, query: str, notes: Mapping[str, str], is_there: bool = True) -> Drawn:
    """`query` ends the addresses of skills; `notes` are the person's own words, by the skill.

    `is_there` says whether the role still has a page.
    """
    catalogue, overview = page.picture.catalogue, page.overview
    shown = _against(page.against, page, query, notes) if page.against else Drawn()
    areas = overview.areas if overview else ()
    role, level = page.picture.role, page.picture.level

    def item(one: Said, full: bool) -> SafeString:
        return said_item(catalogue, one, query, notes.get(one.skill.slug, ""), full)

    return replace(
        shown,
        beside=tuple(item(one, full=False) for one in page.beside),
        said=tuple((area.category.name, tuple(item(one, full=True) for one in area.said)) for area in areas),
        documents=documents_section(catalogue, role.slug, level.seniority, query, is_there)
        if role and level
        else NOTHING,
    )


def _against(against: Against, page: ResultPage, query: str, notes: Mapping[str, str]) -> Drawn:
    catalogue = page.picture.catalogue
    marks = page.documents.skills if page.documents else {}
    return Drawn(
        costs=tuple(cost_item(catalogue, cost, query, marks) for cost in against.costs.first),
        others=tuple(cost_item(catalogue, cost, query, marks) for cost in against.costs.others),
        skills=tuple(
            (category.name, tuple(skill_row(catalogue, row, query, notes.get(row.skill.slug, "")) for row in rows))
            for category, rows in against.skills
        ),
        duties=tuple(duty_item(catalogue, duty, query) for duty in against.duties if duty.is_measured),
        beyond=tuple(beyond_item(duty) for duty in against.duties if not duty.is_measured),
    )
