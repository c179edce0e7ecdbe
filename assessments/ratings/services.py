"""Beginning a sitting, answering, finishing, discarding; and correcting one skill without a sitting."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from django.contrib.auth import get_user_model
from django.db import IntegrityError, transaction
from django.utils import timezone

from assessments.models import Answer, Rating, RatingChange, Sitting
from assessments.ratings.adopting import opinions_before
from assessments.ratings.answers.seen import word_of
from assessments.ratings.answers.stands import Stand
from assessments.ratings.later import said_later
from assessments.ratings.queries import open_sitting, skill_ids


class FinishedError(Exception):
    """A finished sitting takes no more answers."""


class OutOfStepError(Exception):
    """A revision that was never given out: the page is not one of ours."""


@dataclass(frozen=True)
class Said:
    """A level, or None for "doesn't apply to me", and what the person noted beside it."""

    level: int | None
    note: str = ""


@dataclass(frozen=True)
class Saved:
    """What became of an answer. `overruled` is what another tab had said since this one was opened."""

    revision: int
    overruled: Said | None = None


def begin_sitting(*, person: Any, release: int, role: str = "", seniority: str = "") -> Sitting:
    """One at a time: who already has an open sitting gets that one, also when the form is sent twice."""
    try:
        with transaction.atomic():
            return Sitting.objects.create(person=person, release_id=release, role=role, seniority=seniority)
    except IntegrityError:
        sitting = open_sitting(person)
        if sitting is None:
            raise
        return sitting


@transaction.atomic
def answer(*, sitting: int, person: Any, skill: str, said: Said, revision: int) -> Saved:
    """Saves one answer. `revision` is the one that the page was opened with, 0 for none.

    The later answer wins, for this skill only. The same answer again changes nothing.
    """
    row = Sitting.objects.select_for_update().only("release_id", "finished_at").get(pk=sitting, person=person)
    if row.is_finished:
        raise FinishedError
    skill_id = skill_ids(row.release_id)[skill]
    there = Answer.objects.filter(sitting=row, skill=skill_id).first()
    if there is None:
        if revision:
            raise OutOfStepError
        Answer.objects.create(sitting=row, skill_id=skill_id, level=said.level, note=said.note)
        return Saved(1)
    if revision > there.revision:
        raise OutOfStepError
    before = Said(there.level, there.note)
    if before == said:
        return Saved(there.revision)
    overruled = before if revision < there.revision else None
    there.level, there.note, there.revision = said.level, said.note, there.revision + 1
    there.save()
    return Saved(there.revision, overruled)


@transaction.atomic
def finish_sitting(*, sitting: int, person: Any) -> Sitting:
    """Freezes the result and brings the person's ratings to it. Finishing twice is finishing once.

    What the person said of a skill elsewhere, after they answered it here, stays and stands in the result.
    """
    row = Sitting.objects.select_for_update().get(pk=sitting, person=person)
    if row.is_finished:
        return row
    lock(person)
    answers = list(row.answers.select_related("skill"))
    later = said_later(person, answers)
    stands = {answer.skill.slug: later.get(answer.skill_id, Stand(True, answer.level)) for answer in answers}
    row.finished_at = timezone.now()
    row.result = {"answers": {skill: stand.level for skill, stand in stands.items() if stand.is_rated}}
    row.save(update_fields=["finished_at", "result"])
    rated = {answer.skill_id: answer.level for answer in answers if answer.skill_id not in later}
    _rate(person, rated, RatingChange.Source.SITTING, row)
    return row


def delete_sitting(*, sitting: int, person: Any) -> bool:
    """True when there was a finished one. The ratings that came from it stay as they are, and so does their history."""
    deleted, _ = Sitting.objects.filter(pk=sitting, person=person, finished_at__isnull=False).delete()
    return deleted > 0


def discard_sitting(*, sitting: int, person: Any) -> bool:
    """True when there was an open one to discard. What was finished stays."""
    deleted, _ = Sitting.objects.filter(pk=sitting, person=person, finished_at__isnull=True).delete()
    return deleted > 0


# -- Ratings -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Corrected:
    """What became of a correction. `overruled` is what had been said since its page was opened."""

    kind: Literal["changed", "confirmed", "sent twice"]
    overruled: Stand | None = None


@transaction.atomic
def correct_rating(*, person: Any, skill_id: int, level: int | None, seen: str | None = None) -> Corrected:
    """`seen` is `seen_of` the rating when the page was opened. The later one wins; sent twice, it counts once."""
    lock(person)
    there = Rating.objects.filter(person=person, skill=skill_id).first()
    overruled = overruled_by(there, seen)
    if overruled == Stand(True, level):
        return Corrected("sent twice")
    _rate(person, {skill_id: level}, RatingChange.Source.CORRECTION, None)
    return Corrected("confirmed" if there and there.level == level else "changed", overruled)


@transaction.atomic
def raise_rating(*, person: Any, skill_id: int, level: int) -> int | None:
    """By a finished step. The number of its line in the history; None where as much was rated already."""
    lock(person)
    there = Rating.objects.filter(person=person, skill=skill_id).first()
    if there and (there.level or 0) >= level:
        return None
    _rate(person, {skill_id: level}, RatingChange.Source.STEP, None)
    return RatingChange.objects.filter(person=person, skill=skill_id).latest("pk").pk


def lock(person: Any) -> None:
    """Two requests of one person wait for each other here, or both would find the same rating and change it."""
    get_user_model().objects.select_for_update().only("pk").get(pk=person.pk)


def seen_of(level: int | None, rated_at: datetime) -> str:
    return f"{word_of(level)}.{rated_at.isoformat()}"


def overruled_by(there: Rating | None, seen: str | None) -> Stand | None:
    """What stands there, unless it is what the page showed."""
    if seen is None or seen == (seen_of(there.level, there.rated_at) if there else ""):
        return None
    return Stand(True, there.level) if there else Stand()


def _rate(person: Any, levels: Mapping[int, int | None], source: str, sitting: Sitting | None) -> None:
    """Every rating gets its new date; only what is different gets a line in the history."""
    lock(person)
    now = timezone.now()
    there = {row.skill_id: row for row in Rating.objects.filter(person=person, skill__in=levels)}
    seen = opinions_before(person, levels.keys() - there.keys())
    RatingChange.objects.bulk_create(
        RatingChange(
            person=person,
            skill_id=skill,
            before=there[skill].level if skill in there else None,
            rated_before_at=there[skill].rated_at if skill in there else None,
            after=level,
            source=source,
            sitting=sitting,
            at=now,
        )
        for skill, level in levels.items()
        if skill not in there or there[skill].level != level
    )
    Rating.objects.bulk_create(
        (
            Rating(person=person, skill_id=skill, level=level, rated_at=now, **seen.get(skill, {}))
            for skill, level in levels.items()
        ),
        update_conflicts=True,
        unique_fields=["person", "skill"],
        update_fields=["level", "rated_at"],
    )
