"""A result on the screen, by keyboard and without script, and on a sheet of paper."""

import pytest
from playwright.sync_api import expect

from careerpath.accounts.models import User
from tests.browser.conftest import OpenPage
from tests.browser.people import arrive_as

pytestmark = pytest.mark.browser

# What an A4 sheet leaves between its margins, in CSS pixels.
SHEET = 673


def test_all_that_holds_back_is_shown_by_keyboard_without_script(
    open_page: OpenPage, learner: User, finished: str
) -> None:
    page = open_page(script=False)
    arrive_as(page, learner)
    page.goto("/results/")
    costs = page.locator(".costs > li")
    expect(costs.nth(5)).to_be_hidden()

    page.get_by_text("Show all 45").focus()
    page.keyboard.press("Enter")

    expect(costs.nth(44)).to_be_visible()


def test_a_result_fits_a_sheet_of_paper(open_page: OpenPage, learner: User, finished_long_ago: None) -> None:
    page = open_page(width=SHEET)
    arrive_as(page, learner)
    page.goto("/results/")
    expect(page.get_by_role("button", name="Print")).to_be_visible()

    page.emulate_media(media="print")

    expect(page.get_by_role("heading", level=1)).to_be_visible()
    for part in (".result-bar", ".radar", ".skill-bars", ".result-sum"):
        expect(page.locator(part)).to_be_visible()
    for part in ("header.site-header", "[data-print]", "summary", "form"):
        for shown in page.locator(part).all():
            expect(shown).to_be_hidden()
    assert page.evaluate("document.documentElement.scrollWidth") == SHEET
    cut = "frame => frame.scrollWidth > frame.clientWidth + 1"
    assert [frame for frame in page.locator(".table-frame").all() if frame.is_visible() and frame.evaluate(cut)] == []
    expect(page.locator(".chart td").first).to_be_visible()


def test_long_words_fit_a_sheet_of_paper(open_page: OpenPage, learner: User, long_words: None) -> None:
    page = open_page(width=SHEET)
    arrive_as(page, learner)
    page.goto("/results/")

    page.emulate_media(media="print")

    assert page.evaluate("document.documentElement.scrollWidth") == SHEET


def test_folded_tables_of_a_comparison_are_printed(open_page: OpenPage, learner: User, finished: str) -> None:
    page = open_page(width=SHEET)
    arrive_as(page, learner)
    page.goto("/results/compare/?a=today&b=data-engineer.mid")
    rows = page.locator("details .shift-table tbody tr")
    expect(rows.first).to_be_hidden()

    page.emulate_media(media="print")

    assert rows.count()
    for row in rows.all():
        expect(row).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == SHEET
