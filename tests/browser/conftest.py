"""Chromium against the live site. A page fails its test when the browser had anything to complain about."""

import os
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer

from careerpath.accounts.models import User
from tests.browser.chromium import find_chromium
from tests.factories import PASSWORD

QUIET = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update")

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
def open_page(chromium: Browser, live_server: LiveServer, complaints: list[str]) -> Iterator[OpenPage]:
    """Opens a fresh browser: `open_page(width=360, dark=True, script=False)`."""
    contexts: list[BrowserContext] = []

    def hear(message: ConsoleMessage) -> None:
        complaints.append(f"{message.type}: {message.text}")

    def open_fresh(width: int = 1280, dark: bool = False, script: bool = True) -> Page:
        context = chromium.new_context(
            base_url=live_server.url,
            viewport={"width": width, "height": 900},
            color_scheme="dark" if dark else "light",
            java_script_enabled=script,
        )
        contexts.append(context)
        page = context.new_page()
        page.on("console", hear)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        return page

    yield open_fresh
    for context in contexts:
        context.close()


def sign_in(page: Page, person: User) -> None:
    page.goto("/accounts/login/")
    page.get_by_label("E-mail address").fill(person.email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Sign in", exact=True).click()
