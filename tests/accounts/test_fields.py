"""What browsers and password managers read off the fields."""

from pathlib import Path

import pytest
from django.contrib.staticfiles.finders import find
from django.test import Client
from django.urls import reverse

from careerpath.accounts.models import User
from tests.accounts.steps import give_password_again, sign_in, signed_in


def tokens(page: object) -> dict[str, object]:
    fields = page.context["form"].fields  # type: ignore[attr-defined]
    return {name: field.widget.attrs.get("autocomplete") for name, field in fields.items()}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("account_login", {"login": "username", "password": "current-password"}),
        ("account_signup", {"email": "email", "password1": "new-password"}),
        ("account_reset_password", {"email": "email"}),
    ],
)
def test_a_visitor_is_helped_to_fill_in(client: Client, db: None, name: str, expected: dict[str, str]) -> None:
    assert tokens(client.get(reverse(name))) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "account_change_password",
            {"oldpassword": "current-password"} | dict.fromkeys(("password1", "password2"), "new-password"),
        ),
        ("account_reauthenticate", {"password": "current-password"}),
        ("account_email", {"email": "email"}),
        ("mfa_activate_totp", {"code": "one-time-code"}),
        ("me", {"name": "name"}),
        ("me_delete", {"email": "off"}),
    ],
)
def test_a_person_is_helped_to_fill_in(learner: User, name: str, expected: dict[str, str]) -> None:
    client = signed_in(learner)
    give_password_again(client)

    assert tokens(client.get(reverse(name))) == expected


def test_a_code_is_typed_on_digits(client: Client, instructor: User) -> None:
    page = client.get(sign_in(client, instructor.email).headers["Location"])

    attributes = page.context["form"].fields["code"].widget.attrs
    assert (attributes["autocomplete"], attributes["inputmode"]) == ("one-time-code", "numeric")


def test_fields_hold_no_text_that_vanishes(client: Client, db: None) -> None:
    pages = [client.get(reverse(name)).content.decode() for name in ("account_login", "account_signup")]

    assert ["placeholder" in page for page in pages] == [False, False]


def test_the_scripts_of_a_page_are_small(client: Client, db: None) -> None:
    page = client.get(reverse("account_login")).content.decode()

    sources = [part.split('"')[0].removeprefix("/static/") for part in page.split('<script src="')[1:]]
    assert len(sources) == 4
    assert sum(Path(find(source)).stat().st_size for source in sources) < 20_000


def test_no_page_needs_an_inline_script_or_style(client: Client, db: None) -> None:
    page = client.get(reverse("account_login")).content.decode()

    kinds = [part.split(">")[0] for part in page.split("<script")[1:] if " src=" not in part.split(">")[0]]
    assert kinds == [' data-allauth-onload="allauth.webauthn.forms.loginForm" type="application/json"']
    assert "<style" not in page
    assert " style=" not in page
    assert " onclick=" not in page
