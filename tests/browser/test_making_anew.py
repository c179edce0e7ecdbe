"""Making a plan anew: what comes of a change can be taken at once, and nothing else than what is shown."""

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from assessments.models import Plan
from assessments.plans import services
from careerpath.accounts.models import User
from tests.browser.conftest import OpenPage
from tests.browser.people import arrive_as

pytestmark = pytest.mark.browser


def arrive(page: Page, learner: User, plan: Plan) -> Page:
    arrive_as(page, learner)
    page.goto(f"/plan/{plan.pk}/again/")
    return page


def give_hours(page: Page, hours: str) -> None:
    page.get_by_label("Hours a week").fill(hours)
    page.get_by_label("Hours a week").dispatch_event("change")


def test_what_there_is_to_take_is_offered_as_soon_as_it_is_chosen(
    open_page: OpenPage, learner: User, planned: Plan
) -> None:
    for step in planned.steps.order_by("place"):
        services.finish_step(learner, planned.pk, step.pk, timezone.localdate())
    page = arrive(open_page(), learner, planned)
    take = page.get_by_role("button", name="Use the new plan")
    expect(take).to_have_count(0)

    page.get_by_label("What you want to be").select_option("mlops-engineer/senior")
    take.click()
    page.wait_for_url(lambda address: "again" not in address)

    assert Plan.objects.get(ended_at=None).seniority == "senior"


def test_what_is_wrong_is_not_offered_until_it_is_mended(open_page: OpenPage, learner: User, planned: Plan) -> None:
    page = arrive(open_page(), learner, planned)
    take = page.get_by_role("button", name="Use the new plan")

    give_hours(page, "0")
    expect(take).to_have_count(0)
    page.get_by_role("link", name="Hours a week: Give 1 to 80 hours a week.").click()
    expect(page.get_by_label("Hours a week")).to_be_focused()
    give_hours(page, "9")

    take.click()
    page.wait_for_url(lambda address: "again" not in address)
    assert Plan.objects.get(ended_at=None).hours_a_week == 9


def test_the_keyboard_stays_on_the_button_that_is_drawn_anew(open_page: OpenPage, learner: User, planned: Plan) -> None:
    page = arrive(open_page(), learner, planned)
    take = page.get_by_role("button", name="Use the new plan")
    mark = page.locator("[name=seen]").input_value()

    take.focus()
    give_hours_without_leaving = (
        "field => { field.value = 12; field.dispatchEvent(new Event('change', {bubbles: true})) }"
    )
    page.get_by_label("Hours a week").evaluate(give_hours_without_leaving)

    expect(page.locator("[name=seen]")).not_to_have_value(mark)
    expect(take).to_be_focused()


def test_without_a_script_what_was_not_worked_out_is_shown_first(
    open_page: OpenPage, learner: User, planned: Plan
) -> None:
    page = arrive(open_page(script=False), learner, planned)

    page.get_by_label("Hours a week").fill("20")
    page.get_by_role("button", name="Use the new plan").click()
    expect(page.get_by_text("Nothing is changed yet")).to_be_visible()
    page.get_by_role("button", name="Use the new plan").click()

    expect(page.get_by_text("This is your plan now.")).to_be_visible()
    assert Plan.objects.get(ended_at=None).hours_a_week == 20
