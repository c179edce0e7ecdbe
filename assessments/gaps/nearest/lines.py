"""The lines of skills that are missing: written once for each release, since the page of the nearest roles has 150."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString

from assessments.gaps.nearest.next_level import Raised
from assessments.gaps.nearest.page import Missing
from assessments.ratings.answers.badges import stand_badge
from assessments.ratings.answers.stands import Stand
from careerpath.lib.components import gap_bar
from careerpath.lib.levels import level_words
from skills.catalogue import Catalogue
from skills.kept import kept

NOT_MINE = '{} <span aria-hidden="true">→ {}</span><span class="unseen">; {} is asked for</span>'


def missing_lines(catalogue: Catalogue, missing: Iterable[Missing], first: str) -> SafeString:
    """The points differ from person to person: they stand between what is kept."""
    parts = ((*_missing(catalogue, one.skill.slug, one.stand, one.want, first), one.points) for one in missing)
    return SafeString("".join(f"{head}+{escape(points)} points{tail}" for head, tail, points in parts))


def raised_lines(catalogue: Catalogue, raised: Iterable[Raised], first: str) -> SafeString:
    # By their parts: a skill has many fields, and all of them would be hashed.
    parts = ((one.skill.slug, (one.stand, one.want, one.before), one.importance, first) for one in raised)
    return SafeString("".join(_raised(catalogue, *part) for part in parts))


def _bar(stand: Stand, want: int) -> SafeString:
    """From where somebody stands to what is asked. What doesn't apply is neither a level nor “not rated”."""
    if stand.is_rated and stand.level is None:
        return format_html(NOT_MINE, stand_badge(stand), want, level_words(want))
    return gap_bar(stand.level, want)


@kept
def _missing(catalogue: Catalogue, slug: str, stand: Stand, want: int, first: str) -> tuple[SafeString, SafeString]:
    skill = catalogue.skill[slug]
    link = format_html('<a href="{}{}">{}</a>', reverse("skill", args=[slug]), first, skill.name)
    return (
        format_html("<li><p>{} <span>{} ", link, _bar(stand, want)),
        format_html('</span></p><p class="near-statement">{}</p></li>', skill.statement(want)),
    )


@kept
def _raised(catalogue: Catalogue, slug: str, levels: tuple[Stand, int, int], importance: str, first: str) -> SafeString:
    skill = catalogue.skill[slug]
    stand, want, before = levels
    return format_html(
        '<li><div class="rows-text"><h3><a href="{}{}">{}</a></h3><p>{}</p></div>'
        '<p class="near-raised">{} <span>{}, {}</span></p></li>',
        reverse("skill", args=[slug]),
        first,
        skill.name,
        skill.statement(want),
        _bar(stand, want),
        importance,
        f"up from level {before}" if before else "new",
    )
