"""A teacher reads the map of a cohort: by mouse, by keyboard alone, and on a phone without JavaScript."""

from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from assessments.models import Cohort
from careerpath.accounts.models import User
from tests.assessments.cohorts.opinions.test_queue import show
from tests.browser.conftest import OpenPage
from tests.browser.hands import Finger, Hands, Keyboard, Mouse
from tests.browser.people import arrive_as
from tests.factories import MembershipFactory

pytestmark = pytest.mark.browser


@pytest.fixture
def shown(learner: User, spring: Cohort) -> str:
    show(learner, "git")
    return f"/cohorts/{spring.pk}/map/"


@pytest.mark.parametrize(
    ("kind", "screen"),
    [(Mouse, {"width": 1280}), (Keyboard, {"script": False}), (Finger, {"width": 360, "script": False})],
)
def test_a_cell_leads_to_the_evidence_and_the_history_behind_it(
    kind: type[Hands], screen: dict[str, Any], open_page: OpenPage, instructor: User, shown: str
) -> None:
    teacher = kind(open_page(**screen))
    arrive_as(teacher.page, instructor)
    teacher.open(shown)
    teacher.page.get_by_label("Skills", exact=True).select_option(label="Programming and craft")
    teacher.submit("Show")
    assert teacher.reads(".heat-area") == ["Programming and craft"]

    with teacher.page.expect_navigation():
        teacher.use(cell_of(teacher, "Lea Learner", "git"))

    teacher.sees("Git and version control")
    teacher.finds("Shown 0 days ago")
    teacher.page.go_back()
    expect(cell_of(teacher, "Lea Learner", "git")).to_be_visible()


def test_the_keyboard_gets_past_three_thousand_cells(open_page: OpenPage, instructor: User, shown: str) -> None:
    MembershipFactory.create_batch(50, cohort=Cohort.objects.get())
    teacher = Keyboard(open_page())
    arrive_as(teacher.page, instructor)
    teacher.open(shown)

    teacher.use(teacher.page.get_by_role("link", name="Skip the map"))
    teacher.page.keyboard.press("Tab")

    expect(teacher.page.get_by_role("link", name="Page 2")).to_be_focused()


def cell_of(teacher: Hands, name: str, skill: str) -> Locator:
    return teacher.page.get_by_role("row", name=name).locator(f'a[href$="/{skill}/"]')
