"""The mail of a message: plain text, with the way out of these mails."""

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse

from assessments.cohorts.telling.keys import mute_key
from assessments.models import Announcement, Membership
from careerpath.lib.mailing import stopped_by


def letter_to(membership: Membership, row: Announcement) -> EmailMessage:
    """The address of a teacher stands in it only if they chose that."""
    cohort = membership.cohort
    mute = f"{settings.SITE_URL}{reverse('cohort_mute_by_key', args=[mute_key(membership.pk)])}"
    page = f"{settings.SITE_URL}{reverse('cohort_messages', args=[cohort.pk])}"
    by = row.by.name if row.by and row.by.name else "A teacher"
    context = {"row": row, "cohort": cohort, "by": by, "mute": mute, "page": page, "site": settings.SITE_URL}
    return EmailMessage(
        f"{cohort}: {row.subject}",
        render_to_string("emails/announcement.txt", context),
        to=[membership.person.email],
        reply_to=[row.by.email] if row.by and row.answers else None,
        headers=stopped_by(mute),
    )
