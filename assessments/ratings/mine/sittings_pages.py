"""What the pages of all sittings show."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from django.core.paginator import Page
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString

from assessments.models import Sitting
from assessments.ratings.answers.badges import change_badges, stand_badge
from assessments.ratings.asked import Asked, asked_in
from assessments.ratings.mine.changes import Change, ChangedPart, Changes
from assessments.ratings.mine.queries import answer_counts
from careerpath.lib.ages import age_in_words


@dataclass(frozen=True)
class Finished:
    """`before` is the number of the one before it, to compare with."""

    asked: Asked
    answered: int
    age: str
    before: int | None


def lines_of(page: Page[Sitting], finished: Sequence[Sitting]) -> list[Finished]:
    """Those of one page, each with the one that was finished before it."""
    rows = list(page)
    counts = answer_counts(rows)
    before = [row.pk for row in finished[page.start_index() : page.end_index() + 1]]
    return [
        Finished(asked_in(row), counts.get(row.pk, 0), age_of(row), other)
        for row, other in zip_longest(rows, before[: len(rows)])
    ]


def age_of(sitting: Sitting) -> str:
    return age_in_words((timezone.now() - sitting.finished_at).days) if sitting.finished_at else ""


def choices_of(finished: Iterable[Sitting]) -> list[tuple[int, SafeString]]:
    """As a list to choose from, which is shown twice: so its words are made ready once."""
    return [(row.pk, format_html("{}, {}", _day(row), asked_in(row).target)) for row in finished]


def _day(sitting: Sitting) -> str:
    at = timezone.localtime(sitting.finished_at)
    return f"{at.day} {at:%b %Y}"


# -- Two side by side --------------------------------------------------------------------------------------------------

ITEM = (
    '<li class="changed-{}"><h3><a href="{}{}/?framework={}">{}</a></h3>'
    '<p class="changed-levels"><span class="changed-kind">{}</span> {}</p>{}{}{}</li>'
)
THEN = '<p class="changed-said"><span>Then</span> <span>{}</span></p>'
LATER = '<p class="changed-said changed-now"><span>{}</span> <span>{}</span></p>'
Told = tuple[ChangedPart, list[SafeString]]


def told_parts(changes: Changes, framework: str) -> Iterator[Told]:
    """Each area with what there is to tell, as lines: as templates they would take most of the time of a page."""
    mine = reverse("my_skills")
    for part in changes.parts:
        yield part, [_line(one, mine, framework) for one in part.told]


def _line(change: Change, mine: str, framework: str) -> SafeString:
    """Only what people wrote is escaped: the rest is ours, and escaping it takes longer than all else."""
    then, later = change.before.statement, change.after.statement
    found = ITEM.format(
        change.kind,
        mine,
        change.skill.slug,
        framework,
        escape(change.skill.name),
        change.words,
        _badges(change),
        THEN.format(escape(then)) if then and then != later else "",
        LATER.format("Both" if then == later else "Later", escape(later)) if later else "",
        format_html_join("", "<p>{}</p>", ((note,) for note in change.notes)),
    )
    return SafeString(found)


def _badges(change: Change) -> SafeString:
    """That there is nothing any more is said in words beside it."""
    before, after = change.before.stand, change.after.stand
    return stand_badge(before) if change.kind == "gone" else change_badges(before, after)
