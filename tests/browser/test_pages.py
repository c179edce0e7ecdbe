"""Each page of pages.py: what it says of itself, how narrow it can be, where the keyboard gets, what axe finds."""

import os
import string
from zlib import crc32

import pytest
from playwright.sync_api import Page

from tests.browser.axe import findings
from tests.browser.conftest import OpenPage
from tests.browser.hands import Mouse
from tests.browser.pages import PAGES
from tests.browser.people import arrive_as
from tests.browser.shown import Shown
from tests.browser.soundness import NARROW, least_width, says, unreached

pytestmark = pytest.mark.browser


# A colour on its way to that of the other scheme is not what anybody reads.
SETTLED = """() => Promise.race([
    Promise.all(document.getAnimations().map(running => running.finished)).then(() => null),
    new Promise((_, refuse) => setTimeout(() => refuse(new Error("Something goes on moving.")), 10_000)),
])"""
# The long run looks at all pairs.
PAIRS = [(360, "light"), (1280, "dark"), (360, "dark"), (1280, "light")]


def views_of(shown: Shown) -> list[tuple[int, str]]:
    """With each change a page is read once, half of them on a phone and half on a wide dark screen."""
    return PAIRS if "EVERY_LOOK" in os.environ else [PAIRS[crc32(shown.name.encode()) % 2]]


def test_page_is_sound(
    request: pytest.FixtureRequest, shown: Shown, open_page: OpenPage, complaints: list[str]
) -> None:
    page = open_page()
    status = get_to(page, shown, request)
    heard = [line for line in complaints if shown.status == 200 or f"a status of {shown.status}" not in line]
    sound = {
        "status": shown.status,
        "console": [],
        "title": f"{shown.title} · careerpath",
        "language": "en",
        "headings": 1,
        **{view: [] for view in views_of(shown)},
        "out of reach": [],
        "width": NARROW,
    }

    found = {
        "status": status,
        "console": heard,
        **says(page),
        **{view: found_by_axe(page, *view) for view in views_of(shown)},
        "out of reach": unreached(page),
        "width": least_width(page),
    }
    complaints.clear()  # axe has some of its own

    assert {what: seen for what, seen in found.items() if seen != sound[what]} == {}


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    metafunc.parametrize("shown", PAGES, ids=[shown.name for shown in PAGES])


def get_to(page: Page, shown: Shown, request: pytest.FixtureRequest) -> int:
    for name in shown.needs:
        request.getfixturevalue(name)
    arrive_as(page, request.getfixturevalue(shown.who), password_again=True)
    names = [name for _, name, _, _ in string.Formatter().parse(shown.path) if name]
    response = page.goto(shown.path.format(**{name: request.getfixturevalue(name) for name in names}))
    if shown.then:
        shown.then(Mouse(page))
    return response.status if response else 0


def found_by_axe(page: Page, width: int, scheme: str) -> list[str]:
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
    page.evaluate(SETTLED)
    return findings(page)
