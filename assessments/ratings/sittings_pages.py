"""What the pages of all sittings show."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from django.core.paginator import Page
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from assessments.models import Sitting
from assessments.ratings.asked import Asked, asked_in
from assessments.ratings.badges import change_badges, stand_badge
from assessments.ratings.changes import KINDS, Answered, Change, ChangedPart, Changes, Kind, changes_between
from assessments.ratings.my_forms import MOST_CHOICES
from assessments.ratings.my_queries import answer_counts, results_of
from assessments.ratings.pace import age_in_words


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


def choices_of(finished: Sequence[Sitting]) -> list[tuple[int, SafeString]]:
    """The newest, as a list to choose from, which is shown twice: so its words are made ready once."""
    return [(row.pk, format_html("{}, {}", _day(row), asked_in(row).target)) for row in finished[:MOST_CHOICES]]


def _day(sitting: Sitting) -> str:
    at = timezone.localtime(sitting.finished_at)
    return f"{at.day} {at:%b %Y}"


# -- Two side by side --------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Compared:
    """The earlier one first, in whichever order they were chosen. `changes` is None for two frameworks."""

    earlier: Asked
    later: Asked
    changes: Changes | None

    @property
    def parts(self) -> Iterator[tuple[ChangedPart, list[tuple[Change, SafeString]]]]:
        """Each with what there is to tell, and its badges."""
        for part in self.changes.parts if self.changes else ():
            yield part, [(one, _badges(one)) for one in part.told]

    @property
    def counts(self) -> list[tuple[Kind, str, int]]:
        return [(kind, KINDS[kind], count) for kind, count in self.changes.counts.items()] if self.changes else []


def _badges(change: Change) -> SafeString:
    """That there is nothing any more is said in words beside it."""
    before, after = change.before.stand, change.after.stand
    return stand_badge(before) if change.kind == "gone" else change_badges(before, after)


def compared(chosen: Iterable[Sitting]) -> Compared:
    earlier, later = (asked_in(row) for row in sorted(chosen, key=lambda row: (row.finished_at, row.pk)))
    if earlier.catalogue.framework.slug != later.catalogue.framework.slug:
        return Compared(earlier, later, None)
    results = results_of([earlier.sitting.pk, later.sitting.pk])
    sides = (Answered(asked.catalogue, results[asked.sitting.pk], asked.scope.wanted) for asked in (earlier, later))
    return Compared(earlier, later, changes_between(*sides))
