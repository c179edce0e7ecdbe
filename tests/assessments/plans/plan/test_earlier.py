"""A plan that was made anew is read with the days and the end that were planned."""

import re
from datetime import timedelta

from django.test import Client
from django.utils import timezone
from django.utils.formats import date_format

from assessments.models import Plan
from assessments.plans.outlook import outlook
from assessments.plans.queries import plan_of
from assessments.plans.services import finish_step, put_away
from careerpath.accounts.models import User
from tests.assessments.plans.again.asking import accept, page
from tests.assessments.plans.again.conftest import late

__all__ = ["late"]


def test_it_tells_the_days_and_the_end_that_were_planned(late: Plan, learner: User, learner_client: Client) -> None:
    today = timezone.localdate()
    done, *_ = late.steps.order_by("place")
    finish_step(learner, late.pk, done.pk, today)
    before = plan_of(learner, late.pk, today)
    assert before is not None
    planned = outlook(before, today).planned
    accept(learner_client, late)

    html = page(learner_client, f"/plan/{late.pk}/")

    days = {slot.key: f"{date_format(slot.start)} to {date_format(slot.end)}, " for slot in planned.slots}
    row = '/{}/">{}</a> <span class="muted small">{}'
    told = [row.format(step.pk, step.called, days[step.pk]) in html for step in before.steps]
    assert told == [step.pk != done.pk for step in before.steps]
    assert f"It began on {date_format(late.starts_on)}, and all" in html
    assert f"were to be done by {date_format(planned.end)}." in html
    assert planned.slots[0].start == today - timedelta(weeks=10)


def test_a_plan_that_never_ended_says_so(late: Plan, learner: User, learner_client: Client) -> None:
    accept(learner_client, late)
    Plan.objects.filter(pk=late.pk).update(hours_a_week=1)
    late.steps.update(hours=1000)

    html = page(learner_client, f"/plan/{late.pk}/")

    assert "all steps were to be done in more than 50 years" in html


def test_its_curve_ends_on_the_day_on_which_another_came(late: Plan, learner: User, learner_client: Client) -> None:
    now = page(learner_client, f"/plan/{late.pk}/")
    accept(learner_client, late)
    Plan.objects.filter(pk=late.pk).update(ended_at=timezone.now() - timedelta(weeks=3))

    html = page(learner_client, f"/plan/{late.pk}/")

    parts = ("plan-planned", "plan-real", "plan-onward")
    assert [f'<polyline class="{part}"' in now for part in parts] == [True, True, True]
    assert [f'<polyline class="{part}"' in html for part in parts] == [True, True, False]
    assert ">from today<" in now
    assert "from today" not in html
    rows = re.findall(r'<td class="number">([^<]*)</td><td class="number">([^<]*)</td>', html)
    said = [real != "–" for _, real in rows]
    assert said == sorted(said, reverse=True)
    assert (said[0], said[-1]) == (True, False)


def test_a_plan_that_is_put_away_still_says_what_is_to_do(late: Plan, learner: User, learner_client: Client) -> None:
    put_away(person=learner, plan=late.pk)

    html = page(learner_client, f"/plan/{late.pk}/")

    assert "What is still to do" in html
    assert [f'/steps/{step.pk}/"' in html for step in late.steps.all()] == [True] * late.steps.count()
