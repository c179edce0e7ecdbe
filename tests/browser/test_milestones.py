"""Ticking off a checklist with script and without, in two tabs, and offline; and stories on paper."""

import pytest
from playwright.sync_api import Page, expect

from assessments.models import Evidence, Story, Tick
from careerpath.accounts.models import User
from skills.catalogue import Milestone
from skills.models import Release
from tests.browser.conftest import OpenPage
from tests.browser.hands import Keyboard
from tests.browser.milestones import API
from tests.browser.people import arrive_as

pytestmark = pytest.mark.browser


@pytest.fixture
def page(open_page: OpenPage, learner: User, release: Release) -> Page:
    page = open_page()
    arrive_as(page, learner)
    page.goto(API)
    return page


def lines() -> list[str]:
    return list(Tick.objects.order_by("line").values_list("line", flat=True))


def says(page: Page, words: str) -> None:
    expect(page.get_by_role("status").filter(has_text="lines done")).to_have_text(words)


def test_each_tick_is_saved_as_it_is_set(page: Page, api: Milestone) -> None:
    first, second = api.checklist[:2]

    page.get_by_label(first).check()
    page.get_by_label(second).check()
    says(page, "2 of 7 lines done. Saved.")
    page.get_by_label(first).uncheck()
    says(page, "1 of 7 lines done. Saved.")

    assert lines() == [second]
    page.reload()
    expect(page.get_by_label(second)).to_be_checked()
    expect(page.get_by_label(first)).not_to_be_checked()


def test_what_is_typed_beside_stays_while_a_tick_is_saved(page: Page, api: Milestone) -> None:
    page.get_by_label("In a sentence").fill("Half a sen")

    page.get_by_label(api.checklist[0]).check()
    says(page, "1 of 7 lines done. Saved.")

    expect(page.get_by_label("In a sentence")).to_have_value("Half a sen")


def test_of_two_tabs_neither_takes_back_what_the_other_ticked(page: Page, api: Milestone) -> None:
    other = page.context.new_page()
    other.goto(API)

    page.get_by_label(api.checklist[0]).check()
    says(page, "1 of 7 lines done. Saved.")
    other.get_by_label(api.checklist[1]).check()
    says(other, "2 of 7 lines done. Saved.")

    assert lines() == sorted(api.checklist[:2])


def test_what_another_tab_finished_says_so(page: Page, ticked: None, api: Milestone) -> None:
    page.reload()
    other = page.context.new_page()
    other.goto(API)
    other.get_by_label(api.checklist[-1]).check()
    other.get_by_role("button", name="Finish it").click()
    expect(other.get_by_text("It is evidence for 5 skills.")).to_be_visible()

    page.get_by_label(api.checklist[0]).uncheck()

    expect(page.get_by_text("Not saved. Load the page again. It is finished, so nothing was changed.")).to_be_visible()
    assert set(api.checklist) <= set(lines())


def test_offline_it_says_so_and_the_button_saves_later(page: Page, api: Milestone, complaints: list[str]) -> None:
    page.context.set_offline(True)
    page.get_by_label(api.checklist[0]).check()
    expect(page.get_by_text("Not saved: there was no answer. Press “Save” to try again.")).to_be_visible()
    complaints.clear()  # that there was no answer
    page.context.set_offline(False)

    page.get_by_role("button", name="Save", exact=True).click()

    expect(page.get_by_text("1 of 7 lines done")).to_be_visible()
    assert lines() == [api.checklist[0]]


def test_without_script_and_mouse_it_is_finished_and_ratings_rise(
    open_page: OpenPage, learner: User, ticked: None, api: Milestone
) -> None:
    page = open_page(script=False)
    arrive_as(page, learner)
    page.goto(API)
    somebody = Keyboard(page)
    somebody.reach(page.get_by_label(api.checklist[-1]))
    page.keyboard.press("Space")

    somebody.submit("Finish it")
    somebody.finds("It is evidence for 5 skills.")
    somebody.submit("Raise these ratings")
    somebody.finds("5 ratings are raised.")

    assert Evidence.objects.count() == 5
    assert sorted(learner.ratings.values_list("level", flat=True)) == [2] * 5


def test_on_paper_stand_stories_and_neither_notes_nor_questions(
    open_page: OpenPage, learner: User, told: Story
) -> None:
    page = open_page()
    arrive_as(page, learner)
    page.goto("/me/stories/")

    page.emulate_media(media="print")

    expect(page.get_by_text(told.action)).to_be_visible()
    for words in ("not complete", "When did something fail", "Write another about an incident", "Nobody but you"):
        expect(page.get_by_text(words)).to_be_hidden()
    expect(page.get_by_text(told.notes)).to_have_count(0)
    expect(page.get_by_role("heading", name="Monitoring")).to_be_hidden()
