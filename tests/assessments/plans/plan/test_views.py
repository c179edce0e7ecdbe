"""The page of a plan and of a step: what they say, what they refuse, and the way back."""

from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, Settings

from assessments.models import Plan, Sitting, Step
from assessments.plans.pace import QUICK, at_pace
from assessments.plans.services import add_own_step, finish_step
from assessments.ratings.services import correct_rating
from careerpath.accounts.models import User
from skills.models import Release
from tests.assessments.plans.conftest import plan_for
from tests.bench.plan_page_rows import long_plan


def page(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return unescape(response.content.decode())


def act(client: Client, step: Step, word: str, **given: object) -> Any:
    return client.post(f"/plan/{step.plan_id}/steps/{step.pk}/{word}/", given, follow=True)


# -- The page ----------------------------------------------------------------------------------------------------------


def test_the_page_says_what_to_do_why_and_when(plan: Plan, learner_client: Client) -> None:
    html = page(learner_client, f"/plan/{plan.pk}/")

    first = plan.steps.order_by("place")[0]
    assert "What to do this week" in html
    assert f"{first.skill.name if first.skill else ''} to level {first.level}" in html
    assert "This order is proven" in html
    assert "waits for nothing" in html
    assert "behind the plan, which happens to most" in html  # it began in the January of 2026


def test_the_hours_are_a_range_until_the_pace_is_known(plan: Plan, learner: User, learner_client: Client) -> None:
    first, *others = plan.steps.order_by("place")[:4]
    before = [page(learner_client, f"/plan/{plan.pk}/{there}") for there in ("", f"steps/{first.pk}/")]
    for step in others:
        finish_step(learner, plan.pk, step.pk, timezone.localdate(), step.hours * 2)
    after = [page(learner_client, f"/plan/{plan.pk}/{there}") for there in ("", f"steps/{first.pk}/")]

    assert ["is nothing unusual" in html for html in (*before, *after)] == [True, False, False, False]
    assert [f"{first.hours} h ({at_pace(first.hours, QUICK)} to " in html for html in (*before, *after)] == [
        *[True] * 2,
        *[False] * 2,
    ]
    assert [f"{first.hours} h ({2 * first.hours} at your pace)" in html for html in after] == [True, True]


def test_the_page_takes_as_many_queries_with_one_step_as_with_all(
    plan: Plan, learner_client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    page(learner_client, f"/plan/{plan.pk}/")

    with django_assert_num_queries(7):
        page(learner_client, f"/plan/{plan.pk}/")
    plan.steps.filter(place__gt=0).delete()
    with django_assert_num_queries(7):
        page(learner_client, f"/plan/{plan.pk}/")


def test_152_steps_take_as_many_queries_as_one(
    learner: User, release: Release, learner_client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    there = long_plan(learner, release)
    here = f"/plan/{there.pk}/"
    step = f"{here}steps/{there.steps.all()[80].pk}/"
    for address in (here, step):
        page(learner_client, address)

    with django_assert_num_queries(7):
        page(learner_client, here)
    with django_assert_num_queries(7):
        page(learner_client, step)


def test_a_deadline_that_has_passed_is_said_and_nothing_is_promised_for_it(
    learner: User, release: Release, learner_client: Client
) -> None:
    today = timezone.localdate()
    there = plan_for(learner, release, deadline=today + timedelta(days=60), start=today)
    before = page(learner_client, f"/plan/{there.pk}/")
    Plan.objects.filter(pk=there.pk).update(deadline=today - timedelta(days=1))

    after = page(learner_client, f"/plan/{there.pk}/")

    assert "What brings you furthest until then comes first." in before
    assert "This choice is proven" in before
    assert f"Your deadline has passed, with {there.steps.count()} steps still to do." in after
    assert "comes first." not in after
    assert "Since then your deadline has passed." in after


def test_the_weeks_ahead_are_a_timeline_and_the_rest_a_line_a_month(
    learner: User, release: Release, learner_client: Client
) -> None:
    there = plan_for(learner, release, start=timezone.localdate())

    html = page(learner_client, f"/plan/{there.pk}/")

    soon, _, later = html.partition("<summary>After that: ")
    assert soon.count('class="plan-bar"') == soon.count(" – ")
    assert all(html.count(f'steps/{step.pk}/"') >= 1 for step in there.steps.all())
    assert later.count("% ready</span>") == later.count(" h</span>")
    assert "then 100 % ready" in later


def test_what_was_learnt_elsewhere_is_done_here_too(
    plan: Plan, kubernetes: Step, learner: User, learner_client: Client
) -> None:
    correct_rating(person=learner, skill_id=kubernetes.skill_id or 0, level=2)

    html = page(learner_client, f"/plan/{plan.pk}/steps/{kubernetes.pk}/")

    assert "You can do this now." in html
    assert "Done: 1" in page(learner_client, f"/plan/{plan.pk}/")


def test_a_plan_whose_steps_are_all_done_says_so(plan: Plan, learner: User, learner_client: Client) -> None:
    plan.steps.update(state="done")

    assert "<h1>All steps are done</h1>" in page(learner_client, f"/plan/{plan.pk}/")


def test_a_plan_whose_steps_are_left_out_does_not_say_that_they_are_done(plan: Plan, learner_client: Client) -> None:
    here = f"/plan/{plan.pk}/"
    plan.steps.update(state="skipped", reason="Not now.")

    nothing_done = page(learner_client, here)
    plan.steps.filter(place=0).update(state="done")
    one_done = page(learner_client, here)

    assert "<h1>You have left out every step</h1>" in nothing_done
    assert "All steps are done" not in nothing_done + one_done
    assert "<h1>The rest is left out</h1>" in one_done
    assert f"You have done 1 step and left out {plan.steps.count() - 1}." in one_done
    assert '<details class="band" id="left-out" open>' in nothing_done


def test_the_forms_of_a_step_carry_one_token_each(kubernetes: Step, learner_client: Client, settings: Settings) -> None:
    settings.DEBUG = True  # then a form that lacks its token warns

    html = page(learner_client, f"/plan/{kubernetes.plan_id}/steps/{kubernetes.pk}/")

    assert html.count("<form") == html.count('name="csrfmiddlewaretoken"')


def test_a_plan_is_put_away_and_taken_up(plan: Plan, learner_client: Client) -> None:
    assert "This plan is put away" in unescape(
        learner_client.post(f"/plan/{plan.pk}/put-away/", follow=True).content.decode()
    )
    assert "What to do this week" in unescape(
        learner_client.post(f"/plan/{plan.pk}/take-up/", follow=True).content.decode()
    )


# -- Working with it ---------------------------------------------------------------------------------------------------


def test_a_step_is_started_finished_and_undone(plan: Plan, kubernetes: Step, learner_client: Client) -> None:
    started = unescape(act(learner_client, kubernetes, "start").content.decode())
    finished = unescape(act(learner_client, kubernetes, "finish", hours=20).content.decode())
    here = f"/plan/{plan.pk}/steps/{kubernetes.pk}/"
    change = plan.changes.latest("pk").pk
    undone = [learner_client.post(f"/plan/{plan.pk}/undo/", {"change": change, "next": here}) for _ in range(2)]

    assert "Started on" in started
    assert "/assess/evidence/kubernetes/" in finished
    assert "Last change of" in finished
    assert [answer.headers["Location"] for answer in undone] == [here, here]
    kubernetes.refresh_from_db()
    assert (kubernetes.state, kubernetes.hours_spent) == ("started", None)


@pytest.mark.parametrize(
    "elsewhere", ["https://example.org/", "//example.org/", "/\\example.org/", "javascript:alert(1)", "foo", "home", ""]
)
def test_undoing_leads_nowhere_else(elsewhere: str, plan: Plan, learner_client: Client) -> None:
    answer = learner_client.post(f"/plan/{plan.pk}/undo/", {"change": 1, "next": elsewhere})

    assert answer.headers["Location"] == f"/plan/{plan.pk}/"


def test_leaving_out_asks_why(plan: Plan, kubernetes: Step, learner_client: Client) -> None:
    refused = unescape(act(learner_client, kubernetes, "skip", reason=" ").content.decode())
    left_out = unescape(act(learner_client, kubernetes, "skip", reason="The platform team does it.").content.decode())

    assert "Give a reason" in refused
    assert "Your reason: The platform team does it." in left_out
    assert "Left out: 1" in page(learner_client, f"/plan/{plan.pk}/")
    assert "Left out: 1" not in unescape(act(learner_client, kubernetes, "reopen").content.decode())


def test_a_move_that_can_not_be_says_why(plan: Plan, learner_client: Client) -> None:
    second, first = (plan.steps.get(skill__slug="containers", level=level) for level in (2, 1))

    early = unescape(act(learner_client, second, "move", before=first.pk).content.decode())
    late = unescape(act(learner_client, first, "move", before="").content.decode())

    assert "Containers 2 needs Containers 1 first, so it can’t come before it." in early
    assert "so it can’t come later." in late
    assert plan.changes.count() == 0


def test_notes_links_hours_and_pins_are_kept(plan: Plan, kubernetes: Step, learner_client: Client) -> None:
    act(learner_client, kubernetes, "note", note="Ask Ines.")
    act(learner_client, kubernetes, "link", title="A book", link="https://example.org/book")
    act(learner_client, kubernetes, "hours", hours=3)
    html = unescape(act(learner_client, kubernetes, "pin").content.decode())

    kubernetes.refresh_from_db()
    assert (kubernetes.note, kubernetes.hours_spent, kubernetes.pinned) == ("Ask Ines.", 3, True)
    assert ">A book</a>" in html
    assert "You put it first." in html
    assert "Since then you have changed the order" in page(learner_client, f"/plan/{plan.pk}/")


def test_a_link_is_an_address(plan: Plan, kubernetes: Step, learner_client: Client) -> None:
    html = unescape(act(learner_client, kubernetes, "link", link="javascript:alert(1)").content.decode())

    assert "Give the whole address" in html
    assert plan.steps.get(pk=kubernetes.pk).links == []


def test_an_own_step_stands_at_the_end_once(plan: Plan, learner: User, learner_client: Client) -> None:
    for _ in range(2):
        answer = learner_client.post(f"/plan/{plan.pk}/steps/new/", {"title": "A talk", "hours": 3}, follow=True)

    assert "“A talk” is in your plan already." in unescape(answer.content.decode())
    assert plan.steps.latest("place").title == "A talk"
    assert not add_own_step(person=learner, plan=plan.pk, title="A talk", hours=3)


def test_what_is_not_there_is_404(
    plan: Plan, kubernetes: Step, learner_client: Client, stranger_client: Client
) -> None:
    here = f"/plan/{plan.pk}/steps/{kubernetes.pk}/"

    assert act(learner_client, kubernetes, "explode").status_code == 404
    assert learner_client.get(f"/plan/{plan.pk}/steps/{2**40}/").status_code == 404
    assert [stranger_client.get(address).status_code for address in (here, f"/plan/{plan.pk}/")] == [404, 404]


def test_the_pace_is_learnt_and_said(plan: Plan, learner_client: Client) -> None:
    for step in plan.steps.order_by("place")[:3]:
        act(learner_client, step, "finish", hours=step.hours * 2)

    assert "you take 2.0 times as long as planned" in page(learner_client, f"/plan/{plan.pk}/")


# -- The ways there ----------------------------------------------------------------------------------------------------


def test_the_home_page_names_the_next_step(
    plan: Plan, learner: User, learner_client: Client, stranger_client: Client
) -> None:
    first, second = plan.steps.select_related("skill").order_by("place")[:2]
    correct_rating(person=learner, skill_id=first.skill_id or 0, level=first.level)

    html = page(learner_client, "/")

    assert f"Your next step: {second.skill.name if second.skill else ''} to level {second.level}" in html
    assert f'href="/plan/{plan.pk}/steps/{second.pk}/"' in html
    assert "Your next step" not in page(stranger_client, "/")


def test_the_home_page_names_no_step_before_what_it_needs(plan: Plan, learner_client: Client) -> None:
    first, second = (plan.steps.get(skill__slug="containers", level=level) for level in (1, 2))
    plan.steps.exclude(pk__in=(first.pk, second.pk)).update(state="done")
    plan.steps.filter(pk=second.pk).update(place=0)
    plan.steps.filter(pk=first.pk).update(place=500)

    assert f'href="/plan/{plan.pk}/steps/{first.pk}/"' in page(learner_client, "/")


def test_the_home_page_offers_a_plan_until_there_is_one(
    finished: Sitting, learner: User, release: Release, learner_client: Client
) -> None:
    before = page(learner_client, "/")
    plan_for(learner, release).steps.update(state="done")

    assert 'href="/plan/new/"' in before
    assert "Your next step" not in page(learner_client, "/")


def test_the_result_leads_to_a_plan_for_its_target(finished: Sitting, learner_client: Client) -> None:
    html = page(learner_client, f"/results/{finished.pk}/")

    assert 'href="/plan/new/?role=mlops-engineer&level=mid"' in html
