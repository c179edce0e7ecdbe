from allauth.account.models import EmailAddress, EmailConfirmationHMAC
from allauth.mfa.totp.internal.auth import TOTP
from django.core import mail
from django.test import Client
from django.urls import reverse

from careerpath.accounts.models import User
from tests.accounts.steps import is_signed_in, link_in_mail, sign_in, sign_up
from tests.factories import TOTP_SECRET, UserFactory


def test_the_link_confirms_and_signs_in_where_one_signed_up(client: Client, db: None) -> None:
    sign_up(client, "new@example.org")

    response = client.post(link_in_mail())

    assert response.headers["Location"] == reverse("home")
    assert EmailAddress.objects.get().verified
    assert is_signed_in(client)


def test_the_link_confirms_but_signs_nobody_in_elsewhere(client: Client, db: None) -> None:
    sign_up(client, "new@example.org")
    elsewhere = Client()

    response = elsewhere.post(link_in_mail(), follow=True)

    assert response.redirect_chain == [(reverse("account_login"), 302)]
    assert "new@example.org is confirmed." in response.content.decode()
    assert EmailAddress.objects.get().verified
    assert not is_signed_in(elsewhere)


def test_opening_the_link_only_asks(client: Client, db: None) -> None:
    # Mail programs open links by themselves, to look for viruses.
    sign_up(client, "new@example.org")

    response = Client().get(link_in_mail())

    assert "Is this your address?" in response.content.decode()
    assert not EmailAddress.objects.get().verified


def test_the_second_factor_is_still_asked_for(client: Client, db: None) -> None:
    person = UserFactory(confirmed=False)
    TOTP.activate(person, TOTP_SECRET)
    sign_in(client, person.email)

    response = client.post(link_in_mail())

    assert response.headers["Location"] == reverse("mfa_authenticate")
    assert not is_signed_in(client)


def test_a_link_that_is_none_says_what_to_do(client: Client, db: None) -> None:
    response = client.get(reverse("account_confirm_email", args=["no-such-key"]))

    assert response.status_code == 200
    assert "This link doesn’t work any more" in response.content.decode()


def test_a_link_works_once(client: Client, db: None) -> None:
    sign_up(client, "new@example.org")
    path = link_in_mail()
    Client().post(path)

    response = Client().get(path)

    assert "This link doesn’t work any more" in response.content.decode()


def test_a_link_of_somebody_else_signs_a_person_out(learner_client: Client, db: None) -> None:
    sign_up(Client(), "new@example.org")

    learner_client.get(link_in_mail())

    assert not is_signed_in(learner_client)


def test_an_address_that_another_account_holds_is_not_confirmed(client: Client, learner: User) -> None:
    # The other account never confirmed it, but it is the one that the site knows by this address.
    UserFactory(email="wanted@example.org", confirmed=False)
    address = EmailAddress.objects.create(user=learner, email="wanted@example.org")

    response = client.post(
        reverse("account_confirm_email", args=[EmailConfirmationHMAC.create(address).key]), follow=True
    )

    learner.refresh_from_db()
    assert learner.email == "learner@example.org"
    assert "wanted@example.org belongs to another account already" in response.content.decode()


def test_an_address_that_another_account_confirmed_is_not_offered(client: Client, learner: User) -> None:
    UserFactory(email="wanted@example.org")
    address = EmailAddress.objects.create(user=learner, email="wanted@example.org")

    response = client.get(reverse("account_confirm_email", args=[EmailConfirmationHMAC.create(address).key]))

    assert "This address is taken" in response.content.decode()


def test_a_failing_mail_server_is_told_and_no_crash(client: Client, db: None, settings: object) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"  # type: ignore[attr-defined]
    settings.EMAIL_PORT = 1  # type: ignore[attr-defined]

    response = client.get(sign_up(client, "new@example.org").headers["Location"])

    assert "We could not send you a mail just now." in response.content.decode()
    assert mail.outbox == []
