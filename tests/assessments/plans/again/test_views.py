"""The page on which a plan is made anew: what it says and what it offers; and what leads to it."""

from datetime import timedelta
from html import unescape

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from assessments.gaps.exempt.services import exempt_skill
from assessments.models import Plan
from assessments.plans import services
from assessments.ratings.services import correct_rating
from careerpath.accounts.models import User
from skills.models import Release
from tests.assessments.plans.again.asking import accept, chosen, page, seen, text_of
from tests.assessments.plans.conftest import plan_for

# -- What has changed --------------------------------------------------------------------------------------------------


def test_the_page_says_what_has_changed_and_shows_both_plans(late: Plan, learner: User, learner_client: Client) -> None:
    first, second, third = late.steps.select_related("skill").order_by("place")[:3]
    correct_rating(person=learner, skill_id=first.skill_id or 0, level=first.level)
    exempt_skill(person=learner, skill_id=second.skill_id or 0, reason="Not here.")
    services.finish_step(learner, late.pk, third.pk, timezone.localdate())

    html = page(learner_client, f"/plan/{late.pk}/again/")

    assert first.skill
    assert second.skill
    assert "You made this plan 10 weeks ago" in html
    assert "and have done 2 of its steps. You are about" in html
    assert "You rate yourself higher: " in html
    assert f"{first.skill.name} ({(first.level or 0) - 1} to {first.level})" in html
    assert f"left these out of what is asked of you: {second.skill.name}" in html
    assert f"<span>{second.skill.name} to level {second.level}</span>" in html
    assert "All done on" in html


def test_the_page_begins_with_what_the_plan_has(late: Plan, learner_client: Client) -> None:
    today = timezone.localdate()
    Plan.objects.filter(pk=late.pk).update(
        hours_a_week=9, deadline=today + timedelta(days=90), weeks_off=["2020-01-06", "2099-01-05", "2099-01-12"]
    )

    html = page(learner_client, f"/plan/{late.pk}/again/")

    assert '<option value="mlops-engineer/mid" selected>' in html
    assert 'name="hours" value="9"' in html
    assert f'value="{today + timedelta(days=90)}"' in html
    assert "2099-01-05" in html
    assert "2020-01-06" not in html


def test_a_link_chooses_hours_a_deadline_or_fewer_skills(late: Plan, learner_client: Client) -> None:
    more = page(learner_client, f"/plan/{late.pk}/again/?hours=17")
    later = page(learner_client, f"/plan/{late.pk}/again/?deadline=2027-12-31")
    fewer = page(learner_client, f"/plan/{late.pk}/again/?fewer=yes")

    assert 'name="hours" value="17"' in more
    assert 'value="2027-12-31"' in later
    assert "Ready by the deadline" in later
    assert 'name="without"' in fewer
    assert " checked>" in fewer
    assert " checked>" not in more


def test_the_form_carries_its_token_once(late: Plan, learner_client: Client) -> None:
    html = page(learner_client, f"/plan/{late.pk}/again/")

    form = html.partition('<form id="again"')[2].partition("</form>")[0]
    assert form.count('name="csrfmiddlewaretoken"') == 1


def test_a_wrong_link_is_answered(late: Plan, learner_client: Client) -> None:
    html = page(learner_client, f"/plan/{late.pk}/again/?hours=none")

    assert html.count("Hours a week: Enter a whole number.") == 3
    assert "Use the new plan" not in html


def test_where_the_role_is_gone_the_page_asks_for_another_and_blames_nobody(late: Plan, learner_client: Client) -> None:
    Plan.objects.filter(pk=late.pk).update(role="astronaut")

    html = page(learner_client, f"/plan/{late.pk}/again/")

    assert '<option value="">Choose…</option>' in html
    assert "There is a problem" not in html
    assert "Choose what you want to be, and you see here what comes of it." in html
    assert 'name="hours" value="6"' in html
    assert seen(learner_client, late)


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"hours": 0}, '<a href="#id_hours">Hours a week: Give 1 to 80 hours a week.</a>'),
        ({"deadline": "2020-01-01"}, '<a href="#id_deadline">Deadline: The deadline must come after the start.</a>'),
        ({"target": ""}, '<a href="#id_target">What you want to be: This field is required.</a>'),
    ],
)
def test_the_part_for_the_script_says_what_to_mend(
    wrong: dict[str, object], told: str, late: Plan, learner_client: Client
) -> None:
    html = text_of(learner_client.get(f"/plan/{late.pk}/again/preview/", chosen(**wrong)))

    assert told in html
    assert "Use the new plan" not in html


def test_who_has_left_out_the_rest_is_not_told_to_be_there(late: Plan, learner: User, learner_client: Client) -> None:
    first, *others = late.steps.order_by("place")
    services.finish_step(learner, late.pk, first.pk, timezone.localdate())
    for step in others:
        services.skip_step(learner, late.pk, step.pk, "No time.")

    html = page(learner_client, f"/plan/{late.pk}/again/")

    assert "You have left out all that is left for MLOps engineer, mid level." in html
    assert f'<a href="/plan/{late.pk}/#left-out">Take steps in again</a>' in html
    assert "You are there" not in html


def test_what_comes_of_another_target_can_be_accepted_at_once(
    late: Plan, learner: User, learner_client: Client
) -> None:
    for step in late.steps.order_by("place"):
        services.finish_step(learner, late.pk, step.pk, timezone.localdate())

    met, more = (seen(learner_client, late, target=f"mlops-engineer/{level}") for level in ("mid", "senior"))

    assert (met, bool(more)) == ("", True)


@pytest.mark.parametrize("wrong", [{"without": ["astrology"]}, {"hours": 0}, {"target": "astronaut/mid"}])
def test_what_is_wrong_is_not_accepted(wrong: dict[str, object], late: Plan, learner_client: Client) -> None:
    response = accept(learner_client, late, **wrong)

    assert response.status_code == 200
    assert Plan.objects.count() == 1


def test_the_page_takes_as_many_queries_with_one_step_as_with_all(
    late: Plan, learner_client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    page(learner_client, f"/plan/{late.pk}/again/")

    with django_assert_num_queries(8):
        page(learner_client, f"/plan/{late.pk}/again/")
    late.steps.filter(place__gt=0).delete()
    with django_assert_num_queries(8):
        page(learner_client, f"/plan/{late.pk}/again/")


def test_the_part_for_the_script_is_only_that_part(late: Plan, learner_client: Client) -> None:
    given = {"target": "mlops-engineer/junior", "hours": 12, "start": timezone.localdate().isoformat()}

    html = unescape(learner_client.get(f"/plan/{late.pk}/again/preview/", given).content.decode())

    assert "Side by side" in html
    assert "Readiness is for MLOps engineer, mid level on one side" in html
    assert "<html" not in html


# -- On the page of the plan -------------------------------------------------------------------------------------------


def test_whoever_is_behind_is_offered_a_date_hours_or_fewer_skills(late: Plan, learner_client: Client) -> None:
    html = page(learner_client, f"/plan/{late.pk}/")

    again = f'href="/plan/{late.pk}/again/'
    assert "You are about 2 months behind the plan, which happens to most." in html
    assert [f"{again}{query}" in html for query in ('"', "?hours=", "?fewer=yes")] == [True] * 3
    assert "plan-worth" not in html


def test_where_fewer_skills_are_not_enough_the_page_says_so(late: Plan, learner: User, learner_client: Client) -> None:
    services.add_own_step(person=learner, plan=late.pk, title="Thesis", hours=1000)
    Plan.objects.filter(pk=late.pk).update(deadline=timezone.localdate() + timedelta(days=30))

    chosen = page(learner_client, f"/plan/{late.pk}/again/?fewer=yes")
    opened = page(learner_client, f"/plan/{late.pk}/again/")

    assert "Fewer skills alone don’t bring you there by" in chosen
    assert "Fewer skills alone" not in opened


def test_a_plan_says_when_ratings_have_changed_the_way(
    learner: User, release: Release, finished: object, learner_client: Client
) -> None:
    plan = plan_for(learner, release, start=timezone.localdate())
    before = page(learner_client, f"/plan/{plan.pk}/")
    ahead = plan.steps.get(skill__slug="containers", level=2)
    correct_rating(person=learner, skill_id=ahead.skill_id or 0, level=2)
    learnt = page(learner_client, f"/plan/{plan.pk}/")
    exempt_skill(person=learner, skill_id=ahead.skill_id or 0, reason="Not here.")

    html = page(learner_client, f"/plan/{plan.pk}/")

    assert "plan-worth" not in before
    assert "plan-worth" not in learnt
    assert "has changed since you made this plan: 1 step is no longer needed." in html


# -- Several plans -----------------------------------------------------------------------------------------------------


def test_the_list_shows_how_far_each_plan_is_in_as_many_queries_for_two_as_for_many(
    late: Plan,
    learner: User,
    release: Release,
    learner_client: Client,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    plan_for(learner, release, hours=8)
    first = late.steps.order_by("place")[0]
    services.finish_step(learner, late.pk, first.pk, timezone.localdate())
    html = page(learner_client, "/plan/")

    with django_assert_num_queries(6):
        page(learner_client, "/plan/")
    for hours in range(9, 14):
        plan_for(learner, release, hours=hours)
    with django_assert_num_queries(6):
        page(learner_client, "/plan/")

    assert html.count(f"1 of {late.steps.count()} steps done.") == 2
    assert "A step that is done in one is done in all of them." in html


def test_undoing_in_one_plan_undoes_in_all(late: Plan, learner: User, release: Release, learner_client: Client) -> None:
    other = plan_for(learner, release, hours=8)
    first = late.steps.order_by("place")[0]
    services.finish_step(learner, late.pk, first.pk, timezone.localdate())
    twin = other.steps.get(skill=first.skill, level=first.level)
    done = page(learner_client, f"/plan/{other.pk}/steps/{twin.pk}/")

    learner_client.post(f"/plan/{late.pk}/undo/", {"change": late.changes.latest("pk").pk, "next": ""})

    assert "You can do this now." in done
    assert "You can do this now." not in page(learner_client, f"/plan/{other.pk}/steps/{twin.pk}/")
