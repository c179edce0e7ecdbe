"""Events as a file that calendars read (RFC 5545)."""

import re
import uuid
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

from django.conf import settings
from django.urls import reverse
from icalendar import Calendar
from icalendar import Event as Entry

from assessments.along.calendar_events import Event

MAKER = "-//careerpath//plans//EN"
# How often a calendar that subscribed need look again; some read one word for it, some the other.
HOURS = 12
# No calendar can show these, and some refuse the whole file for one of them.
CONTROLS = re.compile(r"[\x00-\x09\x0b-\x1f\x7f]")


def calendar_of(events: Iterable[Event], *, person: int, name: str, today: date) -> bytes:
    """The same all day long while nothing changes, so that a calendar which asks again need load nothing."""
    calendar = Calendar()
    calendar.add("prodid", MAKER)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", timedelta(hours=HOURS), parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", f"PT{HOURS}H")
    for event in events:
        calendar.add_component(_entry(event, person, today))
    content: bytes = calendar.to_ical()
    return content


def _entry(event: Event, person: int, today: date) -> Entry:
    """All day long, and leaving the day free: it says what the week is for, not when one sits down."""
    link = f"{settings.SITE_URL}{reverse('plan_step', args=[event.plan, event.step])}"
    entry = Entry()
    entry.add("uid", str(uuid.uuid5(uuid.NAMESPACE_URL, f"{settings.SITE_URL}/{person}/{event.key}")))
    entry.add("dtstamp", datetime(today.year, today.month, today.day, tzinfo=UTC))
    entry.add("dtstart", event.first)
    entry.add("dtend", event.last + timedelta(days=1))
    entry.add("summary", CONTROLS.sub(" ", event.name))
    entry.add("description", CONTROLS.sub(" ", f"{event.says}\n{link}"))
    entry.add("url", link)
    entry.add("transp", "TRANSPARENT")
    # What a calendar has read before, it only changes for a higher number.
    entry.add("sequence", today.toordinal())
    if event.is_cancelled:
        entry.add("status", "CANCELLED")
    return entry
