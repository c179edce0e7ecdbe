"""Correcting one skill without a sitting: what its page sent, taking a rating back, undoing the last correction."""

from dataclasses import dataclass
from typing import Any, Literal

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from assessments.models import Rating, RatingChange
from assessments.ratings.adopting import opinions_before
from assessments.ratings.answers.seen import level_of
from assessments.ratings.interests import set_wish
from assessments.ratings.services import Corrected, correct_rating, lock, overruled_by


@dataclass(frozen=True)
class Correction:
    """What the page of a skill sent. No word: nothing is chosen. No wish: it is the one that was shown."""

    word: str = ""
    wish: str | None = None
    seen: str = ""
    takes_back: bool = False


@dataclass(frozen=True)
class Outcome:
    """`corrected` is None when nothing was said of the level."""

    corrected: Corrected | None
    is_new_wish: bool


@transaction.atomic
def save_correction(*, person: Any, skill_id: int, sent: Correction) -> Outcome:
    """Whoever changed the wish alone said nothing new of the level, though their page sends it too."""
    if sent.wish is not None:
        set_wish(person=person, skill_id=skill_id, wish=sent.wish)
    was_shown = sent.seen.partition(".")[0]
    corrected = None
    if sent.takes_back:
        corrected = take_back(person=person, skill_id=skill_id, seen=sent.seen)
    elif sent.word and (sent.wish is None or sent.word != was_shown):
        corrected = correct_rating(person=person, skill_id=skill_id, level=level_of(sent.word), seen=sent.seen)
    return Outcome(corrected, sent.wish is not None)


class VerifiedError(Exception):
    """Somebody else has looked at it: a rating with a second opinion stays."""


@transaction.atomic
def take_back(*, person: Any, skill_id: int, seen: str | None = None) -> Corrected:
    """To "not rated", which is neither 0 nor "doesn't apply"."""
    lock(person)
    there = Rating.objects.filter(person=person, skill=skill_id).first()
    if there is None:
        return Corrected("sent twice")
    if there.verified_level is not None:
        raise VerifiedError
    RatingChange.objects.create(
        person=person,
        skill_id=skill_id,
        before=there.level,
        rated_before_at=there.rated_at,
        is_rated=False,
        source=RatingChange.Source.CORRECTION,
        at=timezone.now(),
    )
    overruled = overruled_by(there, seen)
    there.delete()
    return Corrected("changed", overruled)


Undone = Literal["undone", "gone", "overtaken"]


@transaction.atomic
def undo_correction(*, person: Any, change: int, source: str = RatingChange.Source.CORRECTION) -> Undone:
    """Or a change of another source. As if it had never been: level, date of the rating and history are as before."""
    lock(person)
    row = RatingChange.objects.filter(pk=change, person=person, source=source).first()
    if row is None:
        return "gone"
    rating = Rating.objects.filter(person=person, skill=row.skill_id).first()
    newer = own_changes(person).filter(skill=row.skill_id, pk__gt=row.pk)
    if newer.exists() or not is_what_stands(row, rating):
        return "overtaken"
    if row.rated_before_at is None:
        Rating.objects.filter(person=person, skill=row.skill_id).delete()
    else:
        seen = opinions_before(person, () if rating else [row.skill_id])
        before = {"level": row.before, "rated_at": row.rated_before_at} | seen.get(row.skill_id, {})
        Rating.objects.update_or_create(person=person, skill_id=row.skill_id, defaults=before)
    row.delete()
    return "undone"


def own_changes(person: Any) -> QuerySet[RatingChange]:
    return RatingChange.objects.filter(person=person).exclude(source=RatingChange.Source.REVIEW)


def is_what_stands(newest: RatingChange, rating: Rating | None) -> bool:
    """Whether the rating still is what this change made it, and undoing it would take no second opinion away."""
    if rating is None:
        return not newest.is_rated
    was_rated = newest.rated_before_at is not None
    return rating.rated_at == newest.at and (was_rated or rating.verified_level is None)
