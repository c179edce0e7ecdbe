"""The lines of the queue, the talks and the answers: fifty a page, so they are written here and not by a template.

All buttons of a list belong to one form beside it, and say themselves where they lead.
"""

from collections.abc import Callable, Iterable
from datetime import datetime
from itertools import groupby

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from assessments.cohorts.opinions.queue import Waiting
from assessments.cohorts.opinions.talks import Talk
from careerpath.lib.ages import counted
from careerpath.lib.components import level_badge

WAITING = (
    '<li><div class="rows-text"><h3><a href="{}{}/{}/">{}: {}</a></h3><p>{} of evidence since {}.{}</p></div>{}</li>'
)
BUTTON = (
    '<button class="button button-plain" form="queue" formaction="{}" name="place" value="{} {}">'
    '{}<span class="unseen"> {}: {}</span></button>'
)
NAMED = '<h3><a href="{}{}/{}/">{}: {}</a></h3>'
UNNAMED = '<h4><a href="{}{}/{}/">{}</a></h4>'
TALK = (
    '<li><div class="rows-text">{}'
    '<p class="opinion-pair"><span>They say {}</span> <span>{} sees {}</span></p>{}{}</div>{}</li>'
)
WITH = (
    '<li class="talks-with"><h3><a href="{}{}/">{}</a> <span class="muted small">{}</span></h3>'
    '<ul class="rows">{}</ul></li>'
)
TALKED = (
    '<button class="button button-plain" form="talks" formaction="{}{}/" name="talked" value="{}">'
    '{}<span class="unseen">: {}, {}</span></button>'
)
ASIDE = (
    '<button class="button button-plain" form="{}" name="reviews" value="{}">'
    '{}<span class="unseen">: {}, {}</span></button>'
)
COMMENT = "<p>{}, {}: {}</p>"
ANSWER = '<p class="opinion-answer">Answer, {}: {}</p>'
MINE = SafeString(' <span class="tag tag-accent">You have it</span>')
NOTHING = SafeString("")


def waiting_lines(lines: Iterable[Waiting], cohort: int) -> SafeString:
    of = _before(reverse("cohort_opinions_of", args=[cohort, 0]))
    take, back = (reverse(f"cohort_opinion_{act}", args=[cohort]) for act in ("take", "give_back"))
    return format_html_join("\n", WAITING, (_waiting(line, of, take, back) for line in lines))


def _waiting(line: Waiting, of: str, take: str, back: str) -> tuple[object, ...]:
    named = (line.name, line.skill_name)
    taken, button = NOTHING, NOTHING
    if line.is_mine:
        taken = MINE
        button = format_html(BUTTON, back, line.member, line.skill, "Give back", *named)
    elif line.taken_by:
        taken = format_html(' <span class="tag">{} has it</span>', line.taken_by)
    else:
        button = format_html(BUTTON, take, line.member, line.skill, "Take", *named)
    since = date_format(timezone.localdate(line.since))
    return (of, line.member, line.skill, *named, counted(line.pieces, "piece"), since, taken, button)


def talks_with_each(lines: Iterable[Talk], cohort: int) -> SafeString:
    """By learner: one talks with somebody, and about all of it."""
    learner = _before(reverse("cohort_learner", args=[cohort, 0]))
    button = _talked(cohort, "yes", "We talked about it")
    groups = [(member, list(theirs)) for member, theirs in groupby(lines, key=lambda line: line.member)]
    return format_html_join(
        "\n",
        WITH,
        (
            (
                *(learner, member, theirs[0].name, counted(len(theirs), "skill")),
                _talks(theirs, cohort, button, is_named=False),
            )
            for member, theirs in groups
        ),
    )


def talked_lines(lines: Iterable[Talk], cohort: int) -> SafeString:
    return _talks(lines, cohort, _talked(cohort, "no", "Not yet"), done=True)


def _talked(cohort: int, word: str, says: str) -> Callable[[Talk], SafeString]:
    here = _before(reverse("cohort_talked", args=[cohort, 0]))

    def button(line: Talk) -> SafeString:
        return format_html(TALKED, here, line.pk, word, says, line.name, line.skill_name)

    return button


def answer_lines(lines: Iterable[Talk], cohort: int, *, done: bool) -> SafeString:
    form, says = ("back", "Put back") if done else ("aside", "Set aside")

    def button(line: Talk) -> SafeString:
        return format_html(ASIDE, form, line.pk, says, line.name, line.skill_name)

    return _talks(lines, cohort, button, done=done)


def _talks(
    lines: Iterable[Talk],
    cohort: int,
    button: Callable[[Talk], SafeString],
    *,
    done: bool = False,
    is_named: bool = True,
) -> SafeString:
    of = _before(reverse("cohort_opinions_of", args=[cohort, 0]))
    return format_html_join(
        "\n",
        TALK,
        (
            (
                _heading(of, line, is_named=is_named),
                *(level_badge(line.own), line.by, level_badge(line.level)),
                *((NOTHING, NOTHING) if done else _said(line)),
                button(line),
            )
            for line in lines
        ),
    )


def _heading(of: str, line: Talk, *, is_named: bool) -> SafeString:
    if is_named:
        return format_html(NAMED, of, line.member, line.skill, line.name, line.skill_name)
    return format_html(UNNAMED, of, line.member, line.skill, line.skill_name)


def _said(line: Talk) -> tuple[SafeString, SafeString]:
    comment = format_html(COMMENT, line.by, _day(line.at), line.comment) if line.comment else NOTHING
    answer = format_html(ANSWER, _day(line.answered_at), line.answer) if line.answer else NOTHING
    return comment, answer


def _day(at: datetime | None) -> str:
    return date_format(timezone.localdate(at)) if at else ""


def _before(address: str) -> str:
    """What comes before the 0 that stands in for a number."""
    return address.rsplit("0", 1)[0]
