"""Writing a message, sending it once, trying again what failed, and muting the mails."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from assessments.cohorts.telling.tasks import ask_for_mails, is_of_a_teacher
from assessments.models import Announcement, Cohort, Delivery, Membership

DAY = timedelta(days=1)
MOST_A_DAY = 10


class TooManyError(Exception):
    """The cohort was told as much in a day as it may be."""


@dataclass(frozen=True)
class Draft:
    """What a message says, and to whom: as the form has it, and in words."""

    to: str
    skill: str
    audience: str
    subject: str
    text: str
    answers: bool


@transaction.atomic
def write(*, by: Membership, draft: Draft, to: Iterable[int], instead_of: int | None = None) -> Announcement:
    """The form sent twice keeps one draft. `to` are memberships."""
    cohort = Cohort.objects.select_for_update().get(pk=by.cohort_id)
    drafts = cohort.announcements.filter(by=by.person, sent_at=None)
    same = drafts.filter(pk=instead_of) if instead_of else drafts.filter(**vars(draft))
    row = same.first() or Announcement(cohort=cohort, by=by.person)
    for name, value in vars(draft).items():
        setattr(row, name, value)
    row.save()
    row.deliveries.all().delete()
    Delivery.objects.bulk_create((Delivery(announcement=row, membership_id=pk) for pk in to), batch_size=500)
    return row


@transaction.atomic
def tell(*, by: Membership, draft: Draft, to: Sequence[int]) -> Announcement | None:
    """Without asking anybody first: what the site itself has to say in the name of who caused it."""
    cohort = Cohort.objects.select_for_update().get(pk=by.cohort_id)
    if not to or cohort.is_archived or _had_enough(cohort):
        return None
    row = Announcement.objects.create(
        cohort=cohort, by=by.person, sent_at=timezone.now(), people=len(to), **vars(draft)
    )
    Delivery.objects.bulk_create((Delivery(announcement=row, membership_id=pk) for pk in to), batch_size=500)
    ask_for_mails(row.pk)
    return row


def _had_enough(cohort: Cohort) -> bool:
    return cohort.announcements.filter(sent_at__gt=timezone.now() - DAY).count() >= MOST_A_DAY


@transaction.atomic
def send(*, by: Membership, announcement: int) -> int:
    """To how many. Nothing for whoever is in it no more, and nothing for a second click."""
    cohort = Cohort.objects.select_for_update().get(pk=by.cohort_id)
    row = cohort.announcements.filter(pk=announcement, by=by.person, sent_at=None).first()
    if row is None or cohort.is_archived:
        return 0
    if _had_enough(cohort):
        raise TooManyError
    there = Membership.objects.learning().filter(cohort=cohort)
    row.deliveries.exclude(membership__in=there).delete()
    row.people = row.deliveries.count()
    if row.people:
        row.sent_at = timezone.now()
        row.save(update_fields=["people", "sent_at"])
        ask_for_mails(row.pk)
    return row.people


@transaction.atomic
def try_again(*, announcement: Announcement) -> int:
    """Nothing in the name of somebody who teaches it no more."""
    if not is_of_a_teacher(announcement.pk):
        return 0
    failed = announcement.deliveries.filter(state=Delivery.State.FAILED)
    found = failed.update(state=Delivery.State.WAITING)
    if found:
        ask_for_mails(announcement.pk)
    return found


@transaction.atomic
def discard(*, by: Membership, announcement: int) -> bool:
    drafts = Announcement.objects.filter(cohort=by.cohort_id, by=by.person, sent_at=None)
    return bool(drafts.filter(pk=announcement).delete()[0])


@transaction.atomic
def mute(*, membership: int, is_muted: bool) -> bool:
    return Membership.objects.exclude(is_muted=is_muted).filter(pk=membership).update(is_muted=is_muted) == 1
