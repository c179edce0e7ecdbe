"""Beginning a try, answering, keeping it longer, discarding it; and making it an assessment of somebody's own."""

import secrets
from collections.abc import Iterable, Iterator, MutableMapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.contrib.sessions.models import Session
from django.db import transaction

from assessments.models import Answer, Sitting
from assessments.ratings.answers.became import Became
from assessments.ratings.answers.seen import Sent
from assessments.ratings.queries import skill_ids
from assessments.ratings.services import Said, answer
from assessments.tries.keeping import DAY, UNTIL_CONFIRMED, Try
from assessments.tries.queries import ADOPTED, KEY, Meeting, Tried, asked_of, became_of, kept_in, meeting_of

Store = MutableMapping[str, Any]


class OverError(Exception):
    """There is no try, or no longer."""


def begin_try(*, session: Store, release: int, role: str, seniority: str, now: int) -> None:
    kept = Try(secrets.token_hex(6), release, role, seniority, now + DAY)
    session[KEY] = secrets.token_hex(20)
    _write(session[KEY], kept)


def answer_try(*, session: Store, sent: Iterable[Sent], now: int) -> Became:
    with _locked(session, now) as tried:
        said, became = tried.kept.with_answers(sent)
        _write(session[KEY], said.kept_for(DAY, now))
    return became


def keep_longer(*, session: Store, now: int) -> None:
    """For as long as confirming an address may take."""
    with _locked(session, now) as tried:
        _write(session[KEY], tried.kept.kept_for(UNTIL_CONFIRMED, now))


def discard_try(*, session: Store) -> bool:
    """True when there was one."""
    deleted, _ = Session.objects.filter(pk=session.pop(KEY, None)).delete()
    return deleted > 0


@contextmanager
def _locked(session: Store, now: int) -> Iterator[Tried]:
    """Two tabs wait for each other here, or the later one would write over what the earlier one said."""
    with transaction.atomic():
        row = Session.objects.select_for_update().filter(pk=session.get(KEY)).first()
        kept = kept_in(row, now)
        tried = asked_of(kept) if kept else None
        if tried is None:
            raise OverError
        yield tried


def _write(key: str, kept: Try) -> None:
    """The row ends with the try: then it is swept out with other sessions that have run out."""
    Session.objects.save(key, {KEY: kept.as_content()}, datetime.fromtimestamp(kept.until, UTC))


# -- Taking it over ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Adopted:
    """`answers` is how many came along; `joined`: to others that were there."""

    sitting: Sitting
    answers: int
    joined: bool = False


@transaction.atomic
def adopt_try(*, session: Store, person: Any, now: int) -> Adopted | Meeting | None:
    """Makes the try an assessment of the person. Who has one open already is to say first what shall become of both.

    None: nothing was answered, so there is nothing to take over.
    """
    with _locked(session, now) as tried:
        kept = tried.kept
        if not kept.answers:
            discard_try(session=session)
            return None
        what = {"release_id": kept.release, "role": kept.role, "seniority": kept.seniority}
        sitting, is_new = Sitting.objects.get_or_create(person=person, finished_at__isnull=True, defaults=what)
        if not is_new:
            return meeting_of(tried, sitting)
        ids = skill_ids(kept.release)
        Answer.objects.bulk_create(
            Answer(sitting=sitting, skill_id=ids[skill], level=one.level, note=one.note, revision=one.revision)
            for skill, one in kept.answers.items()
        )
        _hand_over(session, tried, sitting, now)
        return Adopted(sitting, len(kept.answers))


@transaction.atomic
def join_try(*, session: Store, person: Any, over: bool, now: int) -> Adopted | Meeting | None:
    """Adds to the open assessment what it lacks; `over`: where both say something else, the try counts.

    None: none is open any more. A meeting: what is open by now has no place for any of it.
    """
    with _locked(session, now) as tried:
        sitting = Sitting.objects.select_for_update().filter(person=person, finished_at__isnull=True).first()
        if sitting is None:
            return None
        meeting = meeting_of(tried, sitting)
        if not meeting.goes_together:
            return meeting
        taken = (*meeting.beside.new, *(meeting.beside.different if over else ()))
        for skill in taken:
            given, there = tried.answers[skill], meeting.there.get(skill)
            revision = there.revision if there else 0
            said = Said(given.level, given.note)
            answer(sitting=sitting.pk, person=person, skill=skill, said=said, revision=revision)
        _hand_over(session, tried, sitting, now)
        return Adopted(sitting, len(taken), joined=True)


def _hand_over(session: Store, tried: Tried, sitting: Sitting, now: int) -> None:
    """The row stays for a day and says what became of the try: a request beside this one may still hold the key, and
    write its own session, with the key in it, over this one.
    """
    became = {"name": tried.kept.name, "sitting": sitting.pk}
    Session.objects.save(session.pop(KEY), {ADOPTED: became}, datetime.fromtimestamp(now + DAY, UTC))
    session[ADOPTED] = became


def follow_try(*, session: Store) -> bool:
    """For a session that doesn't know yet what became of its try. True when it became an assessment."""
    became = became_of(session)
    if became is None:
        return False
    del session[KEY]
    session[ADOPTED] = became
    return True
