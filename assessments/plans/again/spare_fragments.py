"""The skills that one could do without: there may be sixty, and as templates they would take most of the page."""

from collections.abc import Iterable

from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from assessments.gaps.words import points
from assessments.plans.again.sparing import Spare

CHECKED = SafeString(" checked")
SPARE = SafeString(
    '<div class="choice"><input type="checkbox" name="without" value="{0}" id="without-{0}"{1}>'
    '<label for="without-{0}">{2} <span class="muted small">{3}</span></label></div>'
)


def drawn_spares(spares: Iterable[Spare]) -> SafeString:
    rows = ((it.slug, CHECKED if it.is_chosen else "", it.name, _about(it)) for it in spares)
    return format_html_join("", SPARE, rows)


def _about(spare: Spare) -> str:
    worth = points(spare.points)
    what = "point" if worth == "1" else "points"
    return f"{worth} {what}, {spare.hours} h{', essential' if spare.is_essential else ''}"
