"""Links into a cohort, and coming in by one."""

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from assessments.cohorts.codes import code_of, digest_of
from assessments.cohorts.queries import has_place, why_closed
from assessments.models import Cohort, JoinLink, Membership
from assessments.ratings.services import lock
from careerpath.lib.keys import new_seed

Role = Membership.Role
DAYS_FOR_AN_ASSISTANT = 7


class ClosedError(Exception):
    """The link lets nobody in: `why` as in `why_closed`."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


@transaction.atomic
def make_link(*, cohort: int, role: str, most: int, days: int, newest: int) -> JoinLink | None:
    """`newest` is the link for this role that the page showed on top: a second click makes no second link."""
    row = Cohort.objects.select_for_update().get(pk=cohort)
    there = row.links.filter(role=role).values_list("pk", flat=True).first() or 0
    if there != newest or row.is_archived or row.is_over(timezone.localdate()):
        return None
    seed = new_seed()
    until = timezone.now() + timedelta(days=days)
    return JoinLink.objects.create(
        cohort=row, role=role, seed=seed, digest=digest_of(code_of(seed)), expires_at=until, most=most
    )


def make_assistant_link(*, cohort: int, newest: int) -> JoinLink | None:
    """For one person: whoever comes in by it sees the learners."""
    return make_link(cohort=cohort, role=Role.ASSISTANT, most=1, days=DAYS_FOR_AN_ASSISTANT, newest=newest)


@transaction.atomic
def revoke_link(*, link: int) -> bool:
    rows = JoinLink.objects.filter(pk=link, revoked_at__isnull=True)
    return rows.update(revoked_at=timezone.now()) == 1


@transaction.atomic
def join(*, person: Any, link: int, agreed_to: int) -> bool:
    """Says whether it changed anything: whoever is in it already takes no place, and a teacher stays one."""
    lock(person)
    row = JoinLink.objects.select_for_update(of=("self",)).select_related("cohort").get(pk=link)
    there = Membership.objects.filter(cohort=row.cohort_id, person=person).first()
    if there and there.left_at is None and (there.teaches or there.role == row.role):
        return False
    _take_place(row, there)
    take_in(person=person, cohort=row.cohort_id, role=row.role, agreed_to=agreed_to, there=there)
    return True


def take_in(*, person: Any, cohort: int, role: str, agreed_to: int, there: Membership | None) -> Membership:
    """Within a transaction that holds the person: `there` is what they are or were in it."""
    now = timezone.now()
    membership = there or Membership(cohort_id=cohort, person=person)
    if membership.pk is None or membership.left_at is not None:
        membership.joined_at = now
    membership.role, membership.left_at = role, None
    if role == Role.LEARNER:
        membership.agreed_to, membership.agreed_at = agreed_to, now
    membership.save()
    return membership


@transaction.atomic
def agree_anew(*, membership: int, agreed_to: int) -> bool:
    """To a newer wording than one joined with; whoever left in between has agreed to nothing."""
    older = Membership.objects.learning().filter(pk=membership, agreed_to__lt=agreed_to)
    return older.update(agreed_to=agreed_to, agreed_at=timezone.now()) == 1


def _take_place(link: JoinLink, there: Membership | None) -> None:
    """Within a transaction that holds the link: of two who want the last place, one gets it."""
    comes_back = has_place(link, there)
    why = why_closed(link, link.cohort, timezone.now(), comes_back=comes_back)
    if why:
        raise ClosedError(why)
    if not comes_back:
        link.used += 1
        link.save(update_fields=["used"])
