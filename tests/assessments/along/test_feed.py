"""The calendar that subscribes: who gets an address, what it opens, and how it ends."""

from html import unescape

import pytest
from django.core.signing import Signer
from django.test import Client
from icalendar import Calendar
from pytest_django import DjangoAssertNumQueries, Settings

from assessments.along.keys import calendar_key, person_in, seed_in, stop_key
from assessments.along.services import end_address, make_address
from assessments.models import CalendarFeed, Plan, Step
from assessments.plans import services
from careerpath.accounts.models import User
from tests.assessments.plans.conftest import plan_for

PAGE = "/plan/along/"


@pytest.fixture
def address(learner: User) -> str:
    make_address(person=learner)
    return address_of(learner)


def address_of(person: User) -> str:
    return f"/plan/calendar/{calendar_key(CalendarFeed.objects.get(person=person).seed)}.ics"


def names(content: bytes) -> set[str]:
    return {str(entry["summary"]) for entry in Calendar.from_ical(content).walk("VEVENT")}


# -- What it opens -----------------------------------------------------------------------------------------------------


def test_a_calendar_reads_all_plans_that_live_without_signing_in(
    plan: Plan, own: Step, stranger: User, address: str
) -> None:
    services.put_away(person=plan.person, plan=plan_for(plan.person, plan.release, hours=9).pk)
    plan_for(stranger, plan.release, hours=40)

    response = Client().get(address)

    assert response.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert response.headers["Cache-Control"] == "private, max-age=3600"
    assert "Vary" not in response.headers
    assert not response.cookies
    assert len(names(response.content)) == plan.steps.count()
    assert own.title in names(response.content)
    assert b"Ines" not in response.content


def test_a_plan_that_is_put_away_leaves_the_calendar(plan: Plan, learner: User, address: str, client: Client) -> None:
    services.put_away(person=learner, plan=plan.pk)

    assert names(client.get(address).content) == set()


def test_a_calendar_that_asks_again_loads_nothing(plan: Plan, address: str, client: Client) -> None:
    first = client.get(address)

    again = client.get(address, headers={"If-None-Match": first.headers["ETag"]})

    assert (again.status_code, again.content) == (304, b"")


def test_a_calendar_takes_as_many_queries_for_one_plan_as_for_many(
    plan: Plan, address: str, client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client.get(address)

    with django_assert_num_queries(4):
        client.get(address)
    for hours in range(7, 11):
        plan_for(plan.person, plan.release, hours=hours)
    with django_assert_num_queries(4):
        client.get(address)


@pytest.mark.parametrize("key", ["nonsense", "a.b", "", "%00", "ü"])
def test_a_wrong_key_opens_nothing(key: str, address: str, client: Client) -> None:
    assert client.get(f"/plan/calendar/{key}.ics").status_code == 404


def test_the_half_that_is_kept_opens_nothing(learner: User, address: str, client: Client) -> None:
    seed = CalendarFeed.objects.get(person=learner).seed

    forged = [seed, f"{seed}.", Signer(sep=".", salt="another").sign(seed), stop_key(learner.pk)]

    assert [client.get(f"/plan/calendar/{key}.ics").status_code for key in forged] == [404] * 4


def test_a_forged_key_costs_no_query(
    address: str, client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(0):
        client.get(address.replace(".ics", "x.ics"))


def test_who_is_locked_out_has_no_calendar(learner: User, address: str, client: Client) -> None:
    User.objects.filter(pk=learner.pk).update(is_active=False)

    assert client.get(address).status_code == 404


def test_an_address_outlives_a_change_of_the_secret_key(
    plan: Plan, address: str, client: Client, settings: Settings
) -> None:
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another-key-that-is-long-enough-for-this"

    assert client.get(address).status_code == 200


def test_keys_are_read_back_and_not_mixed_up() -> None:
    assert (seed_in(calendar_key("abc_-")), person_in(stop_key(12))) == ("abc_-", 12)
    assert (seed_in(stop_key(12)), person_in(calendar_key("12"))) == (None, None)


# -- Its address -------------------------------------------------------------------------------------------------------


def test_the_page_makes_shows_and_ends_an_address(learner: User, learner_client: Client, client: Client) -> None:
    before = learner_client.get(PAGE).content.decode()
    learner_client.post(f"{PAGE}address/")
    shown = unescape(learner_client.get(PAGE).content.decode())
    address = address_of(learner)
    learner_client.post(f"{PAGE}address/end/")

    assert "Make the address" in before
    assert f'value="http://testserver{address}"' in shown
    assert f'href="webcal://testserver{address}"' in shown
    assert client.get(address).status_code == 404
    assert "Make the address" in learner_client.get(PAGE).content.decode()


def test_a_new_address_ends_the_old_one(learner: User, address: str, learner_client: Client, client: Client) -> None:
    seed = CalendarFeed.objects.get(person=learner).seed

    learner_client.post(f"{PAGE}address/", {"instead_of": seed})

    assert client.get(address).status_code == 404
    assert client.get(address_of(learner)).status_code == 200


def test_a_second_click_makes_no_other_address(learner: User) -> None:
    made = [make_address(person=learner) for _ in range(2)]
    first = CalendarFeed.objects.get(person=learner).seed
    renewed = [make_address(person=learner, instead_of=first) for _ in range(2)]

    assert made == renewed == [True, False]
    assert [end_address(person=learner) for _ in range(2)] == [True, False]


def test_nobody_changes_the_address_of_somebody_else(
    learner: User, address: str, stranger_client: Client, client: Client
) -> None:
    seed = CalendarFeed.objects.get(person=learner).seed

    stranger_client.post(f"{PAGE}address/", {"instead_of": seed})
    stranger_client.post(f"{PAGE}address/end/")

    assert client.get(address).status_code == 200


def test_an_address_goes_with_its_person(learner: User, address: str, client: Client) -> None:
    learner.delete()

    assert client.get(address).status_code == 404
