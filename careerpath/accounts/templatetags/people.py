"""Template tags for the account pages: `{% load people %}`."""

from typing import Any

from django import template
from django.conf import settings

from careerpath.accounts.second_factor import lacks_second_factor
from careerpath.lib.useragent import browser_and_system

register = template.Library()

register.filter("browser", browser_and_system)


@register.filter
def in_fours(code: str) -> str:
    """A key or a code in groups that one can read aloud; all who read it leave the spaces out again."""
    return " ".join(code[start : start + 4] for start in range(0, len(code), 4))


@register.simple_tag(takes_context=True)
def second_factor_missing(context: dict[str, Any]) -> bool:
    return lacks_second_factor(context["user"])


@register.simple_tag
def mails_arrive() -> bool:
    """Without a mail server they are printed where the site runs, and nobody should wait for one."""
    return bool(settings.HAS_MAIL_SERVER)
