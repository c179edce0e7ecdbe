"""The plan that a cohort offers its learners: to whom, until when, where it leads, and saying “not now”."""

from datetime import date, timedelta
from html import unescape

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from assessments.cohorts.offers import offers_of
from assessments.cohorts.services import archive_cohort, leave_cohort
from assessments.models import Cohort, Membership, Plan
from careerpath.accounts.models import User
from skills.models import Framework, Release
from tests.assessments.plans.conftest import plan_for
from tests.factories import CohortFactory, MembershipFactory

TODAY = timezone.localdate()
UNTIL = TODAY + timedelta(days=100)


@pytest.fixture
def ahead(cohort: Cohort, membership: Membership) -> Cohort:
    """The class of the learner, with its end still to come."""
    cohort.ends_on = UNTIL
    cohort.save()
    return cohort


def offered(person: User) -> list[int]:
    return [offer.cohort for offer in offers_of(person, TODAY)]


def say_not_now(client: Client, cohort: Cohort, goal: str, at: str = "home") -> str:
    return client.post(f"/cohorts/{cohort.pk}/not-now/", {"goal": goal, "at": at}).headers["Location"]


# -- To whom -----------------------------------------------------------------------------------------------------------


def test_a_learner_is_offered_a_plan_for_the_goal_by_the_last_day(ahead: Cohort, learner: User) -> None:
    (offer,) = offers_of(learner, TODAY)

    assert (offer.cohort, offer.goal, offer.until, offer.plan) == (
        ahead.pk,
        "MLOps engineer, mid level",
        UNTIL,
        None,
    )


@pytest.mark.parametrize("end", [TODAY, TODAY - timedelta(days=1)])
def test_nothing_is_offered_once_the_last_day_has_come(ahead: Cohort, learner: User, end: date) -> None:
    Cohort.objects.update(ends_on=end)

    assert offered(learner) == []


def test_a_goal_that_left_the_catalogue_is_not_offered(ahead: Cohort, learner: User) -> None:
    Cohort.objects.update(role="wizard")

    assert offered(learner) == []


def test_neither_teachers_nor_others_nor_those_who_left_are_offered_it(
    ahead: Cohort, learner: User, stranger: User, instructor: User, assistant: User
) -> None:
    leave_cohort(cohort=ahead.pk, person=learner)

    assert [offered(person) for person in (learner, stranger, instructor, assistant)] == [[], [], [], []]


def test_an_archived_cohort_offers_nothing(ahead: Cohort, learner: User) -> None:
    archive_cohort(cohort=ahead.pk)

    assert offered(learner) == []


def test_whoever_has_a_plan_for_it_by_that_day_is_offered_nothing(
    ahead: Cohort, learner: User, release: Release
) -> None:
    plan = plan_for(learner, release, start=TODAY, deadline=UNTIL)
    with_plan = offered(learner)
    Plan.objects.filter(pk=plan.pk).update(ended_at=timezone.now())

    assert (with_plan, offered(learner)) == ([], [ahead.pk])


def test_the_plan_for_the_goal_is_set_anew_before_a_newer_one_for_another(
    ahead: Cohort, learner: User, release: Release
) -> None:
    same = plan_for(learner, release, start=TODAY)
    other = plan_for(learner, release, start=TODAY, hours=3)
    Plan.objects.filter(pk=other.pk).update(role="data-engineer")

    with_both = offers_of(learner, TODAY)[0].plan
    Plan.objects.filter(pk=same.pk).update(ended_at=timezone.now())

    assert (with_both, offers_of(learner, TODAY)[0].plan) == (same.pk, other.pk)


def test_a_plan_of_another_framework_is_not_set_anew(ahead: Cohort, learner: User, elsewhere: Release) -> None:
    plan = plan_for(learner, elsewhere, start=TODAY, deadline=UNTIL)

    (offer,) = offers_of(learner, TODAY)

    assert plan.is_alive
    assert offer.plan is None


# -- Where it leads ----------------------------------------------------------------------------------------------------


def test_home_and_the_page_of_the_cohort_lead_to_a_new_plan_with_goal_and_day(
    ahead: Cohort, learner_client: Client
) -> None:
    where = f"/plan/new/?role=mlops-engineer&level=mid&framework=mlops&deadline={UNTIL}"

    pages = [unescape(learner_client.get(path).text) for path in ("/", f"/cohorts/{ahead.pk}/")]
    new = learner_client.get(where).text

    assert [where in page for page in pages] == [True, True]
    assert f'value="{UNTIL}"' in new
    assert 'value="mlops-engineer/mid" selected' in new


def test_a_plan_that_is_there_is_set_anew_side_by_side(
    ahead: Cohort, learner: User, release: Release, learner_client: Client
) -> None:
    plan = plan_for(learner, release, start=TODAY)
    Cohort.objects.update(role="data-engineer")
    where = f"/plan/{plan.pk}/again/?target=data-engineer/mid&deadline={UNTIL}"

    home = unescape(learner_client.get("/").text)
    again = learner_client.get(where).text

    assert where in home
    assert f'value="{UNTIL}"' in again
    assert 'value="data-engineer/mid" selected' in again
    plan.refresh_from_db()
    assert (plan.role, plan.deadline, plan.is_alive) == ("mlops-engineer", None, True)


def test_a_day_that_makes_no_sense_is_left_out_of_the_new_plan(release: Release, learner_client: Client) -> None:
    page = learner_client.get("/plan/new/?role=mlops-engineer&level=mid&deadline=yesterday").text

    assert 'value="mlops-engineer/mid" selected' in page
    assert "yesterday" not in page.split("<main")[1].split("<form")[1]


# -- Not now -----------------------------------------------------------------------------------------------------------


def test_not_now_holds_until_goal_or_dates_change(ahead: Cohort, learner: User, learner_client: Client) -> None:
    back = [say_not_now(learner_client, ahead, ahead.goal_key, at) for at in ("home", "")]
    after = offered(learner)
    Cohort.objects.update(ends_on=UNTIL + timedelta(days=1))

    assert back == ["/", f"/cohorts/{ahead.pk}/"]
    assert (after, offered(learner)) == ([], [ahead.pk])


def test_not_now_to_an_older_goal_leaves_the_newer_one_offered(
    ahead: Cohort, learner: User, learner_client: Client
) -> None:
    shown = ahead.goal_key
    Cohort.objects.update(seniority="senior")

    say_not_now(learner_client, ahead, shown)

    assert offered(learner) == [ahead.pk]


def test_what_was_put_off_can_still_be_had_on_the_page_of_the_cohort(ahead: Cohort, learner_client: Client) -> None:
    say_not_now(learner_client, ahead, ahead.goal_key)

    home = unescape(learner_client.get("/").text)
    page = unescape(learner_client.get(f"/cohorts/{ahead.pk}/").text)

    assert "Spring class aims at" not in home
    assert "Spring class aims at" not in page
    assert f"&deadline={UNTIL}" in page


def test_home_takes_as_many_queries_with_three_offers_as_with_one(
    ahead: Cohort, learner: User, learner_client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    learner_client.get("/")

    with django_assert_num_queries(6):
        learner_client.get("/")
    for name in ("Second", "Third"):
        more = CohortFactory(name=name, framework=Framework.objects.get(), ends_on=UNTIL)
        MembershipFactory(cohort=more, person=learner)
    with django_assert_num_queries(6):
        assert learner_client.get("/").text.count("Not now") == 3
