"""A step of one's own may be called anything: a long word without a space makes no page wider than the window."""

import pytest
from django.utils import timezone

from assessments.models import Plan
from assessments.plans import services
from careerpath.accounts.models import User
from tests.browser.conftest import OpenPage
from tests.browser.people import arrive_as

pytestmark = pytest.mark.browser
LONG = "w" * 199


@pytest.fixture
def at_length(planned: Plan, learner: User) -> list[str]:
    """One such step is ahead, one is done, one is left out and one comes first."""
    for word in "abcd":
        services.add_own_step(person=learner, plan=planned.pk, title=word + LONG, hours=3)
    ahead, done, out, first = planned.steps.filter(skill=None).order_by("place")
    services.finish_step(learner, planned.pk, done.pk, timezone.localdate(), 3)
    services.skip_step(learner, planned.pk, out.pk, LONG)
    services.pin_step(learner, planned.pk, first.pk)
    here = f"/plan/{planned.pk}/"
    return [here, f"{here}steps/{ahead.pk}/", f"{here}map/", f"{here}again/", "/"]


@pytest.mark.parametrize("width", [360, 1280])
def test_a_long_title_makes_no_page_wider(width: int, at_length: list[str], learner: User, open_page: OpenPage) -> None:
    page = open_page(width)
    arrive_as(page, learner)
    wide = {}
    for address in at_length:
        page.goto(address)
        page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })")
        wide[address] = page.evaluate("document.documentElement.scrollWidth")

    assert wide == dict.fromkeys(at_length, width)
