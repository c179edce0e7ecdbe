"""Passkeys, with an authenticator that the browser plays itself. They are the one thing here that needs a script."""

import pytest
from playwright.sync_api import Page, expect
from pytest_django import Settings

from careerpath.accounts.models import User
from tests.browser.conftest import OpenPage
from tests.browser.hands import Hands, Keyboard, Mouse
from tests.browser.people import arrive_as, give_passkey
from tests.browser.steps import sign_in, sign_out
from tests.factories import PASSWORD

pytestmark = pytest.mark.browser


@pytest.fixture
def page(open_page: OpenPage, settings: Settings) -> Page:
    # Tests have no https. Chromium takes http://localhost for safe, and so must the site.
    settings.MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
    page = open_page()
    device = page.context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    device.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": True,
                "automaticPresenceSimulation": True,
            }
        },
    )
    return page


@pytest.mark.parametrize("hands", [Mouse, Keyboard])
def test_a_passkey_is_added_and_signs_in_alone(page: Page, learner: User, hands: type[Hands]) -> None:
    arrive_as(page, learner)
    somebody = hands(page)
    somebody.open("/me/")
    somebody.follow("Add a passkey")
    somebody.fill("Your password", PASSWORD)
    somebody.submit("Go on")
    somebody.fill("Its name (optional)", "Laptop")
    somebody.submit("Add a passkey")
    somebody.sees("Recovery codes")

    sign_out(somebody, learner)
    somebody.follow("Sign in")
    somebody.submit("Sign in with a passkey")

    somebody.sees("Welcome, Lea Learner.")


def test_a_passkey_finishes_what_the_password_began(page: Page, learner: User) -> None:
    arrive_as(page, learner, password_again=True)
    somebody = Mouse(page)
    somebody.open("/accounts/2fa/webauthn/add/")
    somebody.submit("Add a passkey")
    sign_out(somebody, learner)

    somebody.follow("Sign in")
    sign_in(somebody, learner)
    somebody.sees("One more step")
    somebody.submit("Use a passkey")

    somebody.sees("Welcome, Lea Learner.")


def test_a_device_without_a_passkey_is_told_so(page: Page) -> None:
    somebody = Mouse(page)
    somebody.open("/accounts/login/")

    somebody.press("Sign in with a passkey")

    expect(page.get_by_role("alert")).to_contain_text("No passkey was used: you cancelled")
    somebody.sees("Sign in")


def test_without_a_script_signing_in_offers_no_dead_button(open_page: OpenPage) -> None:
    page = open_page(script=False)

    page.goto("/accounts/login/")

    assert passkey_buttons(page) == []
    expect(page.get_by_text("To sign in with a passkey, switch JavaScript on in a browser of today.")).to_be_visible()


def test_without_a_script_adding_a_passkey_offers_no_dead_button(open_page: OpenPage, learner: User) -> None:
    page = open_page(script=False)
    arrive_as(page, learner, password_again=True)

    page.goto("/accounts/2fa/webauthn/add/")

    assert passkey_buttons(page) == []
    expect(page.get_by_text("Passkeys need JavaScript and a browser of today.")).to_be_visible()
    expect(page.get_by_role("link", name="set up an authenticator app")).to_be_visible()


def test_without_a_script_the_second_step_offers_no_dead_button(open_page: OpenPage, instructor: User) -> None:
    give_passkey(instructor)
    page = open_page(script=False)
    somebody = Mouse(page)
    somebody.open("/accounts/login/")

    sign_in(somebody, instructor)

    somebody.sees("One more step")
    assert passkey_buttons(page) == []
    expect(page.get_by_text("To use your passkey, switch JavaScript on")).to_be_visible()


def passkey_buttons(page: Page) -> list[str]:
    return [name for name in page.get_by_role("button").all_inner_texts() if "passkey" in name]
