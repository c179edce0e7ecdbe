"""The page that shows each component, and what it says about them all."""

import re
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from careerpath.styleguide import COLOURS, ERROR_PAGES, PARTS
from tests.lib.markup import Elements, loose_ends

CSS = Path(django_settings.BASE_DIR) / "static" / "css"


@pytest.fixture
def page(client: Client, settings: Settings) -> str:
    settings.DEBUG = True
    return client.get(reverse("styleguide")).content.decode()


@pytest.mark.parametrize("path", ["/styleguide/", "/styleguide/errors/429/"])
def test_style_guide_is_not_there_without_debug(client: Client, path: str) -> None:
    response = client.get(path)

    assert response.status_code == 404


def test_style_guide_has_each_part(page: str) -> None:
    headings = re.findall(r'<section class="part" aria-labelledby="[^"]+">\s*<h2 id="([^"]+)">([^<]+)</h2>', page)

    assert headings == list(PARTS)


def test_style_guide_leaves_no_loose_ends(page: str) -> None:
    assert loose_ends(page) == []


def test_style_guide_needs_no_script_and_no_inline_style(page: str) -> None:
    elements = Elements(page).found

    assert [tag for tag, _ in elements if tag in {"script", "style"}] == []
    assert {name for _, attrs in elements for name in attrs if name == "style" or name.startswith("on")} == set()


def test_only_the_dialog_would_take_the_focus(page: str) -> None:
    focused = [attrs["id"] for _, attrs in Elements(page).found if "autofocus" in attrs]

    assert focused == ["sample-dialog"]


def test_style_guide_shows_each_class_of_the_components(page: str) -> None:
    # What follows in that sheet is for the account pages alone.
    forms, _, _ = (CSS / "forms.css").read_text().partition("/* Account pages")
    sheets = (CSS / "components.css").read_text() + forms
    selectors = re.sub(r"/\*.*?\*/|\{[^{}]*\}", " ", sheets, flags=re.DOTALL)
    written = set(re.findall(r"\.([a-z][a-z0-9-]*)", selectors))

    shown = {name for classes in Elements(page).values("class") for name in classes.split()}

    assert sorted(written - shown) == []


def test_style_guide_shows_each_colour() -> None:
    tokens = dict.fromkeys(re.findall(r"--([a-z-]+): #", (CSS / "base.css").read_text()))

    assert sorted(name for name, _ in COLOURS) == sorted(set(tokens) - {"on-accent"})


@pytest.mark.parametrize(("code", "status"), ERROR_PAGES.items())
def test_error_page_is_shown_with_its_status(client: Client, settings: Settings, code: str, status: int) -> None:
    settings.DEBUG = True

    response = client.get(reverse("styleguide_error", args=[code]))

    assert (response.status_code, [part.name for part in response.templates][:1]) == (status, [f"{code}.html"])


def test_error_page_of_an_unknown_code_is_not_there(client: Client, settings: Settings) -> None:
    settings.DEBUG = True

    response = client.get(reverse("styleguide_error", args=["base"]))

    assert response.status_code == 404
