"""When a mail that didn't go out is tried again."""

import smtplib
from datetime import timedelta

import pytest
from django.utils import timezone

from careerpath.lib.mailing import WAITS, next_try
from tests.accounts.steps import events


def test_each_try_waits_longer_and_says_so_in_the_log(caplog: pytest.LogCaptureFixture) -> None:
    failure = smtplib.SMTPServerDisconnected()
    begin = timezone.now()

    waits = [next_try("emails/reminder", failure, tries) - begin for tries in range(len(WAITS))]

    assert [round(wait / timedelta(hours=1)) for wait in waits] == [1, 4, 16]
    said = {"template": "emails/reminder", "reason": "SMTPServerDisconnected"}
    assert events(caplog) == [("mail not sent", said)] * 3


def test_after_the_last_try_what_went_wrong_is_raised() -> None:
    with pytest.raises(smtplib.SMTPServerDisconnected):
        next_try("emails/reminder", smtplib.SMTPServerDisconnected(), len(WAITS))
