"""A teacher looks at evidence, and its learner reads the opinion and answers: by mouse, and by keyboard alone."""

import pytest
from playwright.sync_api import Page, expect

from assessments.models import Cohort, Review
from careerpath.accounts.models import User
from tests.assessments.cohorts.opinions.test_queue import show
from tests.browser.conftest import OpenPage
from tests.browser.hands import Hands, Keyboard, Mouse
from tests.browser.people import arrive_as

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("kind", [Mouse, Keyboard])
def test_from_evidence_to_an_answer(
    kind: type[Hands], open_page: OpenPage, spring: Cohort, instructor: User, learner: User
) -> None:
    show(learner, "git")
    teacher = kind(opened(open_page, instructor))
    teacher.open(f"/cohorts/{spring.pk}/opinions/")
    teacher.submit("Take the next")
    choose_by_key(teacher)
    teacher.fill("Comment (optional)", "Show me a rebase.")
    teacher.submit("Give it, and take the next")
    teacher.finds("Nothing is left that nobody has taken.")

    reader = kind(opened(open_page, learner))
    reader.open("/me/opinions/")
    reader.finds("Show me a rebase.")
    reader.follow("Answer : Git and version control")
    reader.fill("Your answer (optional)", "On Friday.")
    reader.submit("Save the answer")

    reader.finds("You answered on")
    assert Review.objects.get().answer == "On Friday."


def opened(open_page: OpenPage, person: User) -> Page:
    """Without script, as all of it works so."""
    page = open_page(script=False)
    arrive_as(page, person)
    return page


def choose_by_key(teacher: Hands) -> None:
    teacher.page.get_by_role("radio").first.focus()
    teacher.page.keyboard.press("ArrowDown")
    expect(teacher.page.get_by_role("radio").nth(1)).to_be_checked()
