"""On paper stands the page and nothing of the frame around it."""

import pytest
from playwright.sync_api import Page, expect

from careerpath.accounts.models import User
from tests.browser.conftest import OpenPage
from tests.browser.people import arrive_as

pytestmark = pytest.mark.browser

FRAME = ("header.site-header", "footer.site-footer")


def test_welcome_is_printed_without_its_frame(open_page: OpenPage) -> None:
    page = open_page(dark=True)
    page.goto("/")

    assert_only_the_page_is_printed(page)


def test_account_is_printed_without_its_frame(open_page: OpenPage, learner: User) -> None:
    page = open_page(dark=True)
    arrive_as(page, learner)
    page.goto("/me/")

    assert_only_the_page_is_printed(page)


def test_a_page_of_ratings_is_printed_without_what_only_a_screen_can_use(
    open_page: OpenPage, learner: User, begun: str
) -> None:
    page = open_page()
    arrive_as(page, learner)
    page.goto(f"{begun}rate/programming/")
    only_on_screen = (".rate-search", ".rate-keys", ".rate-ways")
    for part in only_on_screen:
        expect(page.locator(part)).to_be_visible()

    page.emulate_media(media="print")

    for part in (*only_on_screen, "a.rate-jump"):
        expect(page.locator(part)).to_be_hidden()
    expect(page.get_by_role("group", name="Python", exact=True)).to_be_visible()


def assert_only_the_page_is_printed(page: Page) -> None:
    for part in FRAME:
        expect(page.locator(part)).to_be_visible()

    page.emulate_media(media="print")

    for part in FRAME:
        expect(page.locator(part)).to_be_hidden()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator("body")).to_have_css("background-color", "rgb(255, 255, 255)")
    expect(page.locator("body")).to_have_css("color", "rgb(0, 0, 0)")
