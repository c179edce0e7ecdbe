"""Where each learner stands has room on a phone, with all its numbers."""

import pytest

from assessments.cohorts.overview.services import look_back
from assessments.models import Cohort
from careerpath.accounts.models import User
from tests.assessments.cohorts.overview.conftest import learner_in, rated
from tests.browser.conftest import OpenPage
from tests.browser.people import arrive_as

pytestmark = pytest.mark.browser


@pytest.fixture
def with_gains(spring: Cohort, asked_early: None) -> None:
    """A learner who has been at it for weeks, with a start, a gain, and a start as they see it now."""
    mine = learner_in(spring, "Lena Learner")
    rated(mine.person, {"sql": (2, 3), "linux": (2, 4)})
    look_back(membership=mine.pk, levels={"sql": 1, "linux": 0})


@pytest.mark.parametrize("width", [320, 375])
@pytest.mark.usefixtures("with_gains")
def test_no_number_is_off_the_screen_of_a_phone(
    width: int, spring: Cohort, instructor: User, open_page: OpenPage
) -> None:
    page = open_page(width)
    arrive_as(page, instructor)

    page.goto(f"/cohorts/{spring.pk}/overview/learners/")

    frame = page.get_by_role("region", name="Learners")
    assert frame.get_by_role("columnheader", name="Adjusted gain").is_visible()
    assert frame.evaluate("frame => frame.scrollWidth <= frame.clientWidth")
