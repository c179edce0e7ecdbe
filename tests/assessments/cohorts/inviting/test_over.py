"""A cohort after its last day invites nobody and lets nobody in by mail, says so, and goes on with a later last day."""

from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from assessments.cohorts.inviting.services import send_again, send_list, send_unsent
from assessments.cohorts.joining import ClosedError
from assessments.cohorts.sight import NEWEST
from assessments.models import Cohort, Invitation, Membership
from tests.assessments.cohorts.conftest import end_in
from tests.assessments.cohorts.inviting.conftest import brought, invite, way_in, work
from tests.factories import InvitationFactory


@pytest.mark.parametrize(("days", "status"), [(-1, 410), (0, 302)])
def test_an_invitation_lets_nobody_in_after_the_last_day(
    days: int, status: int, invitation: Invitation, cohort: Cohort, stranger_client: Client
) -> None:
    end_in(cohort, days)

    answer = stranger_client.post(way_in(invitation), {"agreed_to": str(NEWEST)})

    assert answer.status_code == status
    assert Membership.objects.filter(person__email="stranger@example.org").exists() == (status == 302)
    assert ("it ended on" in answer.text) == (status == 410)


def test_what_waits_goes_out_with_a_later_last_day(cohort: Cohort, lead: Membership) -> None:
    invite(lead, "ana@school.example")
    end_in(cohort, days=-1)
    after = work(), len(mail.outbox)
    end_in(cohort, days=1)
    send_unsent(mine=Membership.objects.get(pk=lead.pk))
    work()

    assert after == (["nothing to do"], 0)
    assert len(mail.outbox) == 1


def test_nobody_is_invited_in_another_tab(cohort: Cohort, lead: Membership, instructor_client: Client) -> None:
    found = brought(lead, "ana@school.example")
    sent = InvitationFactory(cohort=cohort, asked_at=timezone.now() - timedelta(hours=2))
    end_in(cohort, days=-1)
    mine = Membership.objects.get(pk=lead.pk)
    where = f"/cohorts/{cohort.pk}/invitations/"

    page = instructor_client.post(f"{where}lists/{found.pk}/", follow=True).text

    assert "Since then nobody comes in, and nobody is invited." in page
    assert "Write addresses" not in page
    assert [instructor_client.get(f"{where}{path}/").headers["Location"] for path in ("new", "upload")] == [where] * 2
    assert (send_again(mine=mine, invitation=sent.pk), send_unsent(mine=mine)) == (False, 0)
    with pytest.raises(ClosedError):
        send_list(mine=mine, number=found.pk)
