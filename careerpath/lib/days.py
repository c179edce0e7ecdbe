"""Days, as moments of the site's own time zone."""

from datetime import date, datetime, time

from django.utils import timezone


def midnight(day: date) -> datetime:
    """When the day begins."""
    return timezone.make_aware(datetime.combine(day, time.min))
