"""What the page of a comparison shows: whose ratings, held against which demands."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Literal

from django.urls import reverse
from django.utils import timezone
from django.utils.dateformat import format as in_words

from assessments.gaps.compare.compared import Compared, of_two_days, with_opinion, with_role
from assessments.gaps.compare.forms import VERIFIED, Chosen
from assessments.gaps.forms import NOTHING, target_in
from assessments.gaps.picture import Picture
from assessments.gaps.queries import newest_finished, result_of, today_of, with_heirs
from assessments.gaps.shown import asking_again, is_emptied
from assessments.models import Sitting
from assessments.ratings.mine.changes import KINDS, Answered, Changes, changes_between
from assessments.ratings.mine.sittings_pages import Told, told_parts
from assessments.ratings.queries import scope_at
from skills.catalogue import Catalogue
from skills.pages.comparison import Side
from skills.reading import Reading, read
from skills.releases import catalogue_of

Mode = Literal["days", "opinion", "role"]


@dataclass(frozen=True)
class Day:
    """The ratings of one day: of a finished sitting, or of today."""

    picture: Picture
    sitting: Sitting | None
    # What asks for today's picture again.
    query: str = ""
    # Whether the day alone doesn't tell it from the other.
    shares_its_day: bool = False

    @property
    def name(self) -> str:
        if not self.sitting or not self.sitting.finished_at:
            return "today"
        at = timezone.localtime(self.sitting.finished_at)
        return in_words(at, "j M Y, H:i" if self.shares_its_day else "j M Y")

    @property
    def aim(self) -> str:
        return self.picture.name if self.picture.level else "all skills"

    @property
    def address(self) -> str:
        return reverse("result", args=[self.sitting.pk]) if self.sitting else reverse("result_today") + self.query

    @property
    def order(self) -> tuple[bool, Any, int]:
        return (False, self.sitting.finished_at, self.sitting.pk) if self.sitting else (True, None, 0)

    @property
    def answered(self) -> Answered:
        row = self.sitting
        asked = scope_at(row.release_id, row.role, row.seniority).wanted if row else self.picture.catalogue.skill
        levels = {skill: rated.level for skill, rated in self.picture.rated.items()}
        return Answered(self.picture.catalogue, levels, tuple(asked))


@dataclass(frozen=True)
class ComparePage:
    """`later` is the day itself where only one is shown. `picture` holds the target; without one nothing is `found`."""

    mode: Mode
    earlier: Day
    later: Day
    picture: Picture
    found: Compared | None
    reading: Reading
    role: Side | None = None
    changes: Changes | None = None
    # The name of a target of which all is exempted.
    emptied: str = ""

    @property
    def is_of_one_framework(self) -> bool:
        return self.mode != "days" or self.changes is not None

    @property
    def told(self) -> Iterator[Told]:
        return told_parts(self.changes, self.later.picture.catalogue.framework.slug) if self.changes else iter(())

    @property
    def counts(self) -> list[tuple[str, int]]:
        return [(KINDS[kind], count) for kind, count in self.changes.counts.items()] if self.changes else []

    @property
    def nobody_looked(self) -> bool:
        return all(rated.verified is None for rated in self.picture.rated.values())


def compare_page(
    person: Any, chosen: tuple[Chosen, Chosen], finished: Mapping[int, Sitting], reading: Reading
) -> ComparePage:
    """`finished` holds those of the person's sittings that are chosen."""
    a, b = chosen
    today = timezone.localdate()
    sittings = [finished.get(one.sitting or 0) for one in _with_ratings(a, b)]
    like = next((row for row in sittings if row), None)
    shown = _reading_of(like, reading)
    days = [Day(result_of(row, today), row) if row else _today(person, like, shown, today) for row in sittings]
    if b.key == VERIFIED:
        return _opinion(days[0], shown)
    return _role(days[0], b.role, shown) if b.role else _two_days(days, shown)


def _with_ratings(a: Chosen, b: Chosen) -> list[Chosen]:
    return [a] if b.key == VERIFIED or b.role else [a, b]


def _framework(row: Sitting) -> str:
    return catalogue_of(row.release_id).framework.slug


def _reading_of(row: Sitting | None, reading: Reading) -> Reading:
    return read(_framework(row)) if row and _framework(row) != reading.catalogue.framework.slug else reading


def _today(person: Any, like: Sitting | None, reading: Reading, today: date) -> Day:
    """For what the sitting beside it was for, or else for the target of the newest result."""
    aim = like if like and like.role else newest_finished(person, reading.catalogue.framework.slug)
    target = target_in(reading.catalogue, aim.role, aim.seniority) if aim else NOTHING
    picture = today_of(person, reading.catalogue, *target, today)
    return Day(picture, None, asking_again(picture, reading))


def _two_days(days: list[Day], reading: Reading) -> ComparePage:
    """Against what the later one was for, or else the earlier."""
    earlier, later = sorted(days, key=lambda day: day.order)
    if earlier.name == later.name:
        earlier, later = replace(earlier, shares_its_day=True), replace(later, shares_its_day=True)
    target = later.picture if later.picture.level else _in_catalogue_of(later.picture, earlier.picture)
    frameworks = {day.picture.catalogue.framework.slug for day in days}
    if len(frameworks) > 1:
        return ComparePage("days", earlier, later, target, None, reading)
    # What a rating of that day says of the skills that took its place is neither new nor gone.
    earlier, later = (replace(day, picture=_handed_on(target.catalogue, day.picture)) for day in (earlier, later))
    changes = changes_between(earlier.answered, later.answered)
    found = None
    if target.analysis.skills:
        found = of_two_days(target, earlier.picture.rated, later.picture.rated, reading.first)
    emptied = _emptied(target)
    return ComparePage("days", earlier, later, target, found, reading, changes=changes, emptied=emptied)


def _in_catalogue_of(later: Picture, earlier: Picture) -> Picture:
    if not earlier.role or not earlier.level:
        return earlier
    role, level = target_in(later.catalogue, earlier.role.slug, earlier.level.seniority)
    return replace(later, role=role, level=level) if level else earlier


def _handed_on(catalogue: Catalogue, picture: Picture) -> Picture:
    return replace(picture, rated=with_heirs(catalogue, picture.rated))


def _opinion(day: Day, reading: Reading) -> ComparePage:
    found = with_opinion(day.picture, reading.first) if day.picture.analysis.skills else None
    return ComparePage("opinion", day, day, day.picture, found, reading, emptied=_emptied(day.picture))


def _role(day: Day, other: Side, reading: Reading) -> ComparePage:
    """In the catalogue of the day, which may not know the role."""
    role, level = target_in(day.picture.catalogue, other.role.slug, other.level.seniority)
    found, emptied = None, ""
    if role and level and day.picture.level:
        emptied = _emptied(day.picture, replace(day.picture, role=role, level=level))
        found = None if emptied else with_role(day.picture, role, level, reading.first)
    return ComparePage("role", day, day, day.picture, found, reading, role=other, emptied=emptied)


def _emptied(*pictures: Picture) -> str:
    return next((picture.name for picture in pictures if is_emptied(picture)), "")
