"""The mail of an invitation: plain text, plain words, nothing that tells whether it was opened."""

from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse

from assessments.cohorts.inviting.addresses import read_name
from assessments.cohorts.inviting.keys import key_of
from assessments.models import Invitation


def letter_to(row: Invitation, goal: str, connection: Any = None) -> EmailMessage:
    """The address of whoever invites stands nowhere in it, nor a link that they take for a name."""
    key = key_of(row.seed)
    by = read_name(row.invited_by.name if row.invited_by else "") or "A teacher"
    context = {
        "row": row,
        "by": by,
        "cohort": row.cohort,
        "goal": goal,
        "site": settings.SITE_URL,
        "come_in": f"{settings.SITE_URL}{reverse('cohort_invited', args=[key])}",
        "decline": f"{settings.SITE_URL}{reverse('cohort_decline', args=[key])}",
    }
    return EmailMessage(
        f"{by} invites you to {row.cohort}",
        render_to_string("emails/invitation.txt", context),
        to=[row.email],
        headers={"Auto-Submitted": "auto-generated"},
        connection=connection,
    )
