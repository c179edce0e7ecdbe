"""What a stranger's browser fetches for the welcome page, with nothing in its cache."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Response

from tests.browser.conftest import OpenPage

pytestmark = pytest.mark.browser


def test_first_visit_is_light(open_page: OpenPage) -> None:
    page = open_page()
    answers: list[Response] = []

    def hear(answer: Response) -> None:
        answers.append(answer)

    page.on("response", hear)
    page.goto("/", wait_until="networkidle")

    # A browser with a window fetches the icon of the site as well.
    icon = page.locator("link[rel=icon]").evaluate("link => link.href")
    asked_for = {icon, *(answer.url for answer in answers)}
    assert {urlsplit(url).netloc for url in asked_for} == {urlsplit(page.url).netloc}
    assert len(asked_for) <= 6, asked_for
    assert [answer.status for answer in answers] == [200] * len(answers)
    scripts = [answer for answer in answers if answer.request.resource_type == "script"]
    assert sum(len(answer.body()) for answer in scripts) <= 20_000
