"""Template tags for the parts of a page: `{% load components %}`. /styleguide/ shows each."""

from collections.abc import Sequence
from typing import Any

from django import template
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from careerpath.lib.levels import HIGHEST, LEVEL_NAMES, level_words
from careerpath.lib.radar import Radar

register = template.Library()


@register.simple_tag
def level_badge(level: int | None) -> SafeString:
    if level is None:
        return SafeString('<span class="level level-none">Not rated</span>')
    return format_html('<span class="level level-{}">{} <span>{}</span></span>', level, level, LEVEL_NAMES[level])


@register.simple_tag
def level_scale(level: int | None) -> SafeString:
    """Where somebody stands, on four steps."""
    words = level_words(level)
    return format_html(
        '<span class="scale"><span class="scale-steps" aria-hidden="true">{}</span><span>{}</span></span>',
        _steps(level or 0, None),
        words[0].upper() + words[1:],
    )


@register.simple_tag
def gap_bar(have: int | None, want: int) -> SafeString:
    """Where somebody stands, a notch where they want to be, and both as numbers."""
    return format_html(
        '<span class="gap-bar"><span class="scale-steps" aria-hidden="true">{}</span>'
        '<span aria-hidden="true">{} → {}</span><span class="unseen">{}; {} is asked for</span></span>',
        _steps(have or 0, want),
        "?" if have is None else have,
        want,
        level_words(have),
        level_words(want),
    )


def _steps(level: int, want: int | None) -> SafeString:
    classes = (
        " ".join(filter(None, (f"level-{level}" if step <= level else "", "wanted" if step == want else "")))
        for step in range(1, HIGHEST + 1)
    )
    return format_html_join("", "<i{}></i>", ((format_html(' class="{}"', name) if name else "",) for name in classes))


@register.simple_tag(takes_context=True)
def current(context: dict[str, Any], *names: str) -> SafeString:
    """`aria-current` for a link in a navigation, when the page that is shown is one of the named URLs."""
    request: HttpRequest | None = context.get("request")
    match = request.resolver_match if request else None
    return SafeString(' aria-current="page"') if match and match.view_name in names else SafeString("")


@register.inclusion_tag("components/progress.html")
def progress(label: str, percent: int) -> dict[str, Any]:
    return {"label": label, "percent": percent, "id": f"progress-{abs(hash((label, percent)))}"}


@register.inclusion_tag("components/pagination.html", takes_context=True)
def pagination(context: dict[str, Any], page: Any) -> dict[str, Any]:
    request: HttpRequest = context["request"]
    query = request.GET.copy()
    query.pop("page", None)
    return {"page": page, "query": query.urlencode(), "numbers": page.paginator.get_elided_page_range(page.number)}


@register.simple_block_tag
def card(content: str, kind: str = "") -> SafeString:
    return format_html('<div class="card{}">{}</div>', f" card-{kind}" if kind else "", content)


@register.simple_block_tag
def empty(content: str, title: str, level: int = 2) -> SafeString:
    """An empty state: its title, what goes here, and the next act."""
    return format_html('<div class="empty"><h{}>{}</h{}>{}</div>', level, title, level, content)


@register.simple_block_tag
def dialog(content: str, id: str, title: str) -> SafeString:
    """Opened by a button with `popovertarget`; Escape, a click outside and its own buttons close it."""
    return format_html(
        '<div class="dialog" id="{}" popover role="dialog" aria-labelledby="{}-title">'
        '<h2 id="{}-title">{}</h2>{}</div>',
        *(id, id, id, title, content),
    )


@register.simple_block_tag
def chart(content: str, title: str, columns: Sequence[str], rows: Sequence[Sequence[object]], about: str = "") -> str:
    """The frame of a drawing: what it shows in words above it, and its numbers as a table below."""
    return render_to_string(
        "components/chart.html",
        {"drawing": content, "title": title, "about": about, "columns": columns, "rows": rows},
    )


@register.inclusion_tag("components/radar.html")
def radar_drawing(drawing: Radar, title: str, about: str) -> dict[str, Any]:
    return {"drawing": drawing, "title": title, "about": about}
