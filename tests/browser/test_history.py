"""Correcting one skill and comparing two assessments: by mouse, by finger, without JavaScript, by keyboard alone."""

import pytest
from playwright.sync_api import expect

from assessments.models import Sitting
from assessments.ratings.queries import ratings_of
from careerpath.accounts.models import User
from tests.browser.conftest import OpenPage
from tests.browser.hands import Hands, Keyboard
from tests.browser.people import arrive_as
from tests.browser.raters import choose, reach
from tests.browser.test_journeys import WAYS

pytestmark = pytest.mark.browser

PYTHON = "Python: what is true of you today?"


@pytest.fixture(params=WAYS)
def somebody(request: pytest.FixtureRequest, open_page: OpenPage, learner: User) -> Hands:
    hands, browser = WAYS[request.param]
    page = open_page(**browser)
    arrive_as(page, learner)
    return hands(page)


def test_correcting_one_skill_and_undoing_it(somebody: Hands, history: tuple[int, int], learner: User) -> None:
    somebody.open("/")
    somebody.follow("See your skills")
    somebody.sees("My skills")
    somebody.follow("Python")
    somebody.sees("Python")

    choose_again(somebody, 4)
    somebody.submit("Save")
    somebody.finds("You changed it from “2, working” to “4, expert”.")
    assert ratings_of(learner, "mlops")["python"].level == 4

    somebody.submit("Undo")
    somebody.finds("Undone: it is as it was before.")
    assert ratings_of(learner, "mlops")["python"].level == 2

    somebody.submit("Take the rating back")
    somebody.finds("You took your rating back. It was “2, working”.")
    assert "python" not in ratings_of(learner, "mlops")
    choose(somebody, PYTHON, 1)
    somebody.submit("Save")
    somebody.finds("You rated it for the first time: “1, awareness”.")


def choose_again(somebody: Hands, level: int) -> None:
    """From level 2, which is chosen already: the keyboard comes to what is chosen, not to the first."""
    radios = somebody.page.get_by_role("group", name=PYTHON).get_by_role("radio")
    if isinstance(somebody, Keyboard):
        reach(somebody, radios.nth(2))
        for _ in range(level - 2):
            somebody.page.keyboard.press("ArrowDown")
    else:
        somebody.use(radios.nth(level))
    expect(radios.nth(level)).to_be_checked()


def test_comparing_two_assessments_and_deleting_one(somebody: Hands, history: tuple[int, int]) -> None:
    somebody.open("/")
    somebody.follow("See your assessments")
    somebody.sees("My assessments")
    somebody.submit("Compare")
    somebody.sees("What changed")
    expect(somebody.page.locator(".changed-up h3")).to_have_text(["Git and version control", "Kubernetes"])

    somebody.open("/me/assessments/")
    link = somebody.page.get_by_role("link", name="Delete…").first
    with somebody.page.expect_navigation():
        somebody.use(link)
    somebody.sees("Delete this assessment?")
    somebody.submit("Delete it")
    somebody.finds("The assessment is deleted.")
    assert not Sitting.objects.filter(pk=history[1]).exists()
