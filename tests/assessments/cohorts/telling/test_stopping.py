"""A message whose author teaches the cohort no more: what has not gone out yet stops."""

import pytest
from django.core import mail
from django.test import Client

from assessments.cohorts.services import remove_member
from assessments.cohorts.telling.services import send, try_again, write
from assessments.models import Announcement, Delivery, Membership
from careerpath.accounts.models import User
from tests.assessments.cohorts.telling.conftest import DRAFT, work


@pytest.fixture
def sent(three: list[Membership], assistant: User) -> Announcement:
    """By the assistant, and still in the queue."""
    theirs = Membership.objects.get(person=assistant)
    row = write(by=theirs, draft=DRAFT, to=[one.pk for one in three])
    send(by=theirs, announcement=row.pk)
    return row


@pytest.mark.parametrize("how", ["removed", "locked", "gone"])
def test_what_a_teacher_sent_stops_when_they_teach_it_no_more(
    how: str, sent: Announcement, assistant: User, lead: Membership
) -> None:
    if how == "removed":
        remove_member(by=lead, member=Membership.objects.get(person=assistant).pk)
    elif how == "locked":
        User.objects.filter(pk=assistant.pk).update(is_active=False)
    else:
        assistant.delete()

    assert work() == ["stopped"]
    assert (set(Delivery.objects.values_list("state", flat=True)), mail.outbox) == ({"failed"}, [])
    assert try_again(announcement=sent) == 0


def test_what_the_lead_sent_stops_when_they_lead_in_name_only(draft: Announcement, lead: Membership) -> None:
    send(by=lead, announcement=draft.pk)
    User.objects.update(is_instructor=False)

    assert (work(), mail.outbox) == (["stopped"], [])


def test_it_goes_on_when_the_lead_hands_over(draft: Announcement, lead: Membership) -> None:
    send(by=lead, announcement=draft.pk)
    Membership.objects.filter(pk=lead.pk).update(role="assistant")

    assert work() == ["3 sent"]


def test_its_page_says_why_it_is_not_tried_again(
    sent: Announcement, assistant: User, lead: Membership, instructor_client: Client
) -> None:
    remove_member(by=lead, member=Membership.objects.get(person=assistant).pk)
    work()
    where = f"/cohorts/{sent.cohort_id}/messages/{sent.pk}/"

    page = instructor_client.post(f"{where}again/", follow=True).text

    assert "Whoever wrote it teaches here no more" in page
    assert "Try these mails again" not in page
    assert "Those mails are tried again." not in page
