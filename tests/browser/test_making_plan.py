"""Making a plan: what comes of a change is shown at once, and by a button where there is no script."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from assessments.models import Plan
from careerpath.accounts.models import User
from tests.browser.conftest import OpenPage
from tests.browser.people import arrive_as

pytestmark = pytest.mark.browser


def arrive(page: Page, learner: User) -> Page:
    arrive_as(page, learner)
    page.goto("/plan/new/")
    return page


def give_break(page: Page, row: int, first: str, last: str) -> None:
    for label, day in (("From", first), ("To", last)):
        page.get_by_label(label, exact=True).nth(row).fill(day)
        page.get_by_label(label, exact=True).nth(row).dispatch_event("change")


def test_a_change_is_answered_at_once(open_page: OpenPage, learner: User, finished: Any) -> None:
    page = arrive(open_page(), learner)
    mine = page.get_by_role("row").filter(has_text="yours")
    before = mine.inner_text()

    page.get_by_label("Hours a week").fill("5")
    page.get_by_label("Hours a week").dispatch_event("change")
    expect(mine).to_contain_text("5 h")
    page.get_by_label("Compare with").select_option(label="Data engineer, senior")

    expect(mine.get_by_role("cell")).to_have_count(2)
    assert mine.inner_text() != before


def test_on_a_phone_the_answer_stands_right_below_the_hours(open_page: OpenPage, learner: User, finished: Any) -> None:
    page = arrive(open_page(width=360), learner)
    answer = page.locator("#answer")
    before = answer.inner_text()

    page.get_by_label("Hours a week").fill("5")
    page.get_by_label("Start").focus()

    expect(answer).not_to_have_text(before)
    expect(answer).to_contain_text("Ready on")
    below, field = answer.bounding_box(), page.get_by_label("Hours a week").bounding_box()
    assert below
    assert field
    assert 0 < below["y"] - field["y"] - field["height"] < 20


def test_there_is_always_room_for_another_break(open_page: OpenPage, learner: User, finished: Any) -> None:
    page = arrive(open_page(width=360), learner)
    first = timezone.localdate() + timedelta(days=100)

    for row in range(3):
        expect(page.get_by_label("From", exact=True)).to_have_count(row + 1)
        begin = first + timedelta(days=28 * row)
        give_break(page, row, begin.isoformat(), (begin + timedelta(days=1)).isoformat())
    ids = page.locator("[data-rows] input").evaluate_all("inputs => inputs.map(input => input.id)")
    page.get_by_role("button", name="Make this plan").click()
    page.wait_for_url("**/plan/*/")

    assert len(set(ids)) == len(ids) == 8
    breaks = {first + timedelta(days=28 * row + day) for row in range(3) for day in range(2)}
    mondays = {(day - timedelta(days=day.weekday())).isoformat() for day in breaks}
    assert set(Plan.objects.get().weeks_off) == mondays


def test_the_button_waits_until_no_answer_comes_by_itself(
    open_page: OpenPage, learner: User, finished: Any, complaints: list[str]
) -> None:
    page = arrive(open_page(), learner)
    hours, button = page.get_by_label("Hours a week"), page.get_by_role("button", name="Work it out again")
    expect(button).to_be_hidden()

    page.context.set_offline(True)
    hours.fill("5")
    hours.dispatch_event("change")
    expect(button).to_be_visible()
    page.context.set_offline(False)
    hours.fill("7")
    hours.dispatch_event("change")

    expect(page.locator("#answer")).to_contain_text("Ready on")
    expect(button).to_be_hidden()
    complaints.clear()


def test_without_a_script_a_button_answers(open_page: OpenPage, learner: User, finished: Any) -> None:
    page = arrive(open_page(script=False), learner)

    page.get_by_label("Compare with").select_option(label="Data engineer, senior")
    page.get_by_label("Deadline").fill((timezone.localdate() + timedelta(days=90)).isoformat())
    page.get_by_label("From", exact=True).fill((timezone.localdate() + timedelta(days=30)).isoformat())
    page.get_by_role("button", name="Work it out again").click()

    expect(page.get_by_role("columnheader", name="Data engineer")).to_be_visible()
    expect(page.get_by_text("when all of it is done")).to_be_visible()
    expect(page.get_by_label("From", exact=True)).to_have_count(2)
