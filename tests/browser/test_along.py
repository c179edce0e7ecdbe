"""Somebody takes her plan along, by keyboard, with and without script."""

import json

import pytest
from playwright.sync_api import expect

from careerpath.accounts.models import User
from tests.browser.conftest import OpenPage
from tests.browser.hands import Keyboard
from tests.browser.people import arrive_as

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_a_plan_is_taken_along_by_keyboard(open_page: OpenPage, learner: User, its_plan: str, script: bool) -> None:
    page = open_page(width=360, script=script)
    arrive_as(page, learner)
    somebody = Keyboard(page)
    somebody.open("/plan/along/")
    somebody.submit("Make the address")
    address = page.get_by_label("Your address").input_value()
    page.get_by_label("Remind me").select_option(label="On Sundays")
    somebody.submit("Save")
    somebody.finds("the next one on Sunday")
    document = somebody.download("a program (JSON)")
    calendar = page.request.get(address).text()

    assert json.loads(document)["target"]["name"] == "MLOps engineer, mid level"
    assert calendar.count("BEGIN:VEVENT") == len(json.loads(document)["steps"])
    expect(page.get_by_role("button", name="Copy the address")).to_be_visible(visible=script)


def test_an_address_is_copied(open_page: OpenPage, learner: User, taken_along: None) -> None:
    page = open_page()
    page.context.grant_permissions(["clipboard-write"])
    arrive_as(page, learner)
    page.goto("/plan/along/")

    Keyboard(page).press("Copy the address")

    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    address = page.get_by_label("Your address").input_value()
    page.goto("/assess/evidence/python/")
    field = page.get_by_role("textbox", name="Link")
    field.press("Control+V")
    expect(field).to_have_value(address)
