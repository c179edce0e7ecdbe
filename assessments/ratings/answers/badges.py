"""What is said of a skill, as the coloured badges of the pages. There are but a few, so each is made once."""

from functools import lru_cache

from django.utils.html import format_html
from django.utils.safestring import SafeString

from assessments.ratings.answers.stands import Stand
from careerpath.lib.components import level_badge


@lru_cache(maxsize=16)
def stand_badge(stand: Stand) -> SafeString:
    if stand.is_rated and stand.level is None:
        return SafeString('<span class="tag">Doesn’t apply</span>')
    return level_badge(stand.level)


@lru_cache(maxsize=128)
def change_badges(before: Stand, after: Stand) -> SafeString:
    """From one to the other. What came first, or stayed as it was, stands alone."""
    if not before.is_rated or before == after:
        return stand_badge(after)
    return format_html(
        '{} <span aria-hidden="true">→</span><span class="unseen">, then</span> {}',
        stand_badge(before),
        stand_badge(after),
    )
