"""A page that was opened yesterday: its start becomes today, and what is taken is what was shown."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.formats import date_format

from assessments.models import Plan
from assessments.plans.timetable import Rhythm
from careerpath.accounts.models import User
from skills.models import Release
from tests.assessments.plans.again.asking import chosen, page, seen, send, text_of
from tests.assessments.plans.again.shown import mark_shown
from tests.assessments.plans.again.test_accepting import choice_of, now

TODAY = timezone.localdate()
YESTERDAY = TODAY - timedelta(days=1)
OF_YESTERDAY = {"start": YESTERDAY.isoformat(), "opened": YESTERDAY.isoformat()}
A_NEW_DAY = "A new day has begun since you opened this page."


def value_of(name: str, html: str) -> str:
    return re.findall(rf'name="{name}" value="([^"]*)"', html)[0]


@pytest.fixture
def seen_yesterday(late: Plan, learner: User) -> str:
    """The mark of the plan as it was shown before midnight."""
    choice = choice_of(now(late, YESTERDAY), YESTERDAY, rhythm=Rhythm(YESTERDAY, 6))
    return mark_shown(learner, late.pk, choice, YESTERDAY)


def test_it_says_that_the_plan_starts_today_and_the_next_click_takes_it(
    late: Plan, seen_yesterday: str, learner_client: Client
) -> None:
    answer = send(learner_client, late, seen=seen_yesterday, **OF_YESTERDAY)
    html = text_of(answer)
    plans = Plan.objects.count()

    taken = send(learner_client, late, **{name: value_of(name, html) for name in ("start", "opened", "seen")})

    assert (answer.status_code, plans, taken.status_code) == (200, 1, 302)
    assert f"{A_NEW_DAY} The plan starts today, {date_format(TODAY)}" in html
    assert "Nothing is changed yet" in html
    assert Plan.objects.get(ended_at=None).starts_on == TODAY


def test_what_the_preview_showed_after_midnight_is_taken_at_once(late: Plan, learner_client: Client) -> None:
    shown = seen(learner_client, late, **OF_YESTERDAY)

    answer = send(learner_client, late, seen=shown, **OF_YESTERDAY)

    assert answer.status_code == 302
    assert Plan.objects.get(ended_at=None).starts_on == TODAY


@pytest.mark.parametrize("opened", ["", TODAY.isoformat(), (TODAY - timedelta(days=2)).isoformat(), "yesterday"])
def test_a_start_that_was_not_today_then_is_refused(opened: str, late: Plan, learner_client: Client) -> None:
    html = text_of(send(learner_client, late, start=YESTERDAY.isoformat(), opened=opened))

    assert "Choose today or a later day." in html
    assert A_NEW_DAY not in html


def test_a_later_start_stays_as_it_was_chosen(late: Plan, learner_client: Client) -> None:
    later = {"start": (TODAY + timedelta(days=3)).isoformat(), "opened": YESTERDAY.isoformat()}
    html = learner_client.get(f"/plan/{late.pk}/again/preview/", chosen(**later)).text

    assert A_NEW_DAY not in html
    assert send(learner_client, late, seen=seen(learner_client, late, **later), **later).status_code == 302
    assert Plan.objects.get(ended_at=None).starts_on == TODAY + timedelta(days=3)


@pytest.mark.parametrize("address", ["/plan/{}/again/", "/plan/new/"])
def test_the_form_says_when_it_was_opened(address: str, late: Plan, learner_client: Client) -> None:
    html = page(learner_client, address.format(late.pk))

    assert value_of("opened", html) == TODAY.isoformat()
    assert A_NEW_DAY not in html


def test_a_first_plan_starts_today(release: Release, finished: object, learner_client: Client) -> None:
    shown = learner_client.get("/plan/new/preview/", chosen(**OF_YESTERDAY)).text
    learner_client.post("/plan/new/", chosen(make="yes", **OF_YESTERDAY))

    assert A_NEW_DAY in shown
    assert Plan.objects.get().starts_on == TODAY
