"""What a person sets: the address for their calendar, and the weekly mail; and the queue is asked for what is due."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from assessments.along.dates import next_day
from assessments.along.tasks import remind
from assessments.models import CalendarFeed, Reminder
from careerpath.lib.keys import new_seed


@transaction.atomic
def make_address(*, person: Any, instead_of: str = "") -> bool:
    """The first one, or another one instead of that which the page showed: a second click makes no third."""
    if not instead_of:
        return CalendarFeed.objects.get_or_create(person=person, defaults={"seed": new_seed()})[1]
    shown = CalendarFeed.objects.filter(person=person, seed=instead_of)
    return shown.update(seed=new_seed(), made_at=timezone.now()) == 1


@transaction.atomic
def end_address(*, person: Any) -> bool:
    return CalendarFeed.objects.filter(person=person).delete()[0] == 1


@transaction.atomic
def set_reminder(*, person: Any, weekday: int | None, today: date) -> bool:
    if weekday is None:
        return stop_reminder(person=person.pk)
    first = {"weekday": weekday, "next_on": next_day(weekday, today)}
    row, is_new = Reminder.objects.select_for_update().get_or_create(person=person, defaults=first)
    if is_new or row.weekday == weekday:
        return is_new
    row.weekday, row.next_on = weekday, next_day(weekday, today, row.reminded_on)
    row.save(update_fields=["weekday", "next_on"])
    return True


@transaction.atomic
def stop_reminder(*, person: int) -> bool:
    return Reminder.objects.filter(person=person).delete()[0] == 1


def ask_for_reminders(*, today: date) -> int:
    """Puts a task into the queue for each person whose day has come, and says how many."""
    due = list(Reminder.objects.filter(next_on__lte=today, person__is_active=True))
    return sum(claim(reminder=row, today=today) for row in due)


@transaction.atomic
def claim(*, reminder: Reminder, today: date) -> bool:
    """Of two that run at once, one finds the row as it was read. The claim and the task are there together or not."""
    as_read = Reminder.objects.filter(pk=reminder.pk, weekday=reminder.weekday, next_on=reminder.next_on)
    if not as_read.update(next_on=next_day(reminder.weekday, today, today), reminded_on=today):
        return False
    remind.enqueue(reminder.pk, today.isoformat())
    return True
