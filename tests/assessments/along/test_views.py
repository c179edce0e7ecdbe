"""The page on which one chooses what comes along, and the way out of the mails."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from assessments.along.keys import stop_key
from assessments.along.services import set_reminder
from assessments.models import Plan, Reminder
from careerpath.accounts.models import User
from tests.assessments.plans.conftest import MONDAY

DAY = timedelta(days=1)
PAGE = "/plan/along/"


# -- Switching it on and off -------------------------------------------------------------------------------------------


def test_it_is_off_until_somebody_chooses_a_day(plan: Plan, learner: User, learner_client: Client) -> None:
    before = learner_client.get(PAGE).content.decode()
    on = learner_client.post(PAGE, {"weekday": "2"}, follow=True).content.decode()
    reminder = Reminder.objects.get(person=learner)
    off = learner_client.post(PAGE, {"weekday": "never"}, follow=True).content.decode()

    assert "the next one on" not in before
    assert f"the next one on Wednesday, {reminder.next_on.day}" in on
    assert "the next one on" not in off
    assert not Reminder.objects.exists()


def test_without_a_plan_the_page_begins_with_making_one(plan: Plan, learner_client: Client) -> None:
    before = learner_client.get(PAGE).content.decode()
    Plan.objects.all().delete()

    after = learner_client.get(PAGE).content.decode()

    assert "No plan yet" not in before
    assert after.index("No plan yet") < after.index("Make the address")
    assert [html.count('<button class="button">') for html in (before, after)] == [1, 0]
    assert ["As files" in html for html in (before, after)] == [True, False]


@pytest.mark.parametrize("day", ["7", "-1", "x", "1.5", ""])
def test_there_is_no_such_day(day: str, learner_client: Client) -> None:
    response = learner_client.post(PAGE, {"weekday": day})

    assert "Choose a day of the week, or never." in response.content.decode()
    assert not Reminder.objects.exists()


def test_another_day_brings_no_second_mail_in_a_week(learner: User) -> None:
    set_reminder(person=learner, weekday=0, today=MONDAY - 3 * DAY)
    Reminder.objects.update(reminded_on=MONDAY, next_on=MONDAY + 7 * DAY)

    set_reminder(person=learner, weekday=4, today=MONDAY + DAY)

    assert Reminder.objects.get().next_on == MONDAY + 11 * DAY


def test_saving_twice_changes_nothing(learner: User) -> None:
    changed = [set_reminder(person=learner, weekday=day, today=MONDAY) for day in (0, 0, 1, 1)]
    changed += [set_reminder(person=learner, weekday=None, today=MONDAY) for _ in range(2)]

    assert changed == [True, False, True, False, True, False]


def test_a_link_in_a_mail_asks_and_its_button_stops(due: Reminder, learner: User) -> None:
    visitor = Client(enforce_csrf_checks=True)
    address = f"{PAGE}stop/{stop_key(learner.pk)}/"

    asks = [visitor.get(address).content.decode() for _ in range(2)]
    still_on = Reminder.objects.exists()
    stopped = visitor.post(address, {"List-Unsubscribe": "One-Click"})

    assert all("Stop the weekly mails?" in html for html in asks)
    assert still_on
    assert (stopped.status_code, Reminder.objects.exists()) == (200, False)
    assert "You get no mails about your plans." in stopped.content.decode()
    assert "You get no mails about your plans." in visitor.get(address).content.decode()


def test_a_forged_link_stops_nothing(due: Reminder, learner: User, client: Client) -> None:
    keys = [
        str(learner.pk),
        f"{learner.pk}.x",
        stop_key(learner.pk + 1).replace(str(learner.pk + 1), str(learner.pk), 1),
    ]

    assert [client.post(f"{PAGE}stop/{key}/").status_code for key in keys] == [404] * 3
    assert Reminder.objects.exists()


# -- The page ----------------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("release")
def test_the_page_takes_as_many_queries_with_all_as_with_nothing(
    learner: User, learner_client: Client, django_assert_num_queries: DjangoAssertNumQueries, request: Any
) -> None:
    with django_assert_num_queries(5):
        learner_client.get(PAGE)
    request.getfixturevalue("due")
    learner_client.post(f"{PAGE}address/")
    learner_client.get(PAGE)
    with django_assert_num_queries(5):
        html = learner_client.get(PAGE).content.decode()
    assert "MLOps engineer, mid level" in html


def test_a_site_without_a_mail_server_says_so(learner_client: Client, settings: Settings) -> None:
    with_server = learner_client.get(PAGE).content.decode()
    settings.HAS_MAIL_SERVER = False

    assert "This site sends no mails yet" not in with_server
    assert "This site sends no mails yet" in learner_client.get(PAGE).content.decode()
