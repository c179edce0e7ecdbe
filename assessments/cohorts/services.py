"""Opening a cohort, changing it, who teaches it, and leaving it. Joining is in joining.py."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from assessments.cohorts.lead_mail import tell_new_lead
from assessments.cohorts.queries import lead_of, removable, teachers_of
from assessments.models import Cohort, Membership
from assessments.models.cohort import may_lead
from assessments.ratings.services import lock
from skills.models import Framework

Role = Membership.Role


@dataclass(frozen=True)
class Outline:
    """What a cohort is for, and when."""

    name: str
    role: str
    seniority: str
    starts_on: date
    ends_on: date


@transaction.atomic
def open_cohort(*, person: Any, framework: str, outline: Outline) -> Cohort:
    """The form sent twice opens one cohort."""
    lock(person)
    asked = vars(outline)
    led = Membership.objects.live().filter(person=person, role=Role.LEAD).values("cohort")
    live = Cohort.objects.filter(pk__in=led, framework__slug=framework, archived_at__isnull=True)
    same = live.filter(**asked).first()
    if same:
        return same
    cohort = Cohort.objects.create(framework=Framework.objects.get(slug=framework), **asked)
    Membership.objects.create(cohort=cohort, person=person, role=Role.LEAD)
    return cohort


@transaction.atomic
def change_cohort(*, cohort: int, outline: Outline) -> None:
    Cohort.objects.filter(pk=cohort).update(**vars(outline))


@transaction.atomic
def archive_cohort(*, cohort: int) -> bool:
    """Its instructors see nothing of its learners from then on, and nobody can join."""
    return Cohort.objects.filter(pk=cohort, archived_at__isnull=True).update(archived_at=timezone.now()) == 1


@transaction.atomic
def take_up_cohort(*, cohort: int) -> bool:
    return Cohort.objects.filter(pk=cohort, archived_at__isnull=False).update(archived_at=None) == 1


@transaction.atomic
def remove_member(*, by: Membership, member: int) -> bool:
    """Ends what an assistant sees, or what is seen of a learner."""
    return removable(by).filter(pk=member).update(left_at=timezone.now()) == 1


@transaction.atomic
def leave_cohort(*, cohort: int, person: Any) -> bool:
    """The lead hands over first."""
    mine = Membership.objects.live().filter(cohort=cohort, person=person).exclude(role=Role.LEAD)
    return mine.update(left_at=timezone.now()) == 1


@transaction.atomic
def hand_over(*, cohort: int, member: int) -> Membership | None:
    """To an assistant who may lead; who led so far assists."""
    row = Cohort.objects.select_for_update().get(pk=cohort)
    heir = row.memberships.teaching().select_related("person").filter(pk=member, role=Role.ASSISTANT).first()
    if heir is None or not may_lead(heir.person):
        return None
    # In this order: a cohort never has two leads.
    row.memberships.teaching().filter(role=Role.LEAD).update(role=Role.ASSISTANT)
    Membership.objects.filter(pk=heir.pk).update(role=Role.LEAD)
    return heir


@transaction.atomic
def take_over(*, cohort: int, member: int) -> Membership | None:
    """By an assistant who may lead, where nobody does any more."""
    row = Cohort.objects.select_for_update().get(pk=cohort)
    heir = row.memberships.teaching().select_related("person").filter(pk=member, role=Role.ASSISTANT).first()
    if heir is None or not may_lead(heir.person) or lead_of(teachers_of(row)):
        return None
    return _lead_alone(heir)


@transaction.atomic
def name_lead(*, cohort: int, person: Any) -> Membership | None:
    """By an admin, where nobody leads any more: whoever it is, if they may. They are told by mail."""
    row = Cohort.objects.select_for_update().get(pk=cohort)
    if not may_lead(person) or lead_of(teachers_of(row)):
        return None
    heir = row.memberships.filter(person=person).first() or Membership(cohort=row, person=person)
    if heir.pk is None or heir.left_at is not None:
        heir.joined_at, heir.left_at = timezone.now(), None
    named = _lead_alone(heir)
    tell_new_lead.enqueue(named.pk)
    return named


def _lead_alone(heir: Membership) -> Membership:
    """Who led in name only goes: as an assistant they would see learners again."""
    former = Membership.objects.teaching().filter(cohort=heir.cohort_id, role=Role.LEAD)
    former.update(left_at=timezone.now())
    heir.role = Role.LEAD
    heir.save()
    return heir
