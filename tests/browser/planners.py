"""A learner with a plan that begins today, and what she does on its pages."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from assessments.along.keys import stop_key
from assessments.along.services import make_address, set_reminder
from assessments.models import Plan, Step
from assessments.plans import services
from careerpath.accounts.models import User
from skills.models import Release
from tests.assessments.plans.again.test_accepting import made_anew
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


@pytest.fixture
def taken_along(planned: Plan, learner: User) -> None:
    """Into her calendar and by mail."""
    make_address(person=learner)
    set_reminder(person=learner, weekday=0, today=timezone.localdate())


@pytest.fixture
def way_to_stop(taken_along: None, learner: User) -> str:
    return f"/plan/along/stop/{stop_key(learner.pk)}/"


@pytest.fixture
def replaced(late_plan: str, learner: User) -> Step:
    """A step with a note, in a plan that was made anew."""
    plan = learner.plans.get()
    step = plan.steps.order_by("place")[0]
    services.write_note(learner, plan.pk, step.pk, "Ask Ines.")
    made_anew(plan, timezone.localdate())
    return step


@pytest.fixture
def earlier_plan(replaced: Step) -> str:
    return f"/plan/{replaced.plan_id}/"


@pytest.fixture
def earlier_step(replaced: Step) -> str:
    return f"/plan/{replaced.plan_id}/steps/{replaced.pk}/"


def finish(somebody: Hands) -> None:
    somebody.submit("I have finished it")


def leave_out_without_reason(somebody: Hands) -> None:
    somebody.page.get_by_text("Leave this step out").click()
    somebody.submit("Leave it out")


def set_a_deadline(somebody: Hands) -> None:
    page = somebody.page
    page.get_by_label("Deadline").fill((timezone.localdate() + timedelta(days=90)).isoformat())
    page.get_by_label("Deadline").dispatch_event("change")
    page.get_by_label("Compare with").select_option(label="Data engineer, senior")
    expect(page.get_by_role("columnheader", name="Data engineer")).to_contain_text("% today")


def give_no_hours(somebody: Hands) -> None:
    somebody.page.get_by_label("Hours a week").fill("0")
    somebody.submit("Make this plan")
