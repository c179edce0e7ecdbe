"""Giving second opinions, mending one's comment, and undoing what was given a moment ago."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone

from assessments.cohorts.opinions.mailing import ask_for_mails
from assessments.cohorts.opinions.queries import newest_before, standings
from assessments.cohorts.opinions.talks import seen_by
from assessments.cohorts.opinions.words import NOTHING, Word, fate
from assessments.cohorts.people import Held
from assessments.cohorts.people_queries import held_of
from assessments.models import Membership, Rating, RatingChange, Review, Taken
from assessments.ratings.mine.skill_pages import UNDOABLE
from skills.catalogue import Catalogue
from skills.models import Skill
from skills.succession import handed_on

TOUCHED = ["verified_level", "verified_at", "verified_by"]


@dataclass(frozen=True)
class Given:
    """What became of the words that were sent. Of `overtaken`, nothing was written: others had spoken since."""

    reviews: tuple[int, ...] = ()
    edited: int = 0
    overtaken: tuple[Word, ...] = ()


@dataclass
class _Sorted:
    new: list[tuple[int, int, Word]] = field(default_factory=list)
    edits: dict[int, Word] = field(default_factory=dict)
    overtaken: list[Word] = field(default_factory=list)


@transaction.atomic
def give_opinions(*, by: Membership, catalogue: Catalogue, words: Iterable[Word]) -> Given:
    """Of learners whom the teacher sees no more, nothing is written."""
    words = list(words)
    seen = Membership.objects.visible_to(by.person).filter(cohort=by.cohort_id, pk__in={word.member for word in words})
    people = dict(seen.values_list("pk", "person"))
    _lock_all(people.values())
    slugs = {word.skill for word in words}
    rows = Skill.objects.filter(framework__slug=catalogue.framework.slug, slug__in=slugs & catalogue.skill.keys())
    ids = dict(rows.values_list("slug", "pk"))
    there = [word for word in words if word.member in people and word.skill in ids]
    found = _sort(by, there, people, ids)
    now = timezone.now()
    reviews = _write(by, found.new, held_of(people.values(), catalogue, slugs), catalogue, now)
    for pk, word in found.edits.items():
        Review.objects.filter(pk=pk).update(comment=word.comment, edited_at=now, seen_at=None)
    told = {row.person_id for row in reviews} | {people[word.member] for word in found.edits.values()}
    if told:
        ask_for_mails(told, now)
    return Given(tuple(row.pk for row in reviews), len(found.edits), tuple(found.overtaken))


def _sort(by: Membership, words: Iterable[Word], people: Mapping[int, int], ids: Mapping[str, int]) -> _Sorted:
    standing = standings(by.cohort_id, by.person, people.values(), ids.values())
    found = _Sorted()
    for word in words:
        where = (people[word.member], ids[word.skill])
        stands = standing.get(where, NOTHING)
        kind = fate(word, stands)
        if kind == "new":
            found.new.append((*where, word))
        elif kind == "edit":
            found.edits[stands.review] = word
        elif kind == "overtaken":
            found.overtaken.append(word)
    return found


def _write(
    by: Membership,
    new: Sequence[tuple[int, int, Word]],
    held: Mapping[int, Held],
    catalogue: Catalogue,
    now: datetime,
) -> list[Review]:
    where = {(person, skill) for person, skill, _ in new}
    replaced = [row.pk for row in _at(Review.objects.newest(), where)]
    Review.objects.filter(pk__in=replaced).update(replaced_at=now)
    own = {person: handed_on(catalogue, one.levels, lambda level: level or 0) for person, one in held.items()}
    rows = Review.objects.bulk_create(
        Review(
            person_id=person,
            skill_id=skill,
            cohort_id=by.cohort_id,
            by=by.person,
            level=word.level,
            own_level=own.get(person, {}).get(word.skill),
            comment=word.comment,
            given_at=now,
        )
        for person, skill, word in new
    )
    _verify(rows, where, now)
    Taken.objects.filter(pk__in=[row.pk for row in _at(Taken.objects.filter(cohort=by.cohort_id), where)]).delete()
    return rows


def _verify(rows: Iterable[Review], where: set[tuple[int, int]], now: datetime) -> None:
    """The level goes to the rating, where there is one, and into the history, where it is another one."""
    ratings = {_key(row): row for row in _at(Rating.objects.all(), where)}
    before = newest_before(rows)
    changes = []
    for row in rows:
        key = _key(row)
        rating, old = ratings.get(key), before.get(key)
        level, at = (old.level, old.given_at) if old else (None, None)
        if rating:
            level, at = rating.verified_level, rating.verified_at or (None if rating.verified_level is None else now)
            rating.verified_level, rating.verified_at, rating.verified_by = row.level, now, row.by
        if level != row.level:
            changes.append(_change(row, level, at))
    RatingChange.objects.bulk_create(changes)
    Rating.objects.bulk_update(ratings.values(), TOUCHED)


def _change(row: Review, before: int | None, at: datetime | None) -> RatingChange:
    return RatingChange(
        person_id=row.person_id,
        skill_id=row.skill_id,
        before=before,
        rated_before_at=at,
        after=row.level,
        source=RatingChange.Source.REVIEW,
        at=row.given_at,
    )


# -- Undoing -----------------------------------------------------------------------------------------------------------


@transaction.atomic
def undo_opinions(*, by: Membership, reviews: Iterable[int]) -> int:
    """As if they had never been given: what counted before counts again. What was answered or replaced stays.

    So does what was said of learners whom the teacher sees no more: whoever leaves keeps it.
    """
    since = timezone.now() - UNDOABLE
    seen = Membership.objects.visible_to(by.person).filter(cohort=by.cohort_id).values("person")
    given = Review.objects.newest().filter(pk__in=reviews, cohort=by.cohort_id, person__in=seen)
    mine = given.filter(by=by.person, answer="")
    people = set(mine.values_list("person", flat=True))
    _lock_all(people)
    rows = list(mine.filter(given_at__gt=since))
    where = {_key(row) for row in rows}
    given_at = {_key(row): row.given_at for row in rows}
    changes = _at(RatingChange.objects.filter(source=RatingChange.Source.REVIEW), where)
    changed = {_key(row): row for row in changes if row.at == given_at[_key(row)]}
    before = newest_before(rows)
    Review.objects.filter(pk__in=[row.pk for row in rows]).delete()
    Review.objects.filter(pk__in=[before[key].pk for key in where & before.keys()]).update(replaced_at=None)
    verified = {_key(row): row for row in _at(Rating.objects.all(), where)}
    ratings = [row for key, row in verified.items() if row.verified_at == given_at[key]]
    for rating in ratings:
        key = _key(rating)
        _put_back(rating, before.get(key), changed.get(key))
    Rating.objects.bulk_update(ratings, TOUCHED)
    RatingChange.objects.filter(pk__in=[row.pk for row in changed.values()]).delete()
    return len(rows)


def _put_back(rating: Rating, before: Review | None, change: RatingChange | None) -> None:
    if before:
        rating.verified_level, rating.verified_at, rating.verified_by_id = before.level, before.given_at, before.by_id
    elif change:
        rating.verified_level, rating.verified_at, rating.verified_by = change.before, change.rated_before_at, None


def _lock_all(people: Iterable[int]) -> None:
    """In their order, so that two teachers who rate the same people don't wait for each other in a circle."""
    list(get_user_model().objects.select_for_update().only("pk").filter(pk__in=set(people)).order_by("pk"))


def _key(row: Any) -> tuple[int, int]:
    return row.person_id, row.skill_id


def _at(rows: Any, where: set[tuple[int, int]]) -> list[Any]:
    """Of some people and some skills, those that are asked for."""
    people, skills = {person for person, _ in where}, {skill for _, skill in where}
    return [row for row in rows.filter(person__in=people, skill__in=skills) if _key(row) in where]


# -- Talking -----------------------------------------------------------------------------------------------------------


@transaction.atomic
def mark_talked(*, review: int, talked: bool) -> bool:
    """By either of them. Whoever marks it twice marks it once."""
    rows = Review.objects.filter(pk=review, talked_at__isnull=talked)
    return rows.update(talked_at=timezone.now() if talked else None) == 1


@transaction.atomic
def set_aside(*, by: Membership, reviews: Iterable[int], aside: bool) -> int:
    """Answers that were read, all at one moment, so that they come back together. What asks for a talk stays."""
    rows = seen_by(by).answers().filter(pk__in=reviews, talked_at__isnull=aside)
    found = Review.objects.filter(pk__in=list(rows.values_list("pk", flat=True)))
    return found.update(talked_at=timezone.now() if aside else None)
