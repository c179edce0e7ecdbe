"""What people do on the account pages, as requests."""

import re
import time

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core import mail
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from careerpath.accounts.models import User
from tests.accounts.hashing import CountingHasher
from tests.factories import PASSWORD, TOTP_SECRET

SIGNED_IN = "_auth_user_id"


def sign_up(client: Client, email: str, password: str = PASSWORD) -> HttpResponse:
    return client.post(reverse("account_signup"), {"email": email, "password1": password})


def sign_in(client: Client, email: str, password: str = PASSWORD, **more: str) -> HttpResponse:
    return client.post(reverse("account_login"), {"login": email, "password": password, **more})


def signed_in(user: User) -> Client:
    """Through the pages, so that the session is listed as one of the person's."""
    client = Client(headers={"User-Agent": "Mozilla/5.0 (Windows NT 10.0) Gecko/20100101 Firefox/128.0"})
    sign_in(client, user.email)
    if SIGNED_IN not in client.session:
        client.post(reverse("mfa_authenticate"), {"code": code_now()})
    assert is_signed_in(client)
    return client


def is_signed_in(client: Client) -> bool:
    return client.get(reverse("me")).status_code == 200


def give_password_again(client: Client, password: str = PASSWORD, then: str = "/me/") -> HttpResponse:
    return client.post(reverse("account_reauthenticate"), {"password": password, "next": then})


def code_now(secret: str = TOTP_SECRET) -> str:
    """A code counts once, so what is known of the last one's use is forgotten. Nothing more than that: the tests that
    run beside this one count their limits in the same Redis."""
    code = format_hotp_value(hotp_value(secret, int(time.time()) // 30))
    cache.delete_many([f"allauth.mfa.totp.used?user={person}&code={code}" for person in _people()])
    return code


def _people() -> list[int]:
    return list(User.objects.values_list("pk", flat=True))


def set_up_app(client: Client) -> HttpResponse:
    """What follows the commit, mails and events among it, needs a test with transactions of its own."""
    give_password_again(client)
    page = client.get(reverse("mfa_activate_totp"))
    return client.post(reverse("mfa_activate_totp"), {"code": code_now(page.context["form"].secret)})


def page_of(model: str, row: object, page: str = "change") -> str:
    return reverse(f"admin:{model}_{page}", args=[row.pk])  # type: ignore[attr-defined]


def link_in_mail(number: int = -1) -> str:
    """The path of the first link in a mail that was sent."""
    found = re.search(r"https://testserver(/\S+)", mail.outbox[number].body)
    assert found
    return found[1]


def confirm(client: Client) -> HttpResponse:
    """The newest address, as a browser does it: with what stands in the form of the page."""
    path = link_in_mail()
    page = client.get(path).content.decode()
    fields = dict(re.findall(r'<input type="hidden" name="(next)" value="([^"]*)">', page))
    return client.post(path.partition("?")[0], fields)


def seen(response: HttpResponse, email: str) -> tuple[object, ...]:
    """All that a browser is told, less what is random in every answer and what was typed."""
    words = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", response.content.decode()).replace(email, "ADDRESS")
    return (response.status_code, response.headers.get("Location"), words)


def hashes_of(settings: Settings) -> "Hashes":
    settings.PASSWORD_HASHERS = ["tests.accounts.hashing.CountingHasher"]
    return Hashes()


class Hashes:
    """How many were computed since the last time it was asked."""

    def __init__(self) -> None:
        self.before = CountingHasher.computed

    def new(self) -> int:
        self.before, before = CountingHasher.computed, self.before
        return self.before - before


def events(caplog: pytest.LogCaptureFixture) -> list[tuple[str, dict[str, object]]]:
    """The events that were logged, less the line of each request."""
    lines = [
        (record.getMessage(), getattr(record, "fields", {}))
        for record in caplog.records
        if record.name == "careerpath.events"
    ]
    return [line for line in lines if line[0] not in ("request", "refused")]
