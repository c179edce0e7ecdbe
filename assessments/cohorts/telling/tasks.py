"""What the worker does with a message: mails to a few learners at a time, and what was left over, again later.

Each delivery is taken before its mail goes out. A worker that is killed in between leaves it taken: nobody gets a mail
twice, and the page says of whom it isn't known.
"""

from datetime import timedelta

from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone
from django_tasks import task

from assessments.cohorts.queries import at_work_in
from assessments.cohorts.telling.letters import letter_to
from assessments.models import Announcement, Delivery, Membership
from careerpath.lib.mailing import WAITS, log_unsent

State = Delivery.State
A_TASK = 20
# In hours. At the last of them, what still waits has failed.
LOOKS = (*WAITS, 1)
# No worker takes so long for one mail.
SURELY_ENDED = timedelta(hours=1)


def ask_for_mails(announcement: int, again: int = 0) -> None:
    """In the transaction that makes them due: they are asked for and kept together, or not at all."""
    waiting = list(Delivery.objects.waiting().filter(announcement=announcement).values_list("pk", flat=True))
    for start in range(0, len(waiting), A_TASK):
        few = waiting[start : start + A_TASK]
        deliver.enqueue(announcement, few[0], few[-1])
    later = timezone.now() + timedelta(hours=LOOKS[again])
    look_after.using(run_after=later).enqueue(announcement, again)


@task()
def deliver(announcement: int, first: int, last: int) -> str:
    rows = Delivery.objects.waiting().filter(announcement=announcement, pk__range=(first, last))
    if not is_of_a_teacher(announcement):
        rows.update(state=State.FAILED)
        return "stopped"
    try:
        with get_connection() as post:
            states = [_deliver(pk, post) for pk in list(rows.values_list("pk", flat=True))]
    except OSError as failure:
        log_unsent("emails/announcement", failure)
        return "later"
    return f"{states.count(State.SENT)} sent"


def is_of_a_teacher(announcement: int) -> bool:
    """What a teacher had sent who was removed since, or whose account is locked or gone, stops."""
    row = Announcement.objects.filter(pk=announcement).first()
    return row is not None and row.by_id in at_work_in(row.cohort_id)


def _deliver(pk: int, post: BaseEmailBackend) -> str:
    now = timezone.now()
    if not Delivery.objects.waiting().filter(pk=pk).update(state=State.SENDING, tried_at=now):
        return ""
    row = Delivery.objects.select_related("membership__cohort", "membership__person", "announcement__by").get(pk=pk)
    state = _why_not(row.membership) or _mail(row, post)
    Delivery.objects.filter(pk=pk, state=State.SENDING).update(state=state)
    return state


def _why_not(membership: Membership) -> str:
    is_there = membership.left_at is None and not membership.teaches and membership.person.is_active
    if not is_there or membership.cohort.is_archived:
        return State.GONE
    return State.MUTED if membership.is_muted else ""


def _mail(row: Delivery, post: BaseEmailBackend) -> str:
    """What a mail server refuses for now may go later; what can't be written as a mail never will."""
    letter = letter_to(row.membership, row.announcement)
    letter.connection = post
    try:
        letter.send()
    except OSError as failure:
        log_unsent("emails/announcement", failure)
        return State.WAITING
    except ValueError as failure:
        log_unsent("emails/announcement", failure)
        return State.FAILED
    return State.SENT


@task()
def look_after(announcement: int, again: int) -> str:
    rows = Delivery.objects.filter(announcement=announcement)
    rows.stuck(timezone.now() - SURELY_ENDED).update(state=State.FAILED)
    if not rows.waiting().exists():
        return "done"
    if again == len(LOOKS) - 1:
        rows.waiting().update(state=State.FAILED)
        return "given up"
    ask_for_mails(announcement, again + 1)
    return "again"
