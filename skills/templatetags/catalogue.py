"""Filters of the catalogue's pages: `{% load catalogue %}`."""

from functools import cache

from django import template
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString

from careerpath.lib.components import level_badge
from skills.pages.search import Pieces

register = template.Library()


@register.filter
def marked(pieces: Pieces) -> SafeString:
    """A text with the words in it that were searched for."""
    texts = ((escape(piece.text), piece.found) for piece in pieces)
    return SafeString("".join(f"<mark>{text}</mark>" if found else text for text, found in texts))


@register.filter
@cache
def asked(cell: tuple[int, str]) -> SafeString:
    """A level and how much it weighs. There are but a dozen, and a table of a role shows three hundred."""
    level, importance = cell
    if not level:
        return SafeString('<span class="muted">–<span class="unseen"> not asked</span></span>')
    return format_html('{} <span class="muted small">{}</span>', level_badge(level), importance)
