import json
from typing import Any

import pytest
from django.core import mail
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from careerpath.accounts.models import User
from tests.accounts.software_key import SoftwareKey
from tests.accounts.steps import code_now, give_password_again, is_signed_in, sign_in, signed_in
from tests.factories import UserFactory

pytestmark = pytest.mark.usefixtures("still_clock")

UNKNOWN = "This passkey opens no account here. Try another one, or sign in with your password."
MISSING = "Your browser sent no passkey. Press the button and follow what your browser asks."


def options_on(page: HttpResponse, kind: str) -> dict[str, Any]:
    """As the page hands them to the browser."""
    return json.loads(json.dumps(page.context["js_data"][kind], default=dict))


def options_of_sign_in(client: Client) -> dict[str, Any]:
    page = client.get(reverse("mfa_login_webauthn"), headers={"Accept": "application/json"})
    return page.json()["request_options"]


def add_passkey(client: Client, key: SoftwareKey, name: str = "Laptop") -> HttpResponse:
    options = options_on(client.get(reverse("mfa_add_webauthn")), "creation_options")
    given = {"name": name, "passwordless": "on", "credential": key.register(options)}
    return client.post(reverse("mfa_add_webauthn"), given)


@pytest.fixture
def key(learner: User) -> SoftwareKey:
    """The learner's passkey."""
    client, key = signed_in(learner), SoftwareKey()
    give_password_again(client)
    response = add_passkey(client, key)
    assert response.headers["Location"] == reverse("mfa_view_recovery_codes")
    mail.outbox.clear()
    return key


def test_adding_a_passkey_leads_to_the_recovery_codes(learner: User) -> None:
    client = signed_in(learner)
    give_password_again(client)

    response = add_passkey(client, SoftwareKey())

    assert response.headers["Location"] == reverse("mfa_view_recovery_codes")
    assert sorted(learner.authenticator_set.values_list("type", flat=True)) == ["recovery_codes", "webauthn"]
    assert [(sent.to, sent.subject) for sent in mail.outbox] == [
        ([learner.email], "A passkey was added to your account at careerpath")
    ]


def test_adding_a_passkey_asks_for_the_password(learner: User) -> None:
    client = signed_in(learner)

    response = client.get(reverse("mfa_add_webauthn"))

    assert response.headers["Location"] == "/accounts/reauthenticate/?next=%2Faccounts%2F2fa%2Fwebauthn%2Fadd%2F"


def test_a_passkey_signs_in_alone(client: Client, learner: User, key: SoftwareKey) -> None:
    credential = key.sign(options_of_sign_in(client), learner.pk)

    response = client.post(reverse("mfa_login_webauthn"), {"credential": credential, "next": "/me/"})

    assert response.headers["Location"] == "/me/"
    assert is_signed_in(client)


def test_a_locked_account_is_not_opened_by_a_passkey(client: Client, learner: User, key: SoftwareKey) -> None:
    User.objects.update(is_active=False)
    credential = key.sign(options_of_sign_in(client), learner.pk)

    response = client.post(reverse("mfa_login_webauthn"), {"credential": credential})

    assert response.headers["Location"] == reverse("account_inactive")
    assert not is_signed_in(client)


def test_an_answer_counts_once(client: Client, learner: User, key: SoftwareKey) -> None:
    credential = key.sign(options_of_sign_in(client), learner.pk)
    client.post(reverse("mfa_login_webauthn"), {"credential": credential})
    client.post(reverse("account_logout"))

    response = client.post(reverse("mfa_login_webauthn"), {"credential": credential}, follow=True)

    assert UNKNOWN in response.content.decode()
    assert not is_signed_in(client)


def test_a_strange_passkey_opens_nothing(client: Client, learner: User, key: SoftwareKey) -> None:
    credential = SoftwareKey().sign(options_of_sign_in(client), learner.pk)

    response = client.post(reverse("mfa_login_webauthn"), {"credential": credential}, follow=True)

    assert UNKNOWN in response.content.decode()
    assert not is_signed_in(client)


def test_the_passkey_of_one_opens_not_the_account_of_another(
    client: Client, stranger: User, learner: User, key: SoftwareKey
) -> None:
    credential = key.sign(options_of_sign_in(client), stranger.pk)

    client.post(reverse("mfa_login_webauthn"), {"credential": credential})

    assert not is_signed_in(client)


@pytest.mark.parametrize(
    ("credential", "problem"),
    [
        ("", MISSING),
        ("no JSON", MISSING),
        ("1", UNKNOWN),
        ("[]", MISSING),
        ('"text"', UNKNOWN),
        ('{"id": 1}', UNKNOWN),
        ('{"id": "a", "rawId": "a", "type": "public-key", "response": {}}', UNKNOWN),
        ('{"id": "a", "rawId": "a", "type": "public-key", "response": {"userHandle": "zzzzzzzzzzzzzzzzzz"}}', UNKNOWN),
        ('{"id": "a", "rawId": "a", "type": "public-key", "response": 7}', UNKNOWN),
    ],
)
def test_what_is_no_passkey_is_refused_and_no_crash(client: Client, db: None, credential: str, problem: str) -> None:
    options_of_sign_in(client)

    response = client.post(reverse("mfa_login_webauthn"), {"credential": credential}, follow=True)

    assert response.redirect_chain == [(reverse("account_login"), 302)]
    assert problem in response.content.decode()


@pytest.mark.parametrize("credential", ["", "1", "[]", '{"id": 1}', '{"id": "a", "rawId": "a", "response": {}}'])
def test_what_is_no_passkey_is_not_added(learner: User, credential: str) -> None:
    client = signed_in(learner)
    give_password_again(client)
    client.get(reverse("mfa_add_webauthn"))

    response = client.post(reverse("mfa_add_webauthn"), {"name": "Laptop", "credential": credential})

    assert response.status_code == 200
    assert not learner.authenticator_set.exists()


def test_a_passkey_serves_as_second_factor(client: Client, learner: User, key: SoftwareKey) -> None:
    asked = sign_in(client, learner.email)
    page = client.get(asked.headers["Location"])

    response = client.post(
        reverse("mfa_authenticate"), {"credential": key.sign(options_on(page, "request_options"), learner.pk)}
    )

    assert asked.headers["Location"] == reverse("mfa_authenticate")
    assert response.headers["Location"] == reverse("home")
    assert is_signed_in(client)


def test_the_passkey_of_another_is_no_second_factor(client: Client, instructor: User, key: SoftwareKey) -> None:
    page = client.get(sign_in(client, instructor.email).headers["Location"])

    response = client.post(
        reverse("mfa_authenticate"), {"credential": key.sign(options_on(page, "request_options"), instructor.pk)}
    )

    assert response.context["webauthn_form"].errors == {"credential": [UNKNOWN]}
    assert not is_signed_in(client)


def test_after_five_wrong_codes_even_the_passkey_waits(client: Client, learner: User, key: SoftwareKey) -> None:
    sign_in(client, learner.email)
    for _ in range(5):
        page = client.post(reverse("mfa_authenticate"), {"code": "000000"})

    response = client.post(
        reverse("mfa_authenticate"), {"credential": key.sign(options_on(page, "request_options"), learner.pk)}
    )

    problem = "Too many tries in a short time. Wait five minutes, then try again."
    assert response.context["webauthn_form"].errors == {"credential": [problem]}
    assert not is_signed_in(client)


def test_the_second_step_offers_what_one_has(client: Client, learner: User, key: SoftwareKey, instructor: User) -> None:
    with_passkey = client.get(sign_in(client, learner.email).headers["Location"]).content.decode()
    other = Client()
    with_app = other.get(sign_in(other, instructor.email).headers["Location"]).content.decode()

    assert [("Use a passkey" in page) for page in (with_passkey, with_app)] == [True, False]


def test_a_passkey_answers_when_one_is_asked_again(learner: User, key: SoftwareKey) -> None:
    client = Client()
    credential = key.sign(options_of_sign_in(client), learner.pk)
    client.post(reverse("mfa_login_webauthn"), {"credential": credential})
    page = client.get(reverse("mfa_reauthenticate_webauthn"))

    response = client.post(
        reverse("mfa_reauthenticate_webauthn"),
        {"credential": key.sign(options_on(page, "request_options"), learner.pk), "next": "/me/delete/"},
    )

    assert response.headers["Location"] == "/me/delete/"
    assert client.get("/me/delete/").status_code == 200


def test_passkeys_are_listed_renamed_and_removed(learner: User, key: SoftwareKey) -> None:
    client = Client()
    client.post(reverse("mfa_login_webauthn"), {"credential": key.sign(options_of_sign_in(client), learner.pk)})
    give_password_again(client)
    passkey = learner.authenticator_set.get(type="webauthn")

    client.post(reverse("mfa_edit_webauthn", args=[passkey.pk]), {"name": "<b>Phone</b>"})
    page = client.get(reverse("mfa_list_webauthn")).content.decode()
    asked = client.get(reverse("mfa_remove_webauthn", args=[passkey.pk])).content.decode()
    client.post(reverse("mfa_remove_webauthn", args=[passkey.pk]))

    assert "&lt;b&gt;Phone&lt;/b&gt;" in page
    assert "last used on" in page
    assert "Remove “&lt;b&gt;Phone&lt;/b&gt;”?" in asked
    assert not learner.authenticator_set.exists()
    assert mail.outbox[0].subject == "A passkey was removed from your account at careerpath"
    assert "No passkey yet" in client.get(reverse("mfa_list_webauthn")).content.decode()


@pytest.mark.parametrize("name", ["mfa_edit_webauthn", "mfa_remove_webauthn"])
def test_the_passkey_of_somebody_else_is_not_there(learner: User, key: SoftwareKey, stranger: User, name: str) -> None:
    client = signed_in(stranger)
    give_password_again(client)

    response = client.get(reverse(name, args=[learner.authenticator_set.get(type="webauthn").pk]))

    assert response.status_code == 404


@pytest.mark.usefixtures("still_clock")
def test_too_many_passkeys_from_one_place_are_refused(client: Client, db: None) -> None:
    answers = [client.post(reverse("mfa_login_webauthn"), {}).status_code for _ in range(301)]

    assert answers == [302] * 300 + [429]


def test_a_second_passkey_makes_no_new_recovery_codes(learner: User, key: SoftwareKey) -> None:
    client = Client()
    client.post(reverse("mfa_login_webauthn"), {"credential": key.sign(options_of_sign_in(client), learner.pk)})
    give_password_again(client)

    response = add_passkey(client, SoftwareKey(b"another key"), "Phone")

    assert response.headers["Location"] == reverse("mfa_index")
    assert learner.authenticator_set.filter(type="recovery_codes").count() == 1


def test_without_a_mail_to_confirm_no_passkey_is_added(db: None) -> None:
    person = UserFactory(is_instructor=True)
    client = signed_in(person)
    person.emailaddress_set.create(email="new@example.org")

    response = client.get(reverse("mfa_add_webauthn"), follow=True)

    assert response.redirect_chain == [(reverse("mfa_index"), 302)]
    assert "Confirm your e-mail address first, or cancel its change." in response.content.decode()


def test_a_code_of_the_app_is_no_passkey(client: Client, instructor: User) -> None:
    sign_in(client, instructor.email)

    client.post(reverse("mfa_authenticate"), {"credential": code_now()})

    assert not is_signed_in(client)
