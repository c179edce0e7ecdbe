"""So many plans live at once, and no more; and what the pages say of the hours of several."""

import pytest
from django.test import Client
from django.utils import timezone

from assessments.models import Plan
from assessments.plans.acts import MOST_PLANS, TooManyPlansError, undo
from assessments.plans.services import put_away, take_up
from careerpath.accounts.models import User
from skills.models import Release
from tests.assessments.plans.again.asking import chosen, page, text_of
from tests.assessments.plans.conftest import plan_for

NO_ROOM = f"You have {MOST_PLANS} plans, and there is no room for more."
MAKE = ">Make this plan</button>"


@pytest.fixture
def many(learner: User, release: Release, finished: object) -> list[Plan]:
    return [plan_for(learner, release, hours=hours) for hours in range(1, MOST_PLANS + 1)]


def test_another_plan_is_made_once_one_is_put_away(many: list[Plan], learner: User, release: Release) -> None:
    with pytest.raises(TooManyPlansError):
        plan_for(learner, release, hours=20)
    put_away(person=learner, plan=many[0].pk)

    made = plan_for(learner, release, hours=20)

    assert made not in many
    assert Plan.objects.filter(person=learner, ended_at=None).count() == MOST_PLANS


def test_the_form_sent_twice_still_makes_one_plan(many: list[Plan], learner: User, release: Release) -> None:
    assert plan_for(learner, release, hours=MOST_PLANS) == many[-1]


def test_the_plans_of_others_take_no_room(many: list[Plan], stranger: User, release: Release) -> None:
    assert plan_for(stranger, release).is_alive


def test_a_plan_is_not_taken_up_where_there_is_no_room(many: list[Plan], learner: User, release: Release) -> None:
    away = many[0]
    put_away(person=learner, plan=away.pk)
    plan_for(learner, release, hours=20)

    with pytest.raises(TooManyPlansError):
        take_up(person=learner, plan=away.pk)
    undone = undo(person=learner, plan=away.pk, change=away.changes.latest("pk").pk)

    away.refresh_from_db()
    assert (undone, away.is_alive) == ("too many", False)
    assert not take_up(person=learner, plan=many[1].pk)


def test_the_pages_say_that_there_is_no_room(
    many: list[Plan], learner: User, release: Release, learner_client: Client
) -> None:
    away = many[0]
    put_away(person=learner, plan=away.pk)
    plan_for(learner, release, hours=20)

    html = page(learner_client, "/plan/new/")
    refused = learner_client.post("/plan/new/", {**chosen(hours=30), "make": "yes"})
    taken = learner_client.post(f"/plan/{away.pk}/take-up/", follow=True)

    assert NO_ROOM in html
    assert MAKE not in html
    assert NO_ROOM in text_of(refused)
    assert NO_ROOM in text_of(taken)
    assert Plan.objects.filter(person=learner, ended_at=None).count() == MOST_PLANS


def test_who_makes_a_second_plan_is_told_of_the_hours_of_the_first(
    learner: User, release: Release, finished: object, learner_client: Client
) -> None:
    first = page(learner_client, "/plan/new/")
    plan_for(learner, release, hours=6, start=timezone.localdate())
    second = page(learner_client, "/plan/new/")
    plan_for(learner, release, hours=4, start=timezone.localdate())

    third = page(learner_client, "/plan/new/")

    assert "as if it had its hours to itself" not in first
    assert "You have 1 plan already, of 6 hours a week. Each is dated as if it had its hours to itself" in second
    assert "You have 2 plans already, of 10 hours a week together." in third
    assert MAKE in third


def test_the_list_says_what_the_plans_take_together(
    learner: User, release: Release, finished: object, learner_client: Client
) -> None:
    plans = [plan_for(learner, release, hours=hours) for hours in (6, 4)]
    both = page(learner_client, "/plan/")
    plans[0].steps.update(state="done")

    one_to_go = page(learner_client, "/plan/")

    assert "Each is dated as if it had its hours to itself, and together they take 10 hours a week." in both
    assert "together they take" not in one_to_go
