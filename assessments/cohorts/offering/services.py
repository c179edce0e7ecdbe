"""Setting the goal of a cohort, and what a learner says to the plan that it offers."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from assessments.cohorts.offering.tasks import SECOND_THOUGHTS, tell_goal
from assessments.cohorts.offers import offers_of
from assessments.cohorts.services import Outline, change_cohort
from assessments.models import Cohort, Membership


@transaction.atomic
def change(*, by: Membership, outline: Outline) -> bool:
    """Says whether learners will be told: of another goal or other dates, and nothing of an archived cohort."""
    row = Cohort.objects.select_for_update().get(pk=by.cohort_id)
    before = row.goal_key
    change_cohort(cohort=row.pk, outline=outline)
    row.refresh_from_db()
    if row.goal_key == before or row.is_archived:
        return False
    Cohort.objects.filter(pk=row.pk, goal_told="").update(goal_told=before)
    later = timezone.now() + SECOND_THOUGHTS
    tell_goal.using(run_after=later).enqueue(by.pk, row.goal_key)
    return True


@transaction.atomic
def put_off(*, membership: Membership, goal: str, today: date) -> bool:
    """Only what the page had shown: another goal, set since, is still offered."""
    offered = offers_of(membership.person, today, membership.cohort_id)
    if goal not in {offer.key for offer in offered}:
        return False
    return Membership.objects.learning().filter(pk=membership.pk).update(put_off=goal) == 1
