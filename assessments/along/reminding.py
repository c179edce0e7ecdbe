"""The mail of a week, as text and as HTML."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse

from assessments.along.keys import stop_key
from assessments.along.week import PlanWeek, subject_of
from careerpath.lib.mailing import stopped_by


def letter_to(person: Any, weeks: Iterable[PlanWeek], days: str) -> EmailMultiAlternatives:
    weeks = tuple(weeks)
    stop = f"{settings.SITE_URL}{reverse('reminder_stop', args=[stop_key(person.pk)])}"
    context = {"person": person, "weeks": weeks, "days": days, "stop": stop, "site": settings.SITE_URL}
    letter = EmailMultiAlternatives(
        subject_of(weeks),
        render_to_string("emails/reminder.txt", context),
        to=[person.email],
        headers=stopped_by(stop),
    )
    letter.attach_alternative(render_to_string("emails/reminder.html", context), "text/html")
    return letter
