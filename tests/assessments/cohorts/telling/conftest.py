"""The class of the instructor with three learners, and the worker that sends what she writes."""

import smtplib
from typing import Any

import pytest
from django.core.mail.backends.locmem import EmailBackend
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from assessments.cohorts.telling.keys import mute_key
from assessments.cohorts.telling.services import Draft, write
from assessments.models import Announcement, Cohort, Membership
from tests.assessments.along.test_reminders import worker
from tests.factories import AnnouncementFactory, MembershipFactory, UserFactory

SENT = {"to": "all", "skill": "", "subject": "Friday", "text": "We meet in room 5.\n\nBring your plan."}
DRAFT = Draft("all", "", "all learners", "Friday", "We meet in room 5.", answers=False)


class Refusing(EmailBackend):
    """A mail server that takes no mail to Ben."""

    def send_messages(self, messages: Any) -> int:
        if any("ben@" in address for message in messages for address in message.to):
            raise smtplib.SMTPRecipientsRefused({})
        return super().send_messages(messages)


class Away(EmailBackend):
    """A mail server that isn't there."""

    def open(self) -> bool:
        raise ConnectionRefusedError


@pytest.fixture
def three(cohort: Cohort, membership: Membership) -> list[Membership]:
    """Ann, Ben and Lea, who is the learner of every test."""
    ann, ben = UserFactory(name="Ann", email="ann@example.org"), UserFactory(name="ben", email="ben@example.org")
    more = [MembershipFactory(cohort=cohort, person=person) for person in (ann, ben)]
    return [*more, membership]


@pytest.fixture
def lead(cohort: Cohort) -> Membership:
    return Membership.objects.get(cohort=cohort, role="lead")


@pytest.fixture
def draft(three: list[Membership], lead: Membership) -> Announcement:
    return write(by=lead, draft=DRAFT, to=[row.pk for row in three])


def work(at_once: bool = False) -> list[str]:
    """What the tasks said that a worker found ready; at once: also what is to be done later."""
    if at_once:
        DBTaskResult.objects.filter(status="READY").update(run_after=timezone.now())
    rows = list(DBTaskResult.objects.ready())
    for row in rows:
        row.claim("a worker")
        worker().run_task(row)
    return [row.return_value or row.status for row in rows]


def keep(client: Client, cohort: Cohort, **changed: Any) -> str:
    """Sends the form; where it led, or the page that came back."""
    response = client.post(f"/cohorts/{cohort.pk}/messages/new/", SENT | changed)
    return response.headers.get("Location") or response.text


def names_of(client: Client, where: str) -> list[str]:
    page = client.get(where).text
    names = page.split('<ul class="names">')[1].split("</ul>")[0] if '<ul class="names">' in page else ""
    return [part.split("</li>")[0] for part in names.split("<li>")[1:]]


def told_sample(membership: Membership, by: Any) -> dict[str, dict[str, object]]:
    """What each address of messages is tried with: a draft to be changed, else one that was sent."""
    cohort = membership.cohort
    draft = AnnouncementFactory(cohort=cohort, by=by)
    sent = AnnouncementFactory(cohort=cohort, by=by, sent_at=timezone.now())
    on_it = ("cohort_message", "cohort_message_send", "cohort_message_discard", "cohort_message_again")
    return {
        **{name: {"cohort": cohort.pk, "pk": sent.pk} for name in on_it},
        "cohort_message_change": {"cohort": cohort.pk, "pk": draft.pk},
        "cohort_mute_by_key": {"key": mute_key(membership.pk)},
    }
