"""Wishes, notes that are still typed, and two tabs of one browser: what is said last counts, and nothing is lost."""

import pytest
from playwright.sync_api import Page, Route, expect

from assessments.models import Interest, Sitting
from assessments.ratings.services import finish_sitting
from careerpath.accounts.models import User
from tests.browser.conftest import OpenPage
from tests.browser.people import arrive_as
from tests.browser.raters import NOTHING_WAITS, check, close_offline, comes_to, said, skill, state, trouble

pytestmark = pytest.mark.browser


@pytest.fixture
def page(undelivered: None, open_page: OpenPage, learner: User, begun: str) -> Page:
    page = open_page()
    arrive_as(page, learner)
    page.goto(f"{begun}rate/programming/")
    return page


# -- A wish and a note -------------------------------------------------------------------------------------------------


def wish(page: Page, words: str) -> None:
    skill(page, "Python").get_by_text("Note, wish, evidence").click()
    skill(page, "Python").get_by_label("Learning it").select_option(words)


def wishes() -> list[str]:
    return list(Interest.objects.values_list("kind", flat=True))


def test_a_wish_given_offline_is_shown_again_and_stays(page: Page) -> None:
    page.context.set_offline(True)
    wish(page, "I want to learn it")
    trouble(page, "One answer is not saved yet")
    url, context = page.url, page.context
    close_offline(page)
    context.set_offline(False)

    page = context.new_page()
    page.goto(url)

    expect(state(page, "Python")).to_have_text("Saved")
    expect(skill(page, "Python").get_by_label("Learning it")).to_have_value("want")
    page.get_by_role("button", name="Save and continue").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Cloud and platform")
    assert wishes() == ["want"]


def test_a_wish_that_is_saved_is_taken_back_by_the_form_too(page: Page) -> None:
    wish(page, "I want to learn it")
    comes_to(["want"], wishes)
    expect(state(page, "Python")).to_have_text("Saved")
    assert page.locator("[name=python-wished]").input_value() == "want"

    page.locator("[name=python-wish]").evaluate("select => { select.value = ''; }")
    page.get_by_role("button", name="Save and continue").click()

    comes_to([], wishes)


def type_a_note(page: Page, text: str) -> None:
    skill(page, "Python").get_by_text("Note, wish, evidence").click()
    skill(page, "Python").get_by_role("textbox").press_sequentially(text)


@pytest.mark.parametrize("leave", ["close", "go on"])
def test_a_note_that_is_still_typed_is_not_lost(page: Page, sitting: Sitting, begun: str, leave: str) -> None:
    check(page, "Python", 3)
    expect(state(page, "Python")).to_have_text("Saved")
    url, context = page.url, page.context
    type_a_note(page, "Two years")

    if leave == "close":
        page.close()
        page = context.new_page()
    page.goto(f"{begun}rate/cloud-platform/")

    comes_to({"python": ("3", "Two years")}, lambda: said(sitting))
    page.goto(url)
    expect(skill(page, "Python").get_by_role("textbox")).to_have_value("Two years")


def test_a_note_is_sent_when_its_writer_pauses(page: Page, sitting: Sitting) -> None:
    check(page, "Python", 3)

    type_a_note(page, "Two years")

    comes_to({"python": ("3", "Two years")}, lambda: said(sitting))
    expect(skill(page, "Python").get_by_role("textbox")).to_be_focused()


def test_a_note_without_a_level_waits_in_the_browser_until_there_is_one(page: Page, sitting: Sitting) -> None:
    type_a_note(page, "Two years")
    url, context = page.url, page.context
    page.close()
    page = context.new_page()
    page.goto(url)
    expect(skill(page, "Python").get_by_role("textbox")).to_have_value("Two years")
    expect(state(page, "Python")).to_have_text("Not saved: choose a level for your note")

    check(page, "Python", 3)

    comes_to({"python": ("3", "Two years")}, lambda: said(sitting))
    page.wait_for_function(NOTHING_WAITS)


def test_what_will_never_be_sent_is_told_with_its_note_and_wish(page: Page, sitting: Sitting, learner: User) -> None:
    page.context.set_offline(True)
    check(page, "Python", 3)
    type_a_note(page, "Two years")
    skill(page, "Python").get_by_label("Learning it").select_option("I want to learn it")
    finish_sitting(sitting=sitting.pk, person=learner)

    page.context.set_offline(False)

    trouble(page, "Python: 3, with the note “Two years”; your wish “I want to learn it”")


# -- Two tabs of one browser -------------------------------------------------------------------------------------------


def is_taken(page: Page) -> None:
    expect(page.get_by_text("Python: another tab has taken over what you said here.")).to_be_visible()
    expect(skill(page, "Python").get_by_role("radio").first).to_be_disabled()


@pytest.mark.parametrize("is_opened_after", [True, False])
def test_an_older_answer_never_beats_a_newer_one(page: Page, sitting: Sitting, is_opened_after: bool) -> None:
    other = page.context.new_page()
    if not is_opened_after:
        other.goto(page.url)
    page.route("**/answer/", lambda route: route.abort())
    check(page, "Python", 2)
    trouble(page, "One answer is not saved yet")
    if is_opened_after:
        other.goto(page.url)
        comes_to({"python": ("2", "")}, lambda: said(sitting))

    check(other, "Python", 3)
    comes_to({"python": ("3", "")}, lambda: said(sitting))
    expect(state(other, "Python")).to_have_text("Saved")
    page.unroute("**/answer/")
    page.evaluate("dispatchEvent(new Event('online'))")

    is_taken(page)
    expect(page.locator("[data-trouble]")).to_be_hidden()
    with page.expect_navigation():
        page.get_by_role("button", name="Save and continue").click()
    assert said(sitting) == {"python": ("3", "")}


def test_a_request_that_hangs_is_given_up_when_another_tab_takes_it_over(page: Page, sitting: Sitting) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/answer/", hold)
    with page.expect_request("**/answer/"):
        check(page, "Python", 2)
    other = page.context.new_page()

    other.goto(page.url)

    is_taken(page)
    comes_to({"python": ("2", "")}, lambda: said(sitting))
    with page.expect_navigation():
        page.get_by_role("link", name="Load the page again").click()
    expect(skill(page, "Python").get_by_role("radio").nth(2)).to_be_checked()
    assert len(held) == 1
    page.unroute_all(behavior="ignoreErrors")
