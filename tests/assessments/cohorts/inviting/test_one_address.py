"""What one person gets of the invitations of all cohorts together."""

from datetime import timedelta

from django.core import mail
from django.utils import timezone

from assessments.cohorts.inviting.services import send_unsent
from assessments.models import Invitation, Membership
from assessments.models.invitation import MOST_TO_ONE
from tests.assessments.cohorts.inviting.conftest import invite, work
from tests.factories import InvitationFactory


def mailed() -> list[str]:
    return sorted(address.split("@")[0] for letter in mail.outbox for address in letter.to)


def test_nobody_is_mailed_more_often_in_a_day_by_many_cohorts(lead: Membership) -> None:
    """Each cohort counts its own mails: only all together say what somebody gets."""
    for _ in range(MOST_TO_ONE):
        InvitationFactory(email="ana@school.example")
    invite(lead, "ana@school.example, bo@school.example")

    work()

    row = Invitation.objects.get(email="ana@school.example", cohort=lead.cohort)
    assert (mailed(), row.state, row.mails) == (["bo"], "failed", 0)
    Invitation.objects.exclude(pk=row.pk).update(sent_at=timezone.now() - timedelta(days=1))
    send_unsent(mine=lead)
    work()
    assert mailed() == ["ana", "bo"]
