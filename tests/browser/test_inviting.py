"""An instructor brings the list of a school, and a learner follows the mail: by mouse, and by keyboard alone."""

from pathlib import Path

import pytest
from django.core import mail
from playwright.sync_api import Page, expect

from assessments.models import Cohort, Membership
from careerpath.accounts.models import User
from tests.assessments.cohorts.inviting.conftest import work
from tests.browser.conftest import OpenPage
from tests.browser.hands import Hands, Keyboard, Mouse
from tests.browser.inviters import PARENTS
from tests.browser.people import arrive_as

pytestmark = pytest.mark.browser

LINK = "/join/invited/"


@pytest.fixture
def page(open_page: OpenPage, instructor: User, going_on: Cohort) -> Page:
    """Without script, as all of it works so."""
    page = open_page(script=False)
    arrive_as(page, instructor)
    return page


@pytest.fixture
def guest(open_page: OpenPage, stranger: User) -> Page:
    page = open_page(width=360)
    arrive_as(page, stranger)
    return page


@pytest.mark.parametrize("hands", [Mouse, Keyboard])
def test_a_school_s_list_brings_a_learner_in(
    hands: type[Hands], page: Page, guest: Page, going_on: Cohort, tmp_path: Path
) -> None:
    (tmp_path / "class.csv").write_bytes(PARENTS)
    somebody = hands(page)
    somebody.open(f"/cohorts/{going_on.pk}/links/")
    somebody.follow("By e-mail")
    somebody.follow("Upload a list")
    page.get_by_label("The list, as a CSV file").set_input_files(tmp_path / "class.csv")
    somebody.submit("Read the list")
    page.get_by_label("The e-mail address").select_option(label="1: Own")
    somebody.submit("See what will happen")
    expect(page.locator("tbody th")).to_have_text(["ana@school.example", "bo@school.example"])
    somebody.submit("Invite 2 people")
    somebody.finds("2 people are invited.")

    work()
    (letter,) = (sent for sent in mail.outbox if sent.to == ["ana@school.example"])
    way = next(line for line in letter.body.splitlines() if LINK in line)
    learner = hands(guest)
    learner.open(way[way.index(LINK) :])
    learner.submit("Agree and join")
    learner.sees("Spring class")
    page.reload()

    assert Membership.objects.get(person__email="stranger@example.org").role == "learner"
    expect(page.get_by_role("row", name="ana@school.example")).to_contain_text("Joined")


@pytest.mark.parametrize("width", [360, 1280])
def test_a_list_stands_apart_from_the_button_above_it(
    width: int, open_page: OpenPage, instructor: User, list_of_two_readings: str
) -> None:
    page = open_page(width=width)
    arrive_as(page, instructor)

    page.goto(list_of_two_readings)

    button, table = page.get_by_role("button", name="Read it so"), page.locator(".table-frame")
    above, below = button.bounding_box(), table.bounding_box()
    assert above
    assert below
    assert below["y"] - above["y"] - above["height"] >= 24
