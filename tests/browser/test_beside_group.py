"""What learners see of the group has room on a phone."""

import pytest

from assessments.models import Cohort
from careerpath.accounts.models import User
from tests.browser.conftest import OpenPage
from tests.browser.people import arrive_as

pytestmark = pytest.mark.browser


@pytest.mark.usefixtures("five_in")
def test_the_mean_of_the_group_is_on_the_screen_of_a_phone(spring: Cohort, learner: User, open_page: OpenPage) -> None:
    page = open_page(360)
    arrive_as(page, learner)

    page.goto(f"/cohorts/{spring.pk}/group/")

    frame = page.get_by_role("region", name="You and the group")
    assert frame.get_by_role("columnheader", name="Group").is_visible()
    assert frame.evaluate("frame => frame.scrollWidth <= frame.clientWidth")
