import pytest
from allauth.mfa.totp.internal.auth import TOTP
from django.core import mail
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from careerpath.accounts.models import User
from tests.accounts.steps import (
    code_now,
    give_password_again,
    is_signed_in,
    set_up_app,
    sign_in,
    signed_in,
)
from tests.factories import TOTP_SECRET

pytestmark = pytest.mark.usefixtures("still_clock")

INDEX = "/accounts/2fa/"
WRONG = "This code is not right. Type the newest one that your app shows."
TOO_MANY = "Too many tries in a short time. Wait five minutes, then try again."


@pytest.mark.django_db(transaction=True)
def test_an_app_is_set_up(learner: User) -> None:
    client = signed_in(learner)

    response = set_up_app(client)

    assert response.headers["Location"] == reverse("mfa_view_recovery_codes")
    assert sorted(learner.authenticator_set.values_list("type", flat=True)) == ["recovery_codes", "totp"]
    assert [(sent.to, sent.subject) for sent in mail.outbox] == [
        ([learner.email], "An authenticator app was added to your account at careerpath")
    ]


def test_setting_up_asks_for_the_password(learner: User) -> None:
    response = signed_in(learner).get(reverse("mfa_activate_totp"))

    assert response.headers["Location"] == "/accounts/reauthenticate/?next=%2Faccounts%2F2fa%2Ftotp%2Factivate%2F"


def test_the_page_shows_the_key_as_picture_and_as_text(learner: User) -> None:
    client = signed_in(learner)
    give_password_again(client)

    response = client.get(reverse("mfa_activate_totp"))

    page, secret = response.content.decode(), response.context["form"].secret
    drawing = page[page.index("<svg", page.index('class="qr"')) : page.index("</svg>", page.index('class="qr"'))]
    assert f"{secret[:4]} {secret[4:8]} {secret[8:12]}" in page
    assert f"otpauth://totp/learner%40example.org?secret={secret}&amp;issuer=careerpath" in page
    assert "style=" not in drawing
    assert "data:" not in page


def test_a_wrong_code_keeps_the_key(learner: User) -> None:
    client = signed_in(learner)
    give_password_again(client)
    secret = client.get(reverse("mfa_activate_totp")).context["form"].secret

    response = client.post(reverse("mfa_activate_totp"), {"code": "000000"})

    assert response.context["form"].errors == {"code": [WRONG]}
    assert response.context["form"].secret == secret
    assert not learner.authenticator_set.exists()


def test_the_secret_is_kept_encrypted(learner: User) -> None:
    TOTP.activate(learner, TOTP_SECRET)

    assert TOTP_SECRET not in str(learner.authenticator_set.get().data)


def test_sign_in_asks_for_a_code(client: Client, instructor: User) -> None:
    asked = sign_in(client, instructor.email, next="/me/")
    between = [is_signed_in(client), client.get("/me/").headers["Location"]]

    response = client.post(reverse("mfa_authenticate"), {"code": code_now()})

    assert asked.headers["Location"] == reverse("mfa_authenticate")
    assert between == [False, "/accounts/login/?next=/me/"]
    assert response.headers["Location"] == "/me/"
    assert is_signed_in(client)


def test_a_code_with_a_gap_is_read(client: Client, instructor: User) -> None:
    sign_in(client, instructor.email)
    code = code_now()

    client.post(reverse("mfa_authenticate"), {"code": f" {code[:3]} {code[3:]} "})

    assert is_signed_in(client)


@pytest.mark.parametrize(("code", "problem"), [("", "Type the code."), ("000000", WRONG), ("ü٣", WRONG)])
def test_a_wrong_code_is_refused(client: Client, instructor: User, code: str, problem: str) -> None:
    sign_in(client, instructor.email)

    response = client.post(reverse("mfa_authenticate"), {"code": code})

    assert response.context["form"].errors == {"code": [problem]}
    assert not is_signed_in(client)


def test_a_code_counts_once(client: Client, instructor: User) -> None:
    code = code_now()
    sign_in(client, instructor.email)
    client.post(reverse("mfa_authenticate"), {"code": code})
    other = Client()
    sign_in(other, instructor.email)

    response = other.post(reverse("mfa_authenticate"), {"code": code})

    assert response.context["form"].errors == {"code": [WRONG]}


def test_after_five_wrong_codes_even_the_right_one_waits(client: Client, instructor: User) -> None:
    code = code_now()
    sign_in(client, instructor.email)
    for _ in range(5):
        client.post(reverse("mfa_authenticate"), {"code": "000000"})

    response = client.post(reverse("mfa_authenticate"), {"code": code})

    assert response.context["form"].errors == {"code": [TOO_MANY]}
    assert not is_signed_in(client)


def test_the_second_step_is_not_reached_without_the_first(client: Client, db: None) -> None:
    assert client.get(reverse("mfa_authenticate")).headers["Location"] == reverse("account_login")


def test_another_person_can_begin_anew_at_the_second_step(client: Client, instructor: User, learner: User) -> None:
    sign_in(client, instructor.email)
    client.post(reverse("account_logout"), {"next": reverse("account_login")})

    sign_in(client, learner.email)

    assert client.session["_auth_user_id"] == str(learner.pk)


def test_the_app_is_removed_with_the_recovery_codes(instructor: User, settings: Settings) -> None:
    client = signed_in(instructor)
    give_password_again(client)

    response = client.post(reverse("mfa_deactivate_totp"))

    assert response.headers["Location"] == INDEX
    assert not instructor.authenticator_set.exists()
    assert mail.outbox[0].subject == "The authenticator app was removed from your account at careerpath"
    assert sign_in(Client(), instructor.email).headers["Location"] == reverse("home")


def test_a_code_answers_when_one_is_asked_again(instructor: User) -> None:
    client = signed_in(instructor)

    response = client.post(reverse("mfa_reauthenticate"), {"code": code_now(), "next": "/me/delete/"})

    assert response.headers["Location"] == "/me/delete/"
    assert client.get("/me/delete/").status_code == 200


def test_the_other_ways_to_answer_are_named(instructor: User) -> None:
    client = signed_in(instructor)
    instructor.authenticator_set.create(type="webauthn", data={"name": "Laptop"})

    page = client.get(reverse("account_reauthenticate"), {"next": "/me/"}).content.decode()

    assert "Use a code instead" in page
    assert "Use a passkey instead" in page
    assert "Use your password instead" not in page
