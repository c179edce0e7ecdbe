"""Mails that a worker sends: what the log says of one that didn't go out, when it is tried again, how to stop them."""

import logging
from datetime import datetime, timedelta

from django.utils import timezone

from careerpath.lib.requestlog import log_event

# In hours. After the last try the task has failed, and the admin pages show why.
WAITS = (1, 4, 16)


def log_unsent(template: str, failure: Exception) -> None:
    log_event("mail not sent", logging.ERROR, template=template, reason=type(failure).__name__)


def next_try(template: str, failure: Exception, tries: int) -> datetime:
    """When, after so many tries before this one. After the last, the task fails of what went wrong."""
    log_unsent(template, failure)
    if tries >= len(WAITS):
        raise failure
    return timezone.now() + timedelta(hours=WAITS[tries])


def stopped_by(address: str) -> dict[str, str]:
    """The headers of a mail that nobody wrote by hand, and which one click in the mail program stops (RFC 8058)."""
    return {
        "List-Unsubscribe": f"<{address}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        "Auto-Submitted": "auto-generated",
    }
