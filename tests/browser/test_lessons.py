"""A teacher plans a class on a phone without JavaScript: who is there, what to teach, who sits with whom."""

import re

import pytest
from playwright.sync_api import expect

from assessments.models import Cohort
from careerpath.accounts.models import User
from skills.catalogue import Catalogue
from tests.assessments.cohorts.test_people import rate
from tests.browser.conftest import OpenPage
from tests.browser.hands import Finger
from tests.browser.people import arrive_as
from tests.factories import MembershipFactory, UserFactory

pytestmark = pytest.mark.browser


@pytest.fixture
def able(spring: Cohort, catalogue: Catalogue) -> User:
    """Beside the learner who is on her way, one who can do everything."""
    person: User = UserFactory(name="Abel Able")
    MembershipFactory(cohort=spring, person=person)
    rate(person, {skill.slug: 4 for skill in catalogue.skills})
    return person


def test_a_class_is_planned_from_who_is_there(
    open_page: OpenPage, instructor: User, its_people: str, able: User
) -> None:
    somebody = Finger(open_page(width=360, script=False))
    arrive_as(somebody.page, instructor)
    somebody.open(its_people)
    somebody.follow("Teaching")
    somebody.fill("Hours of class", "12")
    somebody.submit("Plan the class")
    expect(somebody.page.get_by_role("heading", name="What lifts the group most in 12 hours")).to_be_visible()
    expect(somebody.page.get_by_text("1 could help").first).to_be_visible()
    assert re.search(r"Lea Learner,\d+,comes", somebody.download("As a table (CSV)"))

    somebody.follow("Pairs")
    expect(somebody.page.get_by_role("heading", name="1 pair")).to_be_visible()

    somebody.page.get_by_text("Who is there: 3 of 3").tap()
    somebody.page.get_by_label("Abel Able").check()
    somebody.submit("Form pairs")
    expect(somebody.page.get_by_role("heading", name="No pairs")).to_be_visible()

    somebody.follow("What to teach")
    expect(somebody.page.get_by_text("Who is there: 2 of 3")).to_be_visible()
    expect(somebody.page.get_by_text("1 could help")).to_have_count(0)


def test_groups_on_paper_are_names_alone(open_page: OpenPage, instructor: User, its_people: str, able: User) -> None:
    page = open_page()
    arrive_as(page, instructor)
    page.goto(f"{its_people}groups/")
    ready = page.locator(".class-group").get_by_text("%")
    expect(ready).to_have_count(3)

    page.emulate_media(media="print")

    expect(page.get_by_role("link", name="Abel Able")).to_be_visible()
    for shown in (*ready.all(), page.get_by_text("in the mean"), page.locator(".subtabs")):
        expect(shown.first).to_be_hidden()
