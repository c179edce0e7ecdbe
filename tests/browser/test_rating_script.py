"""What the script of the rating pages adds: saving at once, the keys, and earlier ratings with one click."""

import pytest
from playwright.sync_api import Page, expect

from assessments.models import Interest, Sitting
from careerpath.accounts.models import User
from tests.browser.conftest import OpenPage
from tests.browser.people import arrive_as
from tests.browser.raters import comes_to, said, say, skill, state

pytestmark = pytest.mark.browser


@pytest.fixture
def page(open_page: OpenPage, learner: User, begun: str) -> Page:
    page = open_page()
    arrive_as(page, learner)
    page.goto(f"{begun}rate/programming/")
    return page


def test_an_answer_is_saved_as_it_is_given(page: Page, sitting: Sitting) -> None:
    skill(page, "Python").get_by_role("radio").nth(3).check()

    expect(state(page, "Python")).to_have_text("Saved")
    assert said(sitting) == {"python": ("3", "")}
    expect(page.get_by_role("status").filter(has_text="saved")).to_have_text("Python: saved")


def test_a_change_of_mind_tells_of_no_other_tab(page: Page, sitting: Sitting) -> None:
    for level in (3, 1, 2):
        skill(page, "Python").get_by_role("radio").nth(level).check()
        comes_to({"python": (str(level), "")}, lambda: said(sitting))

    expect(page.get_by_text("another tab")).to_have_count(0)


def test_what_is_left_is_counted_at_once(page: Page) -> None:
    progress, step = page.locator("[data-progress]"), page.locator(".stepper [aria-current]")
    expect(progress).to_contain_text("0 of 48 answered. About 12 minutes left.")

    for name in ("Python", "SQL", "Linux"):
        skill(page, name).get_by_role("radio").nth(2).check()
        expect(state(page, name)).to_have_text("Saved")

    expect(progress).to_contain_text("3 of 48 answered. About 11 minutes left.")
    expect(step.locator("[data-count]")).to_have_text("3")


def test_a_part_is_ticked_off_when_it_is_done(page: Page, begun: str) -> None:
    page.goto(f"{begun}rate/delivery/")
    step = page.locator(".stepper [aria-current]")

    for box in page.locator("fieldset[data-skill]").all():
        expect(step).not_to_have_class("done")
        box.get_by_role("radio").first.check()
        expect(box.locator("[data-state]")).to_have_text("Saved")

    expect(step).to_have_class("done")


def test_a_note_and_a_wish_are_saved_too(page: Page, sitting: Sitting) -> None:
    python = skill(page, "Python")
    python.get_by_text("Note, wish, evidence").click()
    python.get_by_role("textbox").fill("Two years")
    python.get_by_label("Learning it").select_option("I want to learn it")
    expect(state(page, "Python")).to_have_text("Not saved yet: choose a level for your note")

    python.get_by_role("radio").nth(2).check()

    expect(state(page, "Python")).to_have_text("Saved")
    assert said(sitting) == {"python": ("2", "Two years")}
    assert Interest.objects.get().kind == "want"


def test_a_wish_needs_no_level(page: Page, sitting: Sitting) -> None:
    python = skill(page, "Python")
    python.get_by_text("Note, wish, evidence").click()

    python.get_by_label("Learning it").select_option("I’d rather not")

    expect(state(page, "Python")).to_have_text("Saved")
    assert said(sitting) == {}
    assert Interest.objects.get().kind == "rather-not"


def test_digits_choose_and_can_be_switched_off(page: Page, sitting: Sitting) -> None:
    radios = skill(page, "Python").get_by_role("radio")
    radios.first.focus()
    page.keyboard.press("3")
    expect(radios.nth(3)).to_be_focused()
    expect(radios.nth(3)).to_be_checked()
    comes_to({"python": ("3", "")}, lambda: said(sitting))

    page.get_by_label("0 to 4 choose a level").uncheck()
    page.reload()
    expect(page.get_by_label("0 to 4 choose a level")).not_to_be_checked()
    radios.nth(3).focus()
    page.keyboard.press("1")

    expect(radios.nth(3)).to_be_checked()


def test_digits_are_off_on_every_page_once_they_are_switched_off(page: Page, begun: str) -> None:
    page.get_by_label("0 to 4 choose a level").uncheck()

    page.goto(f"{begun}next/")
    page.get_by_role("radio").first.focus()
    page.keyboard.press("2")

    expect(page.get_by_label("0 to 4 choose a level")).not_to_be_checked()
    expect(page.get_by_role("radio", checked=True)).to_have_count(0)


def test_a_digit_in_a_note_is_a_digit(page: Page) -> None:
    python = skill(page, "Python")
    python.get_by_text("Note, wish, evidence").click()

    python.get_by_role("textbox").press_sequentially("4 years")

    expect(python.get_by_role("textbox")).to_have_value("4 years")
    expect(python.get_by_role("radio").nth(4)).not_to_be_checked()


def test_from_a_scale_tab_leads_out_and_enter_goes_on(page: Page, sitting: Sitting) -> None:
    skill(page, "Python").get_by_role("radio").first.focus()
    page.keyboard.press("2")
    for _ in range(3):
        page.keyboard.press("Tab")
    expect(skill(page, "SQL").get_by_role("radio").first).to_be_focused()
    page.keyboard.press("1")

    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", level=1)).to_have_text("Cloud and platform")
    assert said(sitting) == {"python": ("2", ""), "sql": ("1", "")}


def test_one_click_keeps_an_earlier_rating(rated_before: None, page: Page, sitting: Sitting) -> None:
    python = skill(page, "Python")
    expect(python.get_by_role("radio", checked=True)).to_have_count(0)

    python.get_by_role("button", name="Keep 2 for Python").click()

    expect(python.get_by_role("radio").nth(2)).to_be_checked()
    expect(python.get_by_role("radio").nth(2)).to_be_focused()
    comes_to({"python": ("2", "")}, lambda: said(sitting))


def test_one_click_keeps_all_that_has_no_answer_yet(rated_before: None, page: Page, sitting: Sitting) -> None:
    skill(page, "Python").get_by_role("radio").nth(4).check()

    page.get_by_role("button", name="Keep all 2").click()

    comes_to({"python": ("4", ""), "sql": ("na", "")}, lambda: said(sitting))
    expect(page.get_by_role("button", name="Keep all 2")).to_have_count(0)


def test_the_other_tabs_answer_is_told_and_can_be_taken_back(page: Page, sitting: Sitting) -> None:
    say(sitting, python=4, note="From there")
    skill(page, "Python").get_by_role("radio").nth(1).check()
    told = page.get_by_role("alert").filter(has_text="Python: another tab had said “4, expert”.")
    expect(told).to_contain_text("Your later answer “1, awareness” counts.")
    assert said(sitting) == {"python": ("1", "")}

    told.get_by_role("button", name="Take the other one back").click()

    comes_to({"python": ("4", "From there")}, lambda: said(sitting))
    expect(told).to_have_count(0)
    expect(skill(page, "Python").get_by_role("radio").nth(4)).to_be_checked()


def test_two_tabs_of_one_browser(page: Page, sitting: Sitting) -> None:
    other = page.context.new_page()
    other.goto(page.url)

    skill(page, "Python").get_by_role("radio").nth(3).check()
    expect(state(page, "Python")).to_have_text("Saved")
    skill(other, "Python").get_by_role("radio").nth(2).check()

    expect(other.get_by_role("alert").filter(has_text="another tab had said “3, practitioner”")).to_be_visible()
    assert said(sitting) == {"python": ("2", "")}
