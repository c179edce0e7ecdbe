"""What the worker does: a few mails at a time, and then asks for the next few."""

import smtplib
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.core.mail import get_connection
from django.db.models import Count, F, QuerySet
from django.utils import timezone
from django_tasks import task

from assessments.cohorts.inviting.letters import letter_to
from assessments.cohorts.queries import at_work_in, goal_of
from assessments.models import ClassList, Invitation
from assessments.models.class_list import LIVES
from assessments.models.invitation import MOST_TO_ONE
from careerpath.lib.mailing import WAITS, next_try

State = Invitation.State
AT_ONCE = 20
DAY = timedelta(days=1)


@task()
def mail_invitations(cohort: int, tries: int = 0) -> str:
    """Takes what waits by now. So it may be asked for again at any time, and two at once share the work."""
    stop_those_of_strangers(cohort)
    rows = list(waiting(cohort, timezone.now()).select_related("cohort__framework", "invited_by")[:AT_ONCE])
    if not rows:
        return "nothing to do"
    sent = 0
    try:
        goal, full = goal_of(rows[0].cohort).name, had_enough(rows)
        with get_connection() as connection:
            for row in rows:
                sent += _leave_alone(row) if row.email in full else mail(row, goal, connection)
    except OSError as failure:
        return _later(cohort, 0 if sent else tries, failure)
    _go_on(cohort)
    return f"{sent} sent"


@task()
def forget_lists() -> str:
    """Whose time is over, with all that stands in them, whether or not anybody comes back."""
    many, _ = ClassList.objects.filter(made_at__lte=timezone.now() - LIVES).delete()
    return f"{many} forgotten"


def stop_those_of_strangers(cohort: int) -> None:
    """Of whoever teaches it no more. Another teacher sees them as failed, and may try again in their own name."""
    waiting(cohort, timezone.now()).exclude(invited_by__in=at_work_in(cohort)).order_by().update(state=State.FAILED)


def waiting(cohort: int, now: datetime) -> QuerySet[Invitation]:
    """What went wrong before comes last."""
    rows = Invitation.objects.filter(
        cohort=cohort, cohort__archived_at=None, cohort__ends_on__gte=timezone.localdate(now)
    )
    found: QuerySet[Invitation] = rows.with_standing(now).filter(standing=State.WAITING).order_by("tries", "pk")
    return found


def had_enough(rows: Iterable[Invitation]) -> set[str]:
    """The addresses to which as much went out within a day, from all cohorts, as may go to one person."""
    since = timezone.now() - DAY
    there = Invitation.objects.filter(email__in=[row.email for row in rows], sent_at__gt=since).order_by()
    counted = there.values("email").annotate(times=Count("pk")).filter(times__gte=MOST_TO_ONE)
    return set(counted.values_list("email", flat=True))


def _leave_alone(row: Invitation) -> bool:
    """It looks like any mail that didn't go out: why is nobody's business but theirs. It can be tried again."""
    Invitation.objects.filter(pk=row.pk, state=State.WAITING).update(state=State.FAILED)
    return False


def mail(row: Invitation, goal: str, connection: Any) -> bool:
    """Counts as failed, and as a mail, from the moment before it goes out: whoever is killed in between sends none
    twice, and a teacher sees that one may be missing."""
    mine = Invitation.objects.filter(pk=row.pk)
    taken = mine.filter(state=State.WAITING).update(state=State.FAILED, tries=F("tries") + 1, mails=F("mails") + 1)
    if not taken:
        return False
    try:
        letter_to(row, goal, connection).send()
    except smtplib.SMTPRecipientsRefused as refused:
        # For a while, as mail servers do with strangers, or for ever.
        may_yet = all(code < 500 for code, _ in refused.recipients.values()) and row.tries < len(WAITS)
        return _not_out(mine, State.WAITING if may_yet else State.FAILED)
    except ValueError:  # what can't be written as a mail never will
        return _not_out(mine, State.FAILED)
    except OSError:
        _not_out(mine, State.WAITING)
        raise
    mine.filter(state=State.FAILED).update(state=State.SENT, sent_at=timezone.now())
    return True


def _not_out(mine: QuerySet[Invitation], state: str) -> bool:
    """Whoever was withdrawn meanwhile stays so."""
    mine.update(mails=F("mails") - 1)
    mine.filter(state=State.FAILED).update(state=state)
    return False


def _later(cohort: int, tries: int, failure: OSError) -> str:
    """After the last try, all that waits counts as failed."""
    if tries == len(WAITS):
        waiting(cohort, timezone.now()).order_by().update(state=State.FAILED)
    later = next_try("emails/invitation", failure, tries)
    mail_invitations.using(run_after=later).enqueue(cohort, tries + 1)
    return "later"


def _go_on(cohort: int) -> None:
    first = waiting(cohort, timezone.now()).first()
    if first:
        wait = timedelta(hours=WAITS[0] if first.tries else 0)
        mail_invitations.using(run_after=timezone.now() + wait).enqueue(cohort)
