"""A learner with a plan that begins today, and what she does on its pages."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from assessments.models import Plan
from assessments.plans import services
from careerpath.accounts.models import User
from skills.models import Release
from tests.assessments.plans.conftest import plan_for
from tests.browser.hands import Hands


@pytest.fixture
def planned(learner: User, release: Release, finished: Any) -> Plan:
    return plan_for(learner, release, start=timezone.localdate())


@pytest.fixture
def its_plan(planned: Plan) -> str:
    return f"/plan/{planned.pk}/"


@pytest.fixture
def worked_on(planned: Plan, learner: User) -> str:
    """Three steps are finished in twice the hours, one is left out, one is her own and comes first."""
    today = timezone.localdate()
    steps = list(planned.steps.order_by("place"))
    for step in steps[:3]:
        services.finish_step(learner, planned.pk, step.pk, today, step.hours * 2)
    services.skip_step(learner, planned.pk, steps[4].pk, "The platform team does it.")
    services.add_own_step(person=learner, plan=planned.pk, title="A talk about our monitoring", hours=3)
    own = planned.steps.latest("place")
    services.pin_step(learner, planned.pk, own.pk)
    services.start_step(learner, planned.pk, own.pk, today)
    return f"/plan/{planned.pk}/"


@pytest.fixture
def begun_step(planned: Plan, learner: User) -> str:
    """With a note, a link and hours."""
    step = planned.steps.get(skill__slug="containers", level=1)
    services.start_step(learner, planned.pk, step.pk, timezone.localdate())
    services.write_note(learner, planned.pk, step.pk, "Ask Ines.")
    services.add_link(learner, planned.pk, step.pk, "A book", "https://example.org/book")
    services.log_hours(learner, planned.pk, step.pk, 2)
    return f"/plan/{planned.pk}/steps/{step.pk}/"


@pytest.fixture
def late_plan(learner: User, release: Release, finished: Any) -> str:
    return f"/plan/{plan_for(learner, release).pk}/"


@pytest.fixture
def two_plans(planned: Plan, learner: User, release: Release) -> None:
    services.put_away(person=learner, plan=plan_for(learner, release, hours=9).pk)


def finish(somebody: Hands) -> None:
    somebody.submit("I have finished it")


def leave_out_without_reason(somebody: Hands) -> None:
    somebody.submit("Leave it out")


def set_a_deadline(somebody: Hands) -> None:
    page = somebody.page
    page.get_by_label("Deadline").fill((timezone.localdate() + timedelta(days=90)).isoformat())
    page.get_by_label("Deadline").dispatch_event("change")
    expect(page.get_by_text("By the deadline")).to_be_visible()


def give_no_hours(somebody: Hands) -> None:
    somebody.page.get_by_label("Hours a week").fill("0")
    somebody.submit("Make this plan")
