"""What the admin pages show of the rows that allauth keeps: addresses, factors, sessions."""

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.core import mail
from django.test import Client
from django.urls import reverse

from careerpath.accounts.models import User
from tests.accounts.steps import events, is_signed_in, page_of, sign_in, signed_in
from tests.factories import TOTP_SECRET


def test_the_secret_of_a_factor_is_shown_to_nobody(admin_client: Client, instructor: User) -> None:
    factor = instructor.authenticator_set.get(type="totp")

    page = admin_client.get(page_of("mfa_authenticator", factor)).content.decode()

    assert "instructor" in page.lower()
    assert factor.data["secret"] not in page
    assert TOTP_SECRET not in page
    assert "data" not in admin_client.get(page_of("mfa_authenticator", factor)).context["adminform"].form.fields


@pytest.mark.django_db(transaction=True)
def test_a_lost_factor_is_removed(
    admin_client: Client, admin: User, instructor: User, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.clear()
    factor = instructor.authenticator_set.get(type="totp")

    admin_client.post(page_of("mfa_authenticator", factor, "delete"), {"post": "yes"})

    assert not instructor.authenticator_set.exists()
    assert ("second factor removed by an admin", {"user": instructor.pk, "kind": "totp", "by": admin.pk}) in events(
        caplog
    )
    assert [(sent.to, sent.subject) for sent in mail.outbox] == [
        ([instructor.email], "An admin removed a second factor from your account at careerpath")
    ]
    assert sign_in(Client(), instructor.email).headers["Location"] == reverse("home")


def test_one_of_two_factors_leaves_the_recovery_codes(admin_client: Client, instructor: User) -> None:
    instructor.authenticator_set.create(type="webauthn", data={"name": "Laptop"})
    lost = instructor.authenticator_set.get(type="totp")

    given = {"action": "delete_selected", "_selected_action": [lost.pk], "post": "yes"}
    admin_client.post("/admin/mfa/authenticator/", given)

    assert sorted(instructor.authenticator_set.values_list("type", flat=True)) == ["recovery_codes", "webauthn"]


def test_an_address_is_confirmed_for_whom_no_mail_reaches(admin_client: Client, learner: User) -> None:
    EmailAddress.objects.filter(user=learner).update(verified=False)
    pending = learner.emailaddress_set.create(email="new@example.org")
    chosen = list(learner.emailaddress_set.values_list("pk", flat=True))

    admin_client.post("/admin/account/emailaddress/", {"action": "confirm", "_selected_action": chosen})

    pending.refresh_from_db()
    assert learner.emailaddress_set.get(email=learner.email).verified
    assert not pending.verified


def test_an_address_that_somebody_else_confirmed_is_not(admin_client: Client, learner: User, stranger: User) -> None:
    EmailAddress.objects.filter(user=learner).update(verified=False)
    stranger.emailaddress_set.create(email=learner.email, verified=True)
    chosen = learner.emailaddress_set.get()

    response = admin_client.post(
        "/admin/account/emailaddress/", {"action": "confirm", "_selected_action": [chosen.pk]}, follow=True
    )

    chosen.refresh_from_db()
    assert "Somebody else has confirmed learner@example.org already." in response.content.decode()
    assert not chosen.verified


def test_a_session_is_ended(admin_client: Client, learner: User) -> None:
    client = signed_in(learner)
    session = UserSession.objects.get(user=learner)
    listed = admin_client.get("/admin/usersessions/usersession/", {"q": "learner"}).content.decode()

    admin_client.post(page_of("usersessions_usersession", session, "delete"), {"post": "yes"})

    assert "Firefox on Windows" in listed
    assert not is_signed_in(client)


def test_sessions_are_ended_together(admin_client: Client, learner: User) -> None:
    clients = [signed_in(learner), signed_in(learner)]
    chosen = list(UserSession.objects.filter(user=learner).values_list("pk", flat=True))

    admin_client.post(
        "/admin/usersessions/usersession/", {"action": "delete_selected", "_selected_action": chosen, "post": "yes"}
    )

    assert [is_signed_in(client) for client in clients] == [False, False]


def test_what_allauth_keeps_is_written_by_nobody(admin_client: Client, learner: User) -> None:
    address = learner.emailaddress_set.get()
    given = {"user": learner.pk, "email": "mine@example.org", "verified": "on"}

    answers = [
        admin_client.post(page_of("account_emailaddress", address), given).status_code,
        admin_client.post(reverse("admin:account_emailaddress_add"), given).status_code,
        admin_client.post(page_of("account_emailaddress", address, "delete"), {"post": "yes"}).status_code,
        admin_client.post(reverse("admin:mfa_authenticator_add"), {}).status_code,
        admin_client.post(reverse("admin:usersessions_usersession_add"), {}).status_code,
    ]

    assert answers == [403] * 5
    assert Authenticator.objects.filter(user=learner).count() == 0


@pytest.mark.parametrize(
    "asked",
    [
        "/admin/usersessions/usersession/?session_key__startswith=a",
        "/admin/usersessions/usersession/?session_key=a",
        "/admin/mfa/authenticator/?data__secret__startswith=a",
        "/admin/account/emailaddress/?user__password__startswith=a",
    ],
)
def test_nothing_is_told_letter_by_letter(asked: str, admin_client: Client) -> None:
    assert admin_client.get(asked).status_code == 400


def test_the_filters_that_are_offered_work(admin_client: Client) -> None:
    for offered in ("/admin/mfa/authenticator/?type__exact=totp", "/admin/account/emailaddress/?verified__exact=1"):
        assert admin_client.get(offered).status_code == 200
