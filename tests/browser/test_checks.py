"""The checks of test_pages.py find what they are there to find."""

import pytest
from playwright.sync_api import Page

from tests.browser.axe import findings
from tests.browser.conftest import OpenPage
from tests.browser.soundness import least_width, unreached

pytestmark = pytest.mark.browser

FRAME = """<!doctype html><html lang=en><title>A page</title><style>:focus-visible {{ outline: 2px solid }}</style>
<main><h1>A page</h1>{}</main></html>"""


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    return open_page()


@pytest.mark.parametrize(
    ("markup", "problems"),
    [
        ("<p>Nothing wrong</p>", []),
        ("<p style='color: #777'>Faint</p>", ["color-contrast: p"]),
        ("<p style='color: #666'>Less faint</p>", ["color-contrast-enhanced: p"]),
        ("<button aria-label=Close>Save the plan</button>", ["label-content-name-mismatch: button"]),
        ("<button style='all: unset'>x</button><br><a href=/>y</a>", ["target-size: button", "target-size: a"]),
    ],
)
def test_axe_looks_with_every_rule(page: Page, markup: str, problems: list[str]) -> None:
    page.set_content(FRAME.format(markup))

    found = findings(page)

    assert found == problems


@pytest.mark.parametrize(
    ("markup", "lost"),
    [
        ("<a href=/>One</a> <button>Two</button> <input type=date>", []),
        ("<input type=radio name=a> <input type=radio name=a> <input type=radio name=b>", []),
        (
            "<a href=/>One</a> <button style='outline: 0 none'>Two</button>",
            ['<button style="outline: 0 none">Two</button>'],
        ),
        (
            "<a href=/>One</a> <button onfocus='this.blur()'>Two</button>",
            ['<button onfocus="this.blur()">Two</button>'],
        ),
        ("<a href=/ hidden>One</a> <button disabled>Two</button> <a href=/ tabindex=-1>Three</a>", []),
    ],
)
def test_what_the_keyboard_does_not_get_to_is_named(page: Page, markup: str, lost: list[str]) -> None:
    page.set_content(FRAME.format(markup))

    found = unreached(page)

    assert found == lost


def test_a_page_that_is_too_wide_is_measured(page: Page) -> None:
    page.set_content(FRAME.format("<p style='width: 400px'>Wide</p>"))

    assert least_width(page) == 408
