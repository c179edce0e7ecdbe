"""`{% load citations %}`: the small numbers beside what a document says."""

from functools import lru_cache

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from skills.citations import Citation

register = template.Library()


@register.filter
@lru_cache(maxsize=1000)
def marked_by(citations: tuple[Citation, ...]) -> SafeString:
    """Links to the list of sources at the end of the page. A page has a hundred of them, most of them alike."""
    if not citations:
        return SafeString("")
    links = format_html_join(
        "",
        '<a href="#source-{}" aria-label="Source {}: {}">{}</a>',
        ((mark.source.slug, mark.number, mark.short, mark.number) for mark in citations),
    )
    return format_html('<span class="marks">{}</span>', links)
