"""Mails about second opinions: one task gathers what a person hasn't read, and no more than one mail a day goes out."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.db.models import Q
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django_tasks import task

from assessments.cohorts.opinions.keys import stop_key
from assessments.models import OpinionMail, Review
from careerpath.lib.ages import counted
from careerpath.lib.mailing import next_try, stopped_by

# Time to undo, and for the next opinions of the same hour.
A_WHILE, A_DAY = timedelta(hours=1), timedelta(days=1)
# A task that was lost with its queue is asked for again.
SURELY_LOST = timedelta(days=2)


def ask_for_mails(people: Iterable[int], now: datetime) -> None:
    """Of people for whom one is in the queue already, nothing. In the transaction that gives the opinions."""
    everybody = set(people)
    OpinionMail.objects.bulk_create((OpinionMail(person_id=person) for person in everybody), ignore_conflicts=True)
    free = Q(due_at__isnull=True) | Q(due_at__lt=now - SURELY_LOST)
    rows = list(OpinionMail.objects.select_for_update().filter(free, person__in=everybody, is_on=True))
    for row in rows:
        row.due_at = max(now + A_WHILE, row.sent_at + A_DAY) if row.sent_at else now + A_WHILE
        tell_of_opinions.using(run_after=row.due_at).enqueue(row.person_id, row.due_at.isoformat())
    OpinionMail.objects.bulk_update(rows, ["due_at"])


@task()
def tell_of_opinions(person: int, due: str, tries: int = 0) -> str:
    """What was read by then needs no mail. Of two tasks for one mail, the first takes it."""
    now = timezone.now()
    row = OpinionMail.objects.select_related("person").filter(person=person).first()
    if row is None or not row.is_on or not row.person.is_active:
        OpinionMail.objects.filter(person=person).update(due_at=None)
        return "off"
    since = row.sent_at or datetime.min.replace(tzinfo=now.tzinfo)
    unread = Review.objects.newest().filter(person=person, seen_at__isnull=True)
    rows = list(unread.filter(Q(given_at__gt=since) | Q(edited_at__gt=since)).select_related("skill", "by"))
    mine = OpinionMail.objects.filter(pk=row.pk, due_at=datetime.fromisoformat(due))
    if not mine.update(due_at=None, sent_at=now if rows else row.sent_at):
        return "taken"
    if not rows:
        return "nothing new"
    try:
        letter_of(row, rows).send()
    except OSError as failure:
        return _later(row, due, tries, failure)
    return "sent"


def _later(row: OpinionMail, due: str, tries: int, failure: OSError) -> str:
    mine = OpinionMail.objects.filter(pk=row.pk)
    mine.update(sent_at=row.sent_at)
    later = next_try("emails/opinions", failure, tries)
    mine.update(due_at=datetime.fromisoformat(due))
    tell_of_opinions.using(run_after=later).enqueue(row.person_id, due, tries + 1)
    return "later"


def letter_of(row: OpinionMail, reviews: Iterable[Review]) -> EmailMessage:
    """Names of skills, and no level: it may be read over somebody's shoulder."""
    found = list(reviews)
    stop = f"{settings.SITE_URL}{reverse('opinion_stop', args=[stop_key(row.person_id)])}"
    context = {"person": row.person, "reviews": found, "site": settings.SITE_URL, "stop": stop}
    return EmailMessage(
        f"{counted(len(found), 'second opinion')} on your skills",
        render_to_string("emails/opinions.txt", context),
        to=[row.person.email],
        headers=stopped_by(stop),
    )
