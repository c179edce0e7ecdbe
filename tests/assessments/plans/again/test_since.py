"""What has changed since a plan was made, and whether the page says that making it anew is worth it."""

from dataclasses import replace
from datetime import date

import pytest

from assessments.gaps.queries import today_of
from assessments.models import Plan
from assessments.plans import services
from assessments.plans.again.queries import since
from assessments.plans.again.since import Since, late, worth_making_anew
from assessments.plans.drafting import draft
from assessments.plans.outlook import Outlook, outlook
from assessments.plans.queries import plan_of, way_of
from assessments.plans.timetable import Rhythm
from assessments.ratings.services import correct_rating
from careerpath.accounts.models import User
from skills.catalogue import Catalogue
from skills.differences import Difference
from skills.models import Release
from skills.releases import catalogue_of
from tests.assessments.plans.conftest import MONDAY
from tests.skills.published import published


def looked_at(plan: Plan, today: date = MONDAY) -> Outlook:
    found = plan_of(plan.person, plan.pk, today)
    assert found is not None
    return outlook(found, today)


@pytest.fixture
def older(learner: User, releases: tuple[int, int]) -> Plan:
    """For a cloud engineer, made from the older of two releases."""
    catalogue = catalogue_of(releases[0])
    role = catalogue.role["cloud-engineer"]
    made = draft(way_of(today_of(learner, catalogue, role, role.level("junior"), MONDAY)), Rhythm(MONDAY, 6))
    return services.make_plan(person=learner, release=releases[0], role=role.slug, seniority="junior", draft=made)


def test_right_after_a_plan_is_made_nothing_has_changed(plan: Plan) -> None:
    found = looked_at(plan)

    assert (worth_making_anew(found), late(found)) == ("", "")
    assert (since(found).shifts, since(found).told, since(found).exempt, since(found).finished) == ((), (), (), 0)


def test_a_catalogue_that_asks_otherwise_makes_it_worth_it_and_says_what_is_other(older: Plan) -> None:
    found = looked_at(older)

    told = since(found).told
    assert worth_making_anew(found).startswith("The catalogue has changed since you made this plan: ")
    assert "Cloud engineer, junior: no longer asks for Networking" in told
    assert [line for line in told if line.startswith("Containers, level 1: the number of hours was")]
    assert not [line for line in told if "MLOps" in line]


def test_a_role_that_is_gone_is_said(older: Plan, catalogue: Catalogue) -> None:
    roles = tuple(role for role in catalogue.roles if role.slug != "cloud-engineer")
    published(replace(catalogue, roles=roles))

    found = looked_at(older)

    assert (
        worth_making_anew(found)
        == "Cloud engineer, junior level is no longer in the catalogue. Choose what you want to be instead."
    )
    assert since(found).role_is_gone


def test_what_a_finished_step_raised_is_no_news_but_what_was_rated_beside_it_is(plan: Plan, learner: User) -> None:
    first, second, *_ = plan.steps.order_by("place").select_related("skill")
    services.finish_step(learner, plan.pk, first.pk, MONDAY)
    correct_rating(person=learner, skill_id=second.skill_id or 0, level=3)

    found = since(looked_at(plan))

    assert [(shift.name, shift.after) for shift in found.up] == [(str(second.skill and second.skill.name), 3)]
    raised = plan.steps.filter(skill=second.skill, level__lte=3).count()
    assert (found.down, found.finished) == ((), 1 + raised)


def test_what_is_rated_lower_is_told_and_what_it_brings_back_makes_it_worth_it(plan: Plan, learner: User) -> None:
    correct_rating(person=learner, skill_id=plan.release.framework.skills.get(slug="git").pk, level=0)

    found = looked_at(plan)

    assert [(shift.name, shift.before, shift.after) for shift in since(found).down] == [
        ("Git and version control", 2, 0)
    ]
    assert "has changed since you made this plan: 2 steps come in." in worth_making_anew(found)


def test_a_step_that_stands_before_what_it_needs_is_found(plan: Plan) -> None:
    now = looked_at(plan).plan
    waiting = next(step for step in now.ahead if step.needs)

    shaken = replace(now, steps=(waiting, *(step for step in now.steps if step != waiting)))

    assert (now.is_out_of_order, shaken.is_out_of_order) == (False, True)
    assert "stands before what it needs" in worth_making_anew(replace(looked_at(plan), plan=shaken))


@pytest.mark.parametrize(("times", "is_late"), [(0.5, False), (2, True)])
def test_another_pace_makes_it_worth_it_unless_being_late_says_so_already(
    times: float, is_late: bool, plan: Plan, learner: User
) -> None:
    for step in plan.steps.filter(hours__gte=4).order_by("place")[:3]:
        services.finish_step(learner, plan.pk, step.pk, MONDAY, int(step.hours * times))

    found = looked_at(plan)

    assert (bool(since(found).pace), bool(late(found))) == (True, is_late)
    assert ("A new plan reckons with that from the start." in worth_making_anew(found)) is not is_late


def test_a_plan_that_is_put_away_needs_no_other(older: Plan, learner: User, release: Release) -> None:
    services.put_away(person=learner, plan=older.pk)

    assert worth_making_anew(looked_at(older)) == ""


def test_of_many_differences_the_first_are_told_and_the_others_counted(plan: Plan) -> None:
    now = looked_at(plan)
    skill = now.plan.steps[0].skill
    found = [Difference("hours", "skill", skill, "Git", f"change {number}") for number in range(1, 15)]

    told, few = Since(now, (), found), Since(now, (), found[:12])

    assert told.first_told == tuple(f"Git: change {number}" for number in range(1, 13))
    assert (told.more_told, few.first_told, few.more_told) == (2, told.first_told, 0)


def test_a_plan_whose_role_is_not_known_is_told_of_its_skills_alone(plan: Plan) -> None:
    now = looked_at(plan)
    nameless = replace(now, plan=replace(now.plan, role=None, level=None))
    of_skill = Difference("hours", "skill", now.plan.steps[0].skill, "Git", "takes longer")
    of_role = Difference("roles", "role", "mlops-engineer", "MLOps engineer", "is another kind of role")

    told = [Since(each, (), [of_skill, of_role]).told for each in (now, nameless)]

    assert told == [("Git: takes longer", "MLOps engineer: is another kind of role"), ("Git: takes longer",)]
    assert Since(nameless, (), ()).role_is_gone
