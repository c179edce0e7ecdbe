"""What somebody gets of their plans without coming here: dates in their own calendar, and a mail once a week."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone


class CalendarFeed(models.Model):
    """The one address under which a person's calendar reads the dates of all their plans that live."""

    person = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="calendar_feed")
    # Half of the address. The other half is its signature, kept nowhere: a stolen backup opens no calendar.
    seed = models.CharField(max_length=40, unique=True)
    made_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"{self.person}"


class Reminder(models.Model):
    """Who has no row gets no mail."""

    class Weekday(models.IntegerChoices):
        MONDAY = 0, "On Mondays"
        TUESDAY = 1, "On Tuesdays"
        WEDNESDAY = 2, "On Wednesdays"
        THURSDAY = 3, "On Thursdays"
        FRIDAY = 4, "On Fridays"
        SATURDAY = 5, "On Saturdays"
        SUNDAY = 6, "On Sundays"

    person = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="reminder")
    weekday = models.PositiveSmallIntegerField(choices=Weekday)
    next_on = models.DateField(db_index=True)
    # The day of the newest mail that was asked of the queue. It keeps a second one out of the same week.
    reminded_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["next_on", "pk"]

    def __str__(self) -> str:
        return f"{self.person}: {self.days}"

    @property
    def days(self) -> str:
        """As it stands in a sentence."""
        return f"on {self.Weekday(self.weekday).name.capitalize()}s"
