"""The end of a cohort: an instructor asks to look back, a learner does, and both see the raw and the adjusted gain.
By keyboard alone, and without JavaScript."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from assessments.models import Cohort, LookingBack
from careerpath.accounts.models import User
from skills.models import Framework, Release
from tests.assessments.cohorts.overview.conftest import rated
from tests.browser.conftest import OpenPage
from tests.browser.hands import Hands, Keyboard, Mouse
from tests.browser.people import arrive_as
from tests.browser.raters import reach
from tests.factories import CohortFactory, MembershipFactory

pytestmark = pytest.mark.browser

WAYS: dict[str, tuple[type[Hands], bool]] = {"keyboard": (Keyboard, True), "no script": (Mouse, False)}
SKIP = 5


@pytest.fixture
def running(release: Release, instructor: User, learner: User) -> Cohort:
    """For six weeks, and for six more. Five weeks ago the learner rated two skills, and one of them again since."""
    today = timezone.localdate()
    cohort: Cohort = CohortFactory(
        name="Spring class",
        framework=Framework.objects.get(),
        lead=instructor,
        starts_on=today - timedelta(weeks=6),
        ends_on=today + timedelta(weeks=6),
    )
    MembershipFactory(cohort=cohort, person=learner)
    rated(learner, {"python": (2, 3), "git": (2, 2)})
    return cohort


@pytest.mark.parametrize("way", WAYS)
def test_a_class_looks_back(way: str, open_page: OpenPage, running: Cohort, instructor: User, learner: User) -> None:
    hands, script = WAYS[way]
    teacher, somebody = hands(open_page(script=script)), hands(open_page(width=1280, script=script))
    arrive_as(teacher.page, instructor)
    arrive_as(somebody.page, learner)

    asks_too_early(teacher)
    asks(teacher)
    looks_back(somebody)

    own = somebody.reads("main p strong")
    sees_both_gains(teacher, own)
    assert dict(LookingBack.objects.values_list("skill__slug", "level")) == {"python": 1, "git": 0}


def asks_too_early(teacher: Hands) -> None:
    teacher.open("/cohorts/")
    teacher.follow("Spring class")
    teacher.follow("Overview")
    teacher.submit("Ask them from now on")
    teacher.finds("Nobody has looked back yet.")
    teacher.submit("Undo asking them to look back")
    teacher.finds("Your learners are not asked to look back yet.")


def asks(teacher: Hands) -> None:
    teacher.submit("Ask them from now on")
    teacher.finds("Your learners are asked to look back")


def looks_back(somebody: Hands) -> None:
    somebody.open("/cohorts/")
    somebody.follow("Spring class")
    somebody.follow("Look back")
    somebody.sees("Where were you at the start?")
    say(somebody, "Python", 1)
    say(somebody, "Git and version control", 0)
    somebody.submit("Save and continue")
    expect(somebody.page.get_by_role("heading", name="Cloud and platform")).to_be_in_viewport()
    somebody.submit("Save all")
    somebody.sees("The start, then and now")


def say(somebody: Hands, skill: str, level: int) -> None:
    """What is chosen at first is to skip, at the end of the group; from there the keyboard goes round to the top."""
    radios = somebody.page.get_by_role("group", name=skill, exact=True).get_by_role("radio")
    if isinstance(somebody, Keyboard):
        reach(somebody, radios.nth(SKIP))
        for _ in range(level + 1):
            somebody.page.keyboard.press("ArrowDown")
    else:
        somebody.use(radios.nth(level))
    expect(radios.nth(level)).to_be_checked()


def sees_both_gains(teacher: Hands, own: list[str]) -> None:
    """Of the only one who has looked back, they are the class's too."""
    teacher.follow("Overview")
    teacher.finds("1 of 1 who have started has looked back.")
    raw, adjusted = teacher.reads(".column .stat dd")
    assert own == [f"{raw} points", adjusted]
    assert float(adjusted) > float(raw) > 0
    expect(teacher.page.get_by_role("button", name="Undo")).to_have_count(0)
