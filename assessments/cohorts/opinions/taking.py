"""Taking evidence from the queue for a while, so that two teachers don't look at the same, and giving it back."""

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from assessments.cohorts.opinions.queue import waiting_in
from assessments.cohorts.queries import Goal
from assessments.models import Cohort, Membership, Taken
from skills.models import Skill

FOR = timedelta(minutes=30)


@transaction.atomic
def take(*, by: Membership, member: int, skill: str) -> Taken | None:
    """Whoever has it: this teacher, or the one who was first. None where there is nobody or nothing to take."""
    Cohort.objects.select_for_update().get(pk=by.cohort_id)
    row = Membership.objects.visible_to(by.person).filter(cohort=by.cohort_id, pk=member).first()
    known = Skill.objects.filter(framework=by.cohort.framework_id, slug=skill).first()
    if row is None or known is None:
        return None
    where: dict[str, Any] = {"cohort_id": by.cohort_id, "person_id": row.person_id, "skill": known}
    now = timezone.now()
    there = Taken.objects.live(now).filter(**where).select_related("by").first()
    if there and there.by_id != by.person_id:
        return there
    held, _ = Taken.objects.update_or_create(**where, defaults={"by": by.person, "until": now + FOR})
    return held


@transaction.atomic
def take_next(*, by: Membership, goal: Goal) -> tuple[int, str] | None:
    """The oldest that nobody has, by learner and skill; what this teacher has already comes first."""
    Cohort.objects.select_for_update().get(pk=by.cohort_id)
    taken = Taken.objects.live(timezone.now()).filter(cohort=by.cohort_id).values_list("person", "skill", "by")
    held = {(person, skill): teacher for person, skill, teacher in taken}
    # Of those that wait before it, no more can be taken than there are.
    waiting = list(waiting_in(by, goal)[: len(held) + 1])
    mine = [row for row in waiting if held.get((row["person"], row["skill"])) == by.person_id]
    free = [row for row in waiting if (row["person"], row["skill"]) not in held]
    row = next(iter(mine or free), None)
    if row is None:
        return None
    take(by=by, member=row["person__memberships"], skill=row["skill__slug"])
    return row["person__memberships"], row["skill__slug"]


@transaction.atomic
def give_back(*, by: Membership, member: int, skill: str) -> bool:
    mine = Taken.objects.filter(cohort=by.cohort_id, by=by.person_id, skill__slug=skill)
    return mine.filter(person__memberships=member).delete()[0] > 0
