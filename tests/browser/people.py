"""How people get to where a test begins, without the way there."""

import json

from allauth.mfa.webauthn.internal.auth import WebAuthn
from django.conf import settings
from django.test import Client
from playwright.sync_api import Page

from careerpath.accounts.models import User
from tests.accounts.software_key import SoftwareKey
from tests.accounts.steps import give_password_again, sign_in, signed_in


def arrive_as(page: Page, who: Client | User, *, password_again: bool = False) -> None:
    """The browser goes on where a client is, or as a person who has signed in and may have typed the password again."""
    client = who if isinstance(who, Client) else signed_in(who)
    if password_again and isinstance(who, User):
        give_password_again(client)
    if cookie := client.cookies.get(settings.SESSION_COOKIE_NAME):
        page.context.add_cookies(
            # The prefix of its name demands https; Chromium takes http://localhost for as safe.
            [{"name": cookie.key, "value": cookie.value, "url": "https://localhost/", "secure": True, "httpOnly": True}]
        )


def give_passkey(person: User, name: str = "Laptop") -> None:
    """Its secret is thrown away: pages can show it, nobody can use it."""
    made = SoftwareKey(name.encode()).register({"publicKey": {"rp": {"id": "localhost"}, "challenge": "any"}})
    WebAuthn.add(person, name, json.loads(made))


def halfway(person: User) -> Client:
    """The password was right, the second factor is still asked for."""
    client = Client()
    sign_in(client, person.email)
    return client
