"""What the worker does some minutes after a goal or its dates were changed: the learners are told of the newest."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django_tasks import task

from assessments.cohorts.offers import offered_in
from assessments.cohorts.queries import at_work_in, goal_of
from assessments.cohorts.telling.audience import ALL
from assessments.cohorts.telling.services import Draft, tell
from assessments.models import Cohort, Membership

# Whoever chose wrongly has so long to choose again, and learners hear of the last choice alone.
SECOND_THOUGHTS = timedelta(minutes=10)
# On a day that has had its messages, it is tried again so much later.
TRY_AGAIN = timedelta(hours=3)
TEXT = """{cohort} now aims at {goal}, from {start} to {end}.

No plan of yours is changed. If you want one for this goal, by that day, the offer is here; you can say “not now” to it:
{page}"""


@task()
@transaction.atomic
def tell_goal(lead: int, goal: str) -> str:
    mine = Membership.objects.teaching().select_related("person").filter(pk=lead).first()
    if mine is None or mine.person_id not in at_work_in(mine.cohort_id):
        return "nobody tells it"
    cohort = Cohort.objects.select_for_update().get(pk=mine.cohort_id)
    if goal != cohort.goal_key:
        return "too late"
    if goal == cohort.goal_told:
        return "told already"
    name = goal_of(cohort).name
    to = offered_in(cohort, timezone.localdate()) if name else []
    told = tell(by=mine, draft=_draft(cohort, name), to=to)
    if to and not told and not cohort.is_archived:
        tell_goal.using(run_after=timezone.now() + TRY_AGAIN).enqueue(lead, goal)
        return "later"
    Cohort.objects.filter(pk=cohort.pk).update(goal_told=goal)
    return f"to {told.people}" if told else "to nobody"


def _draft(cohort: Any, goal: str) -> Draft:
    start, end = date_format(cohort.starts_on), date_format(cohort.ends_on)
    page = f"{settings.SITE_URL}{reverse('cohort', args=[cohort.pk])}"
    text = TEXT.format(cohort=cohort, goal=goal, start=start, end=end, page=page)
    return Draft(ALL, "", "learners without a plan for it", f"Our goal, by {end}", text, answers=False)
