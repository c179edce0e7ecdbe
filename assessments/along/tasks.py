"""What the worker does: one mail to one person."""

from datetime import date

from django.utils import timezone
from django_tasks import task

from assessments.along.queries import outlooks_of
from assessments.along.reminding import letter_to
from assessments.along.week import weeks_of
from assessments.models import Reminder
from assessments.plans.timetable import monday_of
from careerpath.lib.mailing import next_try


@task()
def remind(reminder: int, day: str, tries: int = 0) -> str:
    """Nobody is reminded of a week that is over, nor after saying stop, which takes the row away."""
    asked, today = date.fromisoformat(day), timezone.localdate()
    row = (
        Reminder.objects.select_related("person").filter(pk=reminder, reminded_on=asked, person__is_active=True).first()
    )
    if row is None or monday_of(asked) != monday_of(today):
        return "too late"
    weeks = weeks_of(outlooks_of(row.person, today))
    if not weeks:
        return "nothing to do"
    try:
        letter_to(row.person, weeks, row.days).send()
    except OSError as failure:
        later = next_try("emails/reminder", failure, tries)
        remind.using(run_after=later).enqueue(reminder, day, tries + 1)
        return "later"
    return "sent"
