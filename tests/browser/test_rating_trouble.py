"""Bad network, a closed lid, a session that is over, a sitting that is gone: nothing said is lost without a word."""

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import Page, Route, expect

from assessments.models import Answer, Sitting
from assessments.ratings.services import discard_sitting, finish_sitting
from careerpath.accounts.models import User
from tests.browser.conftest import OpenPage
from tests.browser.people import arrive_as
from tests.browser.raters import NOTHING_WAITS, check, close_offline, comes_to, said, say, skill, state, trouble

pytestmark = pytest.mark.browser


@pytest.fixture
def page(undelivered: None, open_page: OpenPage, learner: User, begun: str) -> Page:
    page = open_page()
    arrive_as(page, learner)
    page.goto(f"{begun}rate/programming/")
    return page


def test_answers_given_offline_are_kept_and_sent_when_the_network_is_back(page: Page, sitting: Sitting) -> None:
    page.context.set_offline(True)
    check(page, "Python", 3)
    trouble(page, "One answer is not saved yet: no connection. Kept in this browser, and sent when it is back.")
    expect(state(page, "Python")).to_have_text("Not saved yet")
    check(page, "SQL", 1)
    trouble(page, "2 answers are not saved yet")
    check(page, "Python", 2)
    assert said(sitting) == {}

    page.context.set_offline(False)

    comes_to({"python": ("2", ""), "sql": ("1", "")}, lambda: said(sitting))
    expect(page.locator("[data-trouble]")).to_be_hidden()
    expect(state(page, "Python")).to_have_text("Saved")
    page.wait_for_function(NOTHING_WAITS)


def test_after_a_closed_lid_they_are_sent_on_the_next_visit(page: Page, sitting: Sitting, begun: str) -> None:
    page.context.set_offline(True)
    check(page, "Python", 3)
    trouble(page, "One answer is not saved yet")
    close_offline(page)
    context = page.context
    context.set_offline(False)

    page = context.new_page()
    page.goto(f"{begun}rate/cloud-platform/")

    comes_to({"python": ("3", "")}, lambda: said(sitting))
    page.wait_for_function(NOTHING_WAITS)


@pytest.mark.parametrize("path", ["/", "/assess/", "finish/"])
def test_pages_without_skills_send_what_waited_and_count_anew(
    page: Page, sitting: Sitting, begun: str, path: str
) -> None:
    page.context.set_offline(True)
    check(page, "Python", 3)
    trouble(page, "One answer is not saved yet")
    close_offline(page)
    context = page.context
    context.set_offline(False)

    page = context.new_page()
    page.goto(path if path.startswith("/") else begun + path)

    expect(page.get_by_text("1 of 48")).to_be_visible()
    assert said(sitting) == {"python": ("3", "")}


def test_the_same_page_shows_them_again_on_the_next_visit(page: Page, sitting: Sitting) -> None:
    page.context.set_offline(True)
    check(page, "Python", 3)
    trouble(page, "One answer is not saved yet")
    url, context = page.url, page.context
    close_offline(page)
    context.set_offline(False)
    say(sitting, python=1)

    page = context.new_page()
    page.goto(url)

    expect(skill(page, "Python").get_by_role("radio").nth(3)).to_be_checked()
    expect(page.get_by_role("alert").filter(has_text="another tab had said “1, awareness”")).to_be_visible()
    assert said(sitting) == {"python": ("3", "")}


def test_another_person_at_the_same_browser_sends_nothing_of_it(page: Page, sitting: Sitting, stranger: User) -> None:
    page.context.set_offline(True)
    check(page, "Python", 3)
    trouble(page, "One answer is not saved yet")
    context = page.context
    close_offline(page)
    context.set_offline(False)

    arrive_as(page, stranger)
    page = context.new_page()
    page.goto("/")
    page.goto("/assess/")

    assert said(sitting) == {}
    assert not page.evaluate(NOTHING_WAITS)


def test_offline_one_stays_on_the_page_and_goes_on_after(page: Page, sitting: Sitting) -> None:
    page.context.set_offline(True)
    check(page, "Python", 3)
    page.get_by_role("button", name="Save and continue").click()
    trouble(page, "One answer is not saved yet")
    expect(page.get_by_role("heading", level=1)).to_have_text("Programming and craft")

    page.context.set_offline(False)
    page.get_by_role("button", name="Save and continue").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Cloud and platform")
    assert said(sitting) == {"python": ("3", "")}


def test_when_the_server_has_trouble_one_can_try_again(page: Page, sitting: Sitting) -> None:
    page.route("**/answer/", lambda route: route.fulfill(status=503))
    check(page, "Python", 3)
    trouble(page, "One answer is not saved yet: the server has trouble.")
    page.unroute("**/answer/")

    page.get_by_role("button", name="Try now").click()

    expect(state(page, "Python")).to_have_text("Saved")
    assert said(sitting) == {"python": ("3", "")}


def test_an_answer_whose_reply_got_lost_is_no_other_tabs(page: Page, sitting: Sitting) -> None:
    def lose(route: Route) -> None:
        route.fetch()
        route.abort()

    page.route("**/answer/", lose)
    check(page, "Python", 3)
    trouble(page, "One answer is not saved yet: no connection.")
    assert said(sitting) == {"python": ("3", "")}
    page.unroute("**/answer/")

    check(page, "Python", 2)

    comes_to({"python": ("2", "")}, lambda: said(sitting))
    expect(state(page, "Python")).to_have_text("Saved")
    expect(page.get_by_text("another tab")).to_have_count(0)


def test_signed_out_one_signs_in_and_loses_nothing(page: Page, sitting: Sitting, learner: User) -> None:
    Session.objects.all().delete()
    check(page, "Python", 3)
    trouble(page, "One answer is not saved yet: you are signed out.")
    leads = page.locator("[data-trouble]").get_by_role("link", name="Sign in").get_attribute("href")
    assert leads == f"/accounts/login/?next=%2Fassess%2F{sitting.pk}%2Frate%2Fprogramming%2F"

    arrive_as(page, learner)
    page.reload()

    comes_to({"python": ("3", "")}, lambda: said(sitting))


def test_a_page_that_is_too_old_is_loaded_again(page: Page, sitting: Sitting) -> None:
    page.context.clear_cookies(name="__Host-csrf")
    check(page, "Python", 3)
    trouble(page, "One answer is not saved yet: this page is too old.")

    page.get_by_role("button", name="Load the page again").click()

    comes_to({"python": ("3", "")}, lambda: said(sitting))
    expect(skill(page, "Python").get_by_role("radio").nth(3)).to_be_checked()


def test_a_sitting_that_was_finished_before_is_told(page: Page, sitting: Sitting, learner: User) -> None:
    say(sitting, sql=2)
    finish_sitting(sitting=sitting.pk, person=learner)

    check(page, "Python", 3)

    trouble(page, "One answer is not saved: this assessment was finished before.")
    trouble(page, "Python: 3")
    page.goto(f"/results/{sitting.pk}/")
    trouble(page, "Python: 3")
    page.get_by_role("button", name="Forget them").click()
    expect(page.locator("[data-trouble]")).to_be_hidden()
    page.wait_for_function(NOTHING_WAITS)


def test_a_sitting_that_was_discarded_is_told(page: Page, sitting: Sitting, learner: User) -> None:
    discard_sitting(sitting=sitting.pk, person=learner)

    check(page, "Python", 5)

    trouble(page, "One answer is not saved: this assessment was discarded.")
    trouble(page, "Python: doesn’t apply")


def test_an_answer_that_is_out_of_step_is_saved_all_the_same(page: Page, sitting: Sitting) -> None:
    check(page, "Python", 3)
    expect(state(page, "Python")).to_have_text("Saved")
    Answer.objects.all().delete()  # as when an older state of the database was brought back

    check(page, "Python", 2)

    comes_to({"python": ("2", "")}, lambda: said(sitting))


def test_what_the_server_refuses_is_told_beside_the_skill_and_stands_in_nobodys_way(
    page: Page, sitting: Sitting
) -> None:
    python = skill(page, "Python")
    python.get_by_text("Note, wish, evidence").click()
    python.get_by_role("textbox").evaluate(
        "note => { note.removeAttribute('maxlength'); note.value = 'x'.repeat(1001); }"
    )
    check(page, "Python", 3)
    expect(state(page, "Python")).to_have_text(
        "Not saved: Your note has 1001 characters, and 1000 fit. Make it shorter."
    )

    check(page, "SQL", 1)
    comes_to({"sql": ("1", "")}, lambda: said(sitting))
    python.get_by_role("textbox").fill("Short")
    python.get_by_role("textbox").blur()

    comes_to({"sql": ("1", ""), "python": ("3", "Short")}, lambda: said(sitting))


def test_a_browser_that_keeps_nothing_still_saves(
    open_page: OpenPage, learner: User, begun: str, sitting: Sitting
) -> None:
    page = open_page()
    arrive_as(page, learner)
    page.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('no'); } });")
    page.goto(f"{begun}rate/programming/")

    check(page, "Python", 3)

    expect(state(page, "Python")).to_have_text("Saved")
    assert said(sitting) == {"python": ("3", "")}
