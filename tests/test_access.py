"""Walks every address with every method as every kind of person, and holds the answers against one table."""

import time
from fnmatch import fnmatchcase

import pytest
from allauth.account.internal.flows.login import AUTHENTICATION_METHODS_SESSION_KEY
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from careerpath.accounts.models import User
from tests.access_table import TABLE, row_for
from tests.access_words import AWAY, KINDS, NO_METHOD, SIGN_IN, Access, Row
from tests.addresses import WITH_A_KEY, address
from tests.factories import UserFactory
from tests.resolver import named_urls

OF_THE_OWN_ACCOUNT = ("me", "me_delete", "change_password", "admin:logout", "healthz")
# What these pages show begins with the first release.
PUBLISHED = (
    "career*",
    "skill*",
    "role*",
    "sitting*",
    "evidence*",
    "result*",
    "try*",
    "my_*",
    "plan*",
    "story*",
    "cohort*",
)
SPOKEN = ("GET", "HEAD", "POST")
REFUSED = ("PUT", "PATCH", "DELETE", "OPTIONS", "TRACE")


def begins_with_release(name: str) -> bool:
    return any(fnmatchcase(name, pattern) for pattern in PUBLISHED)


def test_every_address_is_declared() -> None:
    assert sorted(name for name in named_urls() if row_for(name) is None) == []


def test_every_row_has_an_address() -> None:
    assert sorted(set(TABLE) - {row_for(name) for name in named_urls()}) == []


@pytest.mark.parametrize("name", sorted(name for name in named_urls() if not begins_with_release(name)))
def test_access_is_as_declared(name: str, request: pytest.FixtureRequest, learner: User) -> None:
    access = TABLE[row_for(name) or ""]

    answers = walk(name, request, learner)

    assert answers == declared(access)


@pytest.mark.usefixtures("release")
@pytest.mark.parametrize("name", sorted(name for name in named_urls() if begins_with_release(name)))
def test_access_to_what_was_published_is_as_declared(name: str, request: pytest.FixtureRequest, learner: User) -> None:
    access = TABLE[row_for(name) or ""]
    if name.startswith("cohort"):
        request.getfixturevalue("instructor")

    answers = walk(name, request, learner)

    assert answers == declared(access)


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("role", ["is_instructor", "is_staff"])
def test_without_a_second_factor_nothing_but_the_own_account_opens(
    role: str, method: str, learner: User, client: Client
) -> None:
    client.force_login(UserFactory(is_superuser=role == "is_staff", **{role: True}))
    guarded = sorted(name for name in named_urls() if not name.startswith(("account_", "mfa_", "usersessions_")))
    guarded = [name for name in guarded if name not in OF_THE_OWN_ACCOUNT + WITH_A_KEY]

    targets = {name: client.generic(method, address(name, learner)).headers.get("Location") for name in guarded}

    assert targets == dict.fromkeys(guarded, reverse("mfa_index"))


def walk(name: str, request: pytest.FixtureRequest, learner: User) -> dict[str, Row]:
    path = address(name, learner)
    answers = {
        method: tuple(words(client_of(kind, request).generic(method, path)) for kind in KINDS) for method in SPOKEN
    }
    # What is refused leaves no trace in a session, so one of each kind is enough for all of these.
    clients = [client_of(kind, request) for kind in KINDS]
    return answers | {method: tuple(words(client.generic(method, path)) for client in clients) for method in REFUSED}


def declared(access: Access) -> dict[str, Row]:
    rows = {"GET": access.get, "HEAD": access.head or access.get, "POST": access.post}
    return dict.fromkeys(REFUSED, NO_METHOD) | rows


def client_of(kind: str, request: pytest.FixtureRequest) -> Client:
    client = Client()
    if kind != "visitor":
        person = request.getfixturevalue(kind)
        client.force_login(person)
        # As if the password had just been given: what asks for it again is tested with the account pages.
        session = client.session
        session[AUTHENTICATION_METHODS_SESSION_KEY] = [
            {"method": "password", "at": time.time(), "reauthenticated": True}
        ]
        session["account_authentication_methods_user"] = str(person.pk)
        session.save()
    return client


def words(response: HttpResponse) -> object:
    if response.status_code != 302:
        return response.status_code
    target = response.headers["Location"]
    return SIGN_IN if target.startswith((reverse("account_login"), reverse("admin:login"))) else AWAY
