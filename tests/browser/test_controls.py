"""The parts of a page that open, close and take the focus: all of them without a script of ours."""

import pytest
from playwright.sync_api import Page, expect
from pytest_django import Settings

from careerpath.accounts.models import User
from tests.browser.conftest import OpenPage
from tests.browser.hands import Hands, Keyboard, Mouse
from tests.browser.people import arrive_as

pytestmark = [
    pytest.mark.browser,
    pytest.mark.parametrize("script", [True, False], ids=["script", "no script"]),
]

BOTH_HANDS = pytest.mark.parametrize("hands", [Mouse, Keyboard])


@BOTH_HANDS
def test_the_account_menu_opens_and_escape_closes_it(
    open_page: OpenPage, learner: User, hands: type[Hands], script: bool
) -> None:
    page = open_page(script=script)
    arrive_as(page, learner)
    page.goto("/me/")
    somebody, menu = hands(page), page.locator("#account-menu")
    expect(menu).to_be_hidden()

    somebody.press("Lea Learner")

    expect(menu).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="My account")).to_be_focused()
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    expect(page.get_by_role("button", name="Lea Learner")).to_be_focused()


def test_a_click_elsewhere_closes_the_account_menu(open_page: OpenPage, learner: User, script: bool) -> None:
    page = open_page(script=script)
    arrive_as(page, learner)
    page.goto("/me/")
    Mouse(page).press("Lea Learner")
    expect(page.locator("#account-menu")).to_be_visible()

    page.get_by_role("heading", level=1).click()

    expect(page.locator("#account-menu")).to_be_hidden()


def test_the_first_stop_leads_past_the_header(open_page: OpenPage, script: bool) -> None:
    page = open_page(script=script)
    page.goto("/")

    page.keyboard.press("Tab")

    skip = page.get_by_role("link", name="Skip to the page")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("main").locator("a, button").first).to_be_focused()


@BOTH_HANDS
def test_a_dialog_takes_the_focus_and_gives_it_back(
    open_page: OpenPage, settings: Settings, hands: type[Hands], script: bool
) -> None:
    settings.DEBUG = True
    page = open_page(script=script)
    page.goto("/styleguide/")
    opener = page.locator("[popovertarget=sample-dialog]").first
    dialog = page.get_by_role("dialog", name="Remove this note?")

    for close in (by_escape, by_its_button):
        expect(dialog).to_be_hidden()
        hands(page).use(opener)
        expect(dialog).to_be_focused()
        close(page)
        expect(dialog).to_be_hidden()
        expect(opener).to_be_focused()


def by_escape(page: Page) -> None:
    page.keyboard.press("Escape")


def by_its_button(page: Page) -> None:
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Keep it")).to_be_focused()
    page.keyboard.press("Enter")


@BOTH_HANDS
def test_a_refused_form_tells_what_is_wrong_and_leads_there(
    open_page: OpenPage, hands: type[Hands], script: bool
) -> None:
    page = open_page(script=script)
    somebody = hands(page)
    somebody.open("/accounts/signup/")

    somebody.submit("Create an account")

    somebody.is_told("There are 2 problems")
    somebody.use(page.get_by_role("alert").get_by_role("link", name="Type your e-mail address."))
    field = page.get_by_label("E-mail address")
    expect(field).to_be_focused()
    expect(field).to_have_accessible_description("Type your e-mail address.")
