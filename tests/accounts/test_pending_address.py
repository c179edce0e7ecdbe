"""An address that waits to be confirmed for an account opens nothing."""

from allauth.account.models import EmailAddress
from django.core import mail
from django.test import Client
from django.urls import reverse

from careerpath.accounts.models import User
from tests.accounts.steps import is_signed_in, sign_in

WAITING = "mistyped@example.org"


def test_it_signs_nobody_in(client: Client, learner: User) -> None:
    EmailAddress.objects.create(user=learner, email=WAITING)

    response = sign_in(client, WAITING)

    assert response.status_code == 200
    assert "don&#x27;t belong together" in response.text
    assert not is_signed_in(client)


def test_it_gets_no_key_to_the_account(client: Client, learner: User) -> None:
    EmailAddress.objects.create(user=learner, email=WAITING)

    client.post(reverse("account_reset_password"), {"email": WAITING})

    (sent,) = mail.outbox
    assert sent.to == [WAITING]
    assert "/password/reset/key/" not in sent.body


def test_the_own_address_goes_on_to_sign_in_in_whatever_case(client: Client, learner: User) -> None:
    EmailAddress.objects.create(user=learner, email=WAITING)

    sign_in(client, "Learner@Example.org")

    assert is_signed_in(client)
