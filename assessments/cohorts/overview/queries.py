"""A cohort as its overview wants it, in three queries: its learners, the sums of their ratings, and their plans.

After its last day it stands still: all is as it was then, and no plan is asked for, as nobody is behind any more.
"""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from assessments.cohorts.heatmap.heat import Lacked, most_lacked
from assessments.cohorts.overview.group import Group, Record, group_of
from assessments.cohorts.overview.plans import paces_of
from assessments.cohorts.overview.sums import asked_in, rows_of
from assessments.cohorts.overview.tally import tally_of
from assessments.cohorts.overview.weeks import weeks_of
from assessments.cohorts.people_queries import NAME, active_at
from assessments.cohorts.queries import Goal
from assessments.models import Cohort, Membership
from skills.targets import target_of


@dataclass(frozen=True)
class Seen:
    """`skills` are those that the goal asks for, the most missing first."""

    group: Group
    skills: tuple[Lacked, ...]


def seen_of(cohort: Cohort, goal: Goal, today: date) -> Seen | None:
    """None of an archived cohort, and of one without a goal."""
    if goal.level is None or cohort.is_archived:
        return None
    day, is_over = cohort.as_of(today), cohort.is_over(today)
    target, weeks = target_of(goal.level), weeks_of(cohort.starts_on, day)
    asked = asked_in(cohort, goal, weeks, today)
    learners = Membership.objects.learning().filter(cohort=cohort)
    named = learners.annotate(called=NAME, active_at=active_at())
    rows = list(named.order_by("pk").values_list("pk", "person", "called", "active_at"))
    tally = tally_of(asked, rows_of(cohort, asked, learners))
    paces = {} if is_over else paces_of(cohort, learners.order_by().values("person"))
    # Of thousands, asking for the time zone anew would take longer than all else here.
    zone = timezone.get_current_timezone()
    people = [
        Record(pk, name, timezone.localdate(at, zone), tally.courses.get(person), paces.get(person))
        for pk, person, name, at in rows
    ]
    return Seen(group_of(people, day, weeks, is_over), most_lacked(target, len(people), tally.counts, tally.left_out))
