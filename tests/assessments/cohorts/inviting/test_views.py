"""The page of all invitations of a cohort, and what one does there."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, Settings

from assessments.cohorts.services import leave_cohort
from assessments.models import Cohort, Invitation, Membership
from careerpath.accounts.models import User
from tests.assessments.cohorts.inviting.conftest import brought, invite
from tests.factories import InvitationFactory, MembershipFactory


def test_the_invitations_tell_what_became_of_each(
    cohort: Cohort, membership: Membership, home: str, instructor_client: Client
) -> None:
    for state in ("waiting", "failed", "sent", "accepted", "declined", "withdrawn"):
        InvitationFactory(cohort=cohort, email=f"{state}@school.example", state=state)
    InvitationFactory(cohort=cohort, email="lapsed@school.example", expires_at=timezone.now())
    InvitationFactory(cohort=cohort, email="learner@example.org")
    InvitationFactory(email="elsewhere@school.example")

    page = instructor_client.get(home).content.decode()
    joined = instructor_client.get(f"{home}?show=accepted").content.decode()

    filters = page.split("Invitations by what became of them")[1].split("</nav>")[0]
    assert filters.count('<span class="tag">1</span>') == 6
    assert '>Joined <span class="tag">2</span>' in filters
    assert "elsewhere@" not in page
    assert [name in joined for name in ("learner@", "accepted@", "sent@")] == [True, True, False]


def test_whoever_joined_is_told_by_the_name_they_are_seen_by(
    cohort: Cohort, membership: Membership, home: str, instructor_client: Client
) -> None:
    membership.person.name = "xX_Ana_Xx"
    membership.person.save()
    InvitationFactory(cohort=cohort, email="ana@school.example", name="Ana", state="accepted", membership=membership)
    InvitationFactory(cohort=cohort, email=membership.person.email)

    page = instructor_client.get(home).content.decode()
    leave_cohort(cohort=cohort.pk, person=membership.person)
    after = instructor_client.get(home).content.decode()

    assert page.count(" as xX_Ana_Xx") == 1
    assert "xX_Ana_Xx" not in after


def test_an_address_with_an_account_looks_like_one_without(
    lead: Membership, stranger: User, home: str, instructor_client: Client
) -> None:
    invite(lead, f"{stranger.email}, nobody@example.org")

    page = instructor_client.get(home).content.decode()

    rows = page.split("<tbody>")[1].split("</tbody>")[0].split("\n")
    numbers = list(Invitation.objects.order_by("-pk").values_list("pk", "email"))
    plain = [
        row.replace(email, "X").replace(f"/{pk}/withdraw/", "/N/withdraw/")
        for row, (pk, email) in zip(rows, numbers, strict=True)
    ]
    assert plain[0] == plain[1]


def test_acts_say_what_they_did(cohort: Cohort, home: str, instructor_client: Client) -> None:
    row = InvitationFactory(cohort=cohort, asked_at=timezone.now() - timedelta(hours=2))
    InvitationFactory(cohort=cohort, state="failed")

    def told(path: str) -> str:
        return instructor_client.post(f"{home}{path}", follow=True).content.decode()

    assert f"The invitation goes out to {row.email} again." in told(f"{row.pk}/again/")
    assert f"Nothing was sent to {row.email}" in told(f"{row.pk}/again/")
    assert "2 invitations will be tried again now." in told("send/")
    assert f"The invitation of {row.email} is withdrawn." in told(f"{row.pk}/withdraw/")
    assert "1 invitation is withdrawn." in told("withdraw/")
    assert "withdrawn" not in told("withdraw/").split("<main")[1].split("page-head")[0]
    assert set(Invitation.objects.values_list("state", flat=True)) == {"withdrawn"}


def test_on_a_day_that_is_used_up_nothing_is_sent_again(
    cohort: Cohort, home: str, instructor_client: Client, settings: Settings
) -> None:
    settings.INVITATIONS_A_DAY = 0
    row = InvitationFactory(cohort=cohort, asked_at=timezone.now() - timedelta(hours=2))

    page = instructor_client.post(f"{home}{row.pk}/again/", follow=True).content.decode()

    assert "No more invitations go out today" in page


def test_withdrawing_asks_first(cohort: Cohort, home: str, instructor_client: Client) -> None:
    row = InvitationFactory(cohort=cohort)

    pages = [instructor_client.get(f"{home}{path}withdraw/").content.decode() for path in (f"{row.pk}/", "")]

    assert "Withdraw this invitation?" in pages[0]
    assert "1 invitation to Spring class has no answer yet." in pages[1]
    assert Invitation.objects.get().state == "sent"


@pytest.mark.parametrize("rows", [1, 3])
def test_pages_take_as_many_queries_for_one_as_for_three(
    rows: int, lead: Membership, home: str, instructor_client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    cohort = lead.cohort
    for _ in range(rows):
        InvitationFactory(cohort=cohort)
        MembershipFactory(cohort=cohort)
    found = brought(lead, "\n".join(f"new-{n}@school.example" for n in range(rows)))
    instructor_client.get(home)

    with django_assert_num_queries(6):
        instructor_client.get(home)
    with django_assert_num_queries(5):
        instructor_client.get(f"{home}lists/{found.pk}/")
