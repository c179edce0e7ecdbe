"""Inviting people by mail: a list is kept, previewed and sent; and what becomes of each invitation."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from assessments.cohorts.inviting.columns import Columns, guess_columns
from assessments.cohorts.inviting.outcomes import AGAIN, INVITE, Line, outcomes_of, packed
from assessments.cohorts.inviting.queries import (
    is_open,
    known_of,
    left_today,
    lines_in,
    list_numbered,
    rows_in,
    why_over,
)
from assessments.cohorts.inviting.sheets import Row, Sheet
from assessments.cohorts.inviting.tasks import forget_lists, mail_invitations
from assessments.cohorts.joining import ClosedError, take_in
from assessments.cohorts.queries import at_work_in
from assessments.models import ClassList, Cohort, Invitation, Membership
from assessments.models.class_list import LIVES
from assessments.models.invitation import MOST_MAILS
from assessments.ratings.services import lock
from careerpath.lib.keys import new_seed

State = Invitation.State
WORKS_FOR = timedelta(days=30)
AT_ONCE = 500


class TooManyError(Exception):
    """More than may be invited today: `left` is how many still may."""

    def __init__(self, left: int) -> None:
        super().__init__(left)
        self.left = left


@dataclass(frozen=True)
class Sent:
    """`meanwhile` counts those who came in, were invited or said no between the preview and the word to send it."""

    invited: int
    meanwhile: int


# -- From a list to invitations ----------------------------------------------------------------------------------------


@transaction.atomic
def keep_list(*, mine: Membership, rows: Sequence[Row], columns: Columns | None = None, name: str = "") -> ClassList:
    """Instead of the one that they brought before. Those of all others whose time is over go with it."""
    found = _kept(mine, rows, file_name=name)
    sure = columns or guess_columns(rows)
    if sure.email is not None:
        choose_columns(found=found, cohort=mine.cohort, columns=sure)
    return found


@transaction.atomic
def keep_file(*, mine: Membership, sheet: Sheet, content: bytes, name: str) -> ClassList:
    """Where its letters or its columns can't be told, they wait for a word."""
    found = _kept(mine, sheet.rows, file_name=name, content=content, encoding=sheet.encoding)
    columns = guess_columns(sheet.rows)
    if sheet.is_sure and columns.email is not None:
        choose_columns(found=found, cohort=mine.cohort, columns=columns)
    return found


@transaction.atomic
def choose_encoding(*, found: ClassList, cohort: Cohort, sheet: Sheet) -> None:
    """Other letters may make a header known, so all that was told from them is told anew."""
    found.rows, found.encoding, found.columns, found.lines = _packed_rows(sheet.rows), sheet.encoding, None, None
    found.save(update_fields=["rows", "encoding", "columns", "lines"])
    columns = guess_columns(sheet.rows)
    if columns.email is not None:
        choose_columns(found=found, cohort=cohort, columns=columns)


def _kept(mine: Membership, rows: Sequence[Row], **file: Any) -> ClassList:
    now = timezone.now()
    ClassList.objects.filter(Q(cohort=mine.cohort_id, person=mine.person_id) | Q(made_at__lte=now - LIVES)).delete()
    forget_lists.using(run_after=now + LIVES + timedelta(minutes=1)).enqueue()
    kept = _packed_rows(rows)
    return ClassList.objects.create(cohort_id=mine.cohort_id, person_id=mine.person_id, rows=kept, **file)


def _packed_rows(rows: Sequence[Row]) -> list[Any]:
    return [[row.number, row.cells] for row in rows]


@transaction.atomic
def choose_columns(*, found: ClassList, cohort: Cohort, columns: Columns) -> None:
    """From here on, what will happen with each line stands."""
    lines = outcomes_of(rows_in(found), columns, known_of(cohort, timezone.now()))
    found.columns, found.lines = asdict(columns), packed(lines)
    found.save(update_fields=["columns", "lines"])


@transaction.atomic
def send_list(*, mine: Membership, number: int) -> Sent | None:
    """What was previewed, less whoever needs no invitation any more. None for a list that is gone or was sent."""
    now = timezone.now()
    cohort = Cohort.objects.select_for_update().get(pk=mine.cohort_id)
    found = list_numbered(mine, number, now)
    if found is None or found.sent_at or found.lines is None:
        return None
    if not is_open(cohort, now):
        raise ClosedError("archived" if cohort.is_archived else "over")
    previewed = [line for line in lines_in(found) if line.goes_out]
    known = known_of(cohort, now)
    lines = {kind: [line for line in previewed if known.outcome(line.email) == kind] for kind in (INVITE, AGAIN)}
    count = sum(map(len, lines.values()))
    left = left_today(cohort.pk, mine.person, now)
    if count > left:
        raise TooManyError(left)
    _invite(cohort, mine.person, lines[INVITE], known.mails, now)
    _invite_again(cohort, mine.person, [line.email for line in lines[AGAIN]], now)
    found.rows, found.lines, found.content, found.sent_at = [], [], b"", now
    found.save()
    if count:
        mail_invitations.enqueue(cohort.pk)
    return Sent(count, len(previewed) - count)


def _invite(cohort: Cohort, person: Any, lines: Iterable[Line], mails: Mapping[str, int], now: datetime) -> None:
    """Withdrawing an invitation doesn't unsend its mails: they go on counting."""
    Invitation.objects.bulk_create(
        (
            Invitation(
                cohort=cohort,
                email=line.email,
                name=line.name,
                seed=new_seed(),
                invited_by=person,
                invited_at=now,
                asked_at=now,
                mails=mails.get(line.email, 0),
                expires_at=now + WORKS_FOR,
            )
            for line in lines
        ),
        batch_size=AT_ONCE,
    )


def _invite_again(cohort: Cohort, person: Any, emails: Sequence[str], now: datetime) -> None:
    for start in range(0, len(emails), AT_ONCE):
        rows = cohort.invitations.live().filter(email__in=emails[start : start + AT_ONCE])
        rows.update(**_anew(person, now))


def _anew(person: Any, now: datetime) -> dict[str, Any]:
    """Whoever asks for a mail invites: it goes out in their name."""
    return {
        "state": State.WAITING,
        "invited_by": person,
        "asked_at": now,
        "expires_at": now + WORKS_FOR,
        "tries": 0,
    }


# -- What teachers do with an invitation -------------------------------------------------------------------------------


@transaction.atomic
def send_again(*, mine: Membership, invitation: int) -> bool:
    now = timezone.now()
    row = Invitation.objects.select_for_update().filter(pk=invitation, cohort=mine.cohort_id).first()
    if row is None or not row.may_be_sent_again(now) or not is_open(mine.cohort, now):
        return False
    if row.email in known_of(mine.cohort, now).members:
        return False
    if left_today(mine.cohort_id, mine.person, now) < 1:
        raise TooManyError(0)
    Invitation.objects.filter(pk=row.pk).update(**_anew(mine.person, now))
    mail_invitations.enqueue(mine.cohort_id)
    return True


@transaction.atomic
def send_unsent(*, mine: Membership) -> int:
    """What failed, and what waits since its worker was killed. All of it was counted when it was asked for."""
    if not is_open(mine.cohort, timezone.now()):
        return 0
    unsent = Invitation.objects.open(timezone.now()).filter(cohort=mine.cohort_id, mails__lt=MOST_MAILS)
    rows = unsent.filter(state__in=(State.FAILED, State.WAITING))
    rows.exclude(invited_by__in=at_work_in(mine.cohort_id)).update(invited_by=mine.person)
    count = rows.update(state=State.WAITING, tries=0)
    if count:
        mail_invitations.enqueue(mine.cohort_id)
    return count


@transaction.atomic
def withdraw(*, cohort: int, invitation: int | None = None) -> int:
    """One, or all that have no answer yet: their links let nobody in from then on."""
    rows = Invitation.objects.live().filter(cohort=cohort)
    mine = rows.filter(pk=invitation) if invitation else rows
    return mine.update(state=State.WITHDRAWN, answered_at=timezone.now())


# -- What becomes of it ------------------------------------------------------------------------------------------------


@transaction.atomic
def accept(*, person: Any, invitation: int, agreed_to: int) -> Membership:
    """By whichever account: the key in the mail is the proof. Who is in it already stays what they are."""
    lock(person)
    row = Invitation.objects.select_for_update(of=("self",)).select_related("cohort").get(pk=invitation)
    now = timezone.now()
    if why := why_over(row, now):
        raise ClosedError(why)
    there = Membership.objects.filter(cohort=row.cohort_id, person=person).first()
    if there is None or there.left_at is not None:
        there = take_in(
            person=person, cohort=row.cohort_id, role=Membership.Role.LEARNER, agreed_to=agreed_to, there=there
        )
    row.state, row.membership, row.answered_at = State.ACCEPTED, there, now
    row.save(update_fields=["state", "membership", "answered_at"])
    return there


@transaction.atomic
def decline(*, invitation: int) -> bool:
    rows = Invitation.objects.live().filter(pk=invitation)
    return rows.update(state=State.DECLINED, answered_at=timezone.now()) == 1
