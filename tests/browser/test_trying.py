"""Trying it without an account and keeping it: by mouse, by finger on a phone, without JavaScript, by keyboard."""

from collections.abc import Iterator

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from playwright.sync_api import Page, expect

from assessments.models import Sitting
from careerpath.accounts.models import User
from skills.models import Release
from tests.assessments.tries.conftest import said as tried_so_far
from tests.browser.axe import findings
from tests.browser.conftest import OpenPage
from tests.browser.hands import Hands, Mouse
from tests.browser.people import arrive_as
from tests.browser.raters import choose, close_offline, comes_to, said, skill, state
from tests.browser.steps import link_in_mail, sign_in
from tests.browser.test_journeys import WAYS
from tests.factories import PASSWORD

pytestmark = pytest.mark.browser

NOTHING_WAITS = "Object.keys(localStorage).filter(key => key.startsWith('careerpath.answers')).length === 0"


@pytest.fixture(params=WAYS)
def somebody(request: pytest.FixtureRequest, open_page: OpenPage, release: Release) -> Hands:
    hands, browser = WAYS[request.param]
    return hands(open_page(**browser))


def test_a_visitor_tries_signs_up_and_finds_their_answers(somebody: Hands) -> None:
    somebody.open("/")
    somebody.submit("Try it now")
    somebody.sees("Programming and craft")
    choose(somebody, "Python", 3)
    choose(somebody, "SQL", 0)
    somebody.submit("Save and continue")
    somebody.sees("Cloud and platform")
    choose(somebody, "Cloud platforms", 5)
    somebody.submit("See how far you are")
    assert "ready for MLOps engineer, mid level, so far" in somebody.reads("h1")[0]
    somebody.finds("The 44 of 47 skills that you haven’t rated count as nothing")

    somebody.submit("Create an account")
    somebody.fill("E-mail address", "new@example.org")
    somebody.fill("Password", PASSWORD)
    somebody.submit("Create an account")
    somebody.sees("Look into your mail")
    somebody.finds("What you answered waits in this browser.")
    somebody.open(link_in_mail())
    somebody.submit("Confirm this address")

    somebody.sees("Programming and craft")
    somebody.finds("3 answers from before you signed in are in this assessment now")
    expect(skill(somebody.page, "Python").get_by_role("radio").nth(3)).to_be_checked()
    assert said(Sitting.objects.get()) == {"python": ("3", ""), "sql": ("0", ""), "cloud-platforms": ("na", "")}


def test_a_visitor_starts_over_with_another_role(somebody: Hands) -> None:
    somebody.open("/try/?role=data-engineer&level=mid")
    somebody.submit("Start")
    somebody.sees("Programming and craft")

    somebody.follow("Start over")
    somebody.sees("Start over?")
    somebody.submit("Discard them")

    somebody.sees("How far are you?")
    somebody.finds("Your try is discarded. Nothing of it is kept.")
    assert not Session.objects.filter(session_data__contains="data-engineer").exists()


# -- What the script adds ----------------------------------------------------------------------------------------------


@pytest.fixture
def _undelivered(complaints: list[str]) -> Iterator[None]:
    """The console speaks of every answer that a browser can't deliver; anything else would be a fault."""
    yield
    complaints[:] = [line for line in complaints if "Failed to load resource" not in line]


@pytest.fixture
def page(_undelivered: None, open_page: OpenPage, trying: Client) -> Page:
    page = open_page()
    arrive_as(page, trying)
    page.goto("/try/rate/programming/")
    return page


def check(page: Page, name: str, level: int) -> None:
    skill(page, name).get_by_role("radio").nth(level).check()


def test_an_answer_is_saved_as_it_is_given(page: Page, trying: Client) -> None:
    check(page, "Python", 3)

    expect(state(page, "Python")).to_have_text("Saved")
    assert tried_so_far(trying) == {"python": ("3", "")}
    expect(page.locator("[data-progress]")).to_contain_text("1 of 48 answered.")


def test_two_tabs_of_one_browser(page: Page, trying: Client) -> None:
    other = page.context.new_page()
    other.goto(page.url)

    check(page, "Python", 3)
    expect(state(page, "Python")).to_have_text("Saved")
    check(other, "Python", 2)

    told = other.get_by_role("alert").filter(has_text="another tab had said “3, practitioner”")
    told.get_by_role("button", name="Take the other one back").click()
    comes_to({"python": ("3", "")}, lambda: tried_so_far(trying))


def test_what_is_said_offline_is_sent_by_the_next_page(page: Page, trying: Client) -> None:
    page.context.set_offline(True)
    check(page, "Python", 3)
    expect(page.locator("[data-trouble]")).to_contain_text("One answer is not saved yet: no connection.")
    close_offline(page)
    page.context.set_offline(False)

    page = page.context.new_page()
    page.goto("/try/result/")

    comes_to({"python": ("3", "")}, lambda: tried_so_far(trying))
    expect(page.get_by_role("heading", level=1)).to_contain_text("ready for MLOps engineer, mid level")
    page.wait_for_function(NOTHING_WAITS)


def test_what_an_old_page_holds_goes_to_the_assessment_that_the_try_became(
    page: Page, trying: Client, learner: User
) -> None:
    check(page, "SQL", 2)
    expect(state(page, "SQL")).to_have_text("Saved")
    somebody = Mouse(page.context.new_page())
    somebody.open("/accounts/login/")
    sign_in(somebody, learner)
    somebody.sees("Programming and craft")

    check(page, "Python", 3)
    expect(page.locator("[data-trouble]")).to_contain_text("this page is too old. Kept in this browser.")
    page.get_by_role("button", name="Load the page again").click()

    comes_to({"sql": ("2", ""), "python": ("3", "")}, lambda: said(Sitting.objects.get()))
    page.wait_for_function(NOTHING_WAITS)


def test_a_try_that_is_over_says_so_and_names_what_was_not_kept(page: Page, trying: Client) -> None:
    Session.objects.filter(pk=trying.session["try"]).delete()

    check(page, "Python", 3)

    trouble = page.locator("[data-trouble]")
    expect(trouble).to_contain_text("One answer is not saved: this try is over.")
    expect(trouble.get_by_role("listitem")).to_have_text("Python: 3")
    trouble.get_by_role("button", name="Forget them").click()
    page.wait_for_function(NOTHING_WAITS)


@pytest.mark.usefixtures("_undelivered")
def test_without_a_script_too(open_page: OpenPage, trying: Client) -> None:
    page = open_page(width=360, script=False)
    arrive_as(page, trying)
    page.goto("/try/rate/programming/")
    Session.objects.filter(pk=trying.session["try"]).delete()
    check(page, "Python", 3)

    Mouse(page).submit("Save and continue")

    expect(page.get_by_role("heading", level=1)).to_have_text("This try is over")
    expect(page.get_by_text("Python: 3, practitioner")).to_be_visible()


def test_the_page_of_a_try_that_is_over_is_open_to_all(page: Page, trying: Client) -> None:
    check(page, "Python", 3)
    expect(state(page, "Python")).to_have_text("Saved")
    Session.objects.filter(pk=trying.session["try"]).delete()

    page.evaluate("document.querySelector('[data-answers]').submit()")

    expect(page.get_by_role("heading", level=1)).to_have_text("This try is over")
    assert findings(page) == []
