"""The hours of a step stand in a log with their days, and what is undone leaves it."""

from html import unescape

from django.test import Client
from django.utils import timezone
from django.utils.formats import date_format
from hypothesis import given
from hypothesis import strategies as st

from assessments.models import Plan, Step
from assessments.plans.acts import undo
from assessments.plans.services import finish_step, log_hours
from assessments.plans.step.hours import entries
from careerpath.accounts.models import User
from tests.assessments.plans.conftest import MONDAY

HOURS = st.none() | st.integers(0, 50)


@given(st.lists(HOURS, max_size=8), HOURS)
def test_each_entry_goes_on_from_the_one_before_and_the_last_is_what_is_noted(
    before: list[int | None], now: int | None
) -> None:
    found = entries([(MONDAY, each) for each in before], now)

    assert [entry.before for entry in found] == [each or 0 for each in before]
    assert [entry.total for entry in found] == [each or 0 for each in [*before[1:], now]][: len(before)]


def test_the_page_lists_what_was_noted_and_undoing_takes_it_back(
    plan: Plan, kubernetes: Step, learner: User, learner_client: Client
) -> None:
    here, today = f"/plan/{plan.pk}/steps/{kubernetes.pk}/", date_format(timezone.localdate())
    log_hours(learner, plan.pk, kubernetes.pk, 2)
    log_hours(learner, plan.pk, kubernetes.pk, 5)
    finish_step(learner, plan.pk, kubernetes.pk, MONDAY, 9)

    html = unescape(learner_client.get(here).content.decode())
    undo(person=learner, plan=plan.pk, change=plan.changes.latest("pk").pk)
    after = unescape(learner_client.get(here).content.decode())

    told = [
        f"<li>{today}: {words}</li>" for words in ("2 h, 2 h in all", "3 h more, 5 h in all", "4 h more, 9 h in all")
    ]
    assert [line in html for line in told] == [True, True, True]
    assert [line in after for line in told] == [True, True, False]


def test_finishing_without_other_hours_adds_no_entry(
    plan: Plan, kubernetes: Step, learner: User, learner_client: Client
) -> None:
    finish_step(learner, plan.pk, kubernetes.pk, MONDAY)

    html = learner_client.get(f"/plan/{plan.pk}/steps/{kubernetes.pk}/").content.decode()

    assert "h in all" not in html
