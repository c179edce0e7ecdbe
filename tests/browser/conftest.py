"""Chromium against the live site. A page fails its test when the browser had anything to complain about."""

import os
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import pytest
from allauth.account.models import EmailConfirmationHMAC
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect, sync_playwright
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from careerpath.accounts.models import User
from tests.accounts.steps import signed_in
from tests.browser.chromium import find_chromium
from tests.browser.histories import compared, deletable, history  # noqa: F401 - fixtures
from tests.browser.inviters import (  # noqa: F401 - fixtures
    by_invitation,
    declined_way,
    going_on,
    invited,
    its_invitations,
    its_list,
    its_withdrawing,
    list_of_two_readings,
    unclear_list,
    withdrawn_way,
)
from tests.browser.learners import its_learner, its_newcomer  # noqa: F401 - fixtures
from tests.browser.milestones import (  # noqa: F401 - fixtures
    api,
    dropped,
    its_story,
    shown_to_all,
    ticked,
    told,
)
from tests.browser.people import give_passkey, halfway
from tests.browser.planners import (  # noqa: F401 - fixtures
    begun_step,
    earlier_plan,
    earlier_step,
    its_plan,
    late_plan,
    planned,
    replaced,
    taken_along,
    two_plans,
    way_to_stop,
    worked_on,
)
from tests.browser.raters import (  # noqa: F401 - fixtures
    at_work,
    begun,
    corrected_since,
    exempted,
    finished,
    finished_long_ago,
    finished_well,
    long_words,
    rated_before,
    sitting,
    undelivered,
)
from tests.browser.reviewers import (  # noqa: F401 - fixtures
    no_more_opinions,
    one_opinion,
    opinions,
    opinions_of,
)
from tests.browser.steps import link_in_mail
from tests.browser.teachers import (  # noqa: F401 - fixtures
    agreed_before,
    archived,
    asked_early,
    closed_way,
    five_in,
    its_draft,
    its_link,
    its_message,
    its_people,
    looked,
    offered,
    spring,
    way_in,
    way_to_help,
    way_to_mute,
)
from tests.browser.triers import (  # noqa: F401 - fixtures
    ran_out,
    tried,
    tried_all,
    tried_and_open,
    tried_and_open_elsewhere,
    trying,
)
from tests.factories import UserFactory

QUIET = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update")
PHONE = 480

# Milliseconds for a machine that does other things meanwhile. Only what fails waits as long.
PATIENCE = 60_000
expect.set_options(timeout=PATIENCE)

# Playwright's own event loop runs in this thread: Django would take every query for one inside a coroutine.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

OpenPage = Callable[..., Page]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    path = find_chromium()
    if path is None:
        pytest.fail("No Chromium here. Install it (Debian: apt-get install chromium) or set CHROMIUM to its path.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture
def complaints() -> Iterator[list[str]]:
    """What the browser's console says; a test that expects a complaint clears the list."""
    heard: list[str] = []
    yield heard
    assert heard == []


@pytest.fixture
def open_page(
    transactional_db: None, chromium: Browser, live_server: LiveServer, complaints: list[str]
) -> Iterator[OpenPage]:
    """Opens a fresh browser: `open_page(width=360, dark=True, script=False)`, as a phone up to 480 px."""
    contexts: list[BrowserContext] = []

    def hear(message: ConsoleMessage) -> None:
        complaints.append(f"{message.type}: {message.text} {urlsplit(message.location['url']).path}")

    def open_fresh(width: int = 1280, dark: bool = False, script: bool = True) -> Page:
        context = chromium.new_context(
            base_url=live_server.url,
            viewport={"width": width, "height": 900},
            is_mobile=width <= PHONE,
            has_touch=width <= PHONE,
            color_scheme="dark" if dark else "light",
            java_script_enabled=script,
        )
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        page = context.new_page()
        page.on("console", hear)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        return page

    yield open_fresh
    for context in contexts:
        context.close()


# -- Who and what only the pages in pages.py need ----------------------------------------------------------------------


@pytest.fixture
def debug(settings: Settings) -> None:
    settings.DEBUG = True


@pytest.fixture
def visitor() -> Client:
    return Client()


@pytest.fixture
def nameless(db: None) -> User:
    return UserFactory()


@pytest.fixture
def guarded(db: None) -> User:
    """Somebody with every kind of second factor."""
    person = UserFactory(name="Greta Guarded", second_factor=True)
    give_passkey(person)
    return person


@pytest.fixture
def unguarded(db: None) -> User:
    """Somebody who must have a second factor, and hasn't."""
    return UserFactory(name="Ulla Unguarded", is_instructor=True)


@pytest.fixture
def without_password(db: None) -> Client:
    person, client = UserFactory(), Client()
    person.set_unusable_password()
    person.save()
    client.force_login(person)
    return client


@pytest.fixture
def halfway_with_app(instructor: User) -> Client:
    return halfway(instructor)


@pytest.fixture
def halfway_with_passkey(learner: User) -> Client:
    give_passkey(learner)
    return halfway(learner)


@pytest.fixture
def halfway_with_both(guarded: User) -> Client:
    return halfway(guarded)


@pytest.fixture
def passkey(guarded: User) -> int:
    return guarded.authenticator_set.get(type="webauthn").pk


@pytest.fixture
def codes_used(guarded: User) -> None:
    codes = guarded.authenticator_set.get(type="recovery_codes").wrap()
    for code in codes.get_unused_codes():
        codes.validate_code(code)


@pytest.fixture
def address_asked_for(learner: User) -> None:
    learner.emailaddress_set.create(email="new@example.org")


@pytest.fixture
def signed_in_elsewhere(learner: User) -> None:
    signed_in(learner)


@pytest.fixture
def key_to_confirm(db: None) -> str:
    return EmailConfirmationHMAC(UserFactory(confirmed=False).emailaddress_set.create(email="new@example.org")).key


@pytest.fixture
def key_of_a_taken_address(stranger: User, learner: User) -> str:
    return EmailConfirmationHMAC(stranger.emailaddress_set.create(email=learner.email)).key


@pytest.fixture
def way_to_reset(learner: User) -> str:
    Client().post("/accounts/password/reset/", {"email": learner.email})
    return link_in_mail()
