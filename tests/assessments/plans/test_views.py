"""The page of a plan and of a step: what they say, what they refuse, and the way back."""

from html import unescape
from typing import Any

from django.test import Client
from pytest_django import DjangoAssertNumQueries

from assessments.models import Plan, Sitting, Step
from assessments.plans.services import add_own_step
from assessments.ratings.services import correct_rating
from careerpath.accounts.models import User
from skills.models import Release
from tests.assessments.plans.conftest import plan_for


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
    assert "weeks behind the plan" in html  # it began in the January of 2026


def test_the_page_takes_as_many_queries_with_one_step_as_with_all(
    plan: Plan, learner_client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    page(learner_client, f"/plan/{plan.pk}/")

    with django_assert_num_queries(7):
        page(learner_client, f"/plan/{plan.pk}/")
    plan.steps.filter(place__gt=0).delete()
    with django_assert_num_queries(7):
        page(learner_client, f"/plan/{plan.pk}/")


def test_what_was_learnt_elsewhere_is_done_here_too(
    plan: Plan, kubernetes: Step, learner: User, learner_client: Client
) -> None:
    correct_rating(person=learner, skill_id=kubernetes.skill_id or 0, level=2)

    html = page(learner_client, f"/plan/{plan.pk}/steps/{kubernetes.pk}/")

    assert "You can do this now." in html
    assert "Done: 1" in page(learner_client, f"/plan/{plan.pk}/")


def test_a_plan_whose_steps_are_all_done_says_so(plan: Plan, learner: User, learner_client: Client) -> None:
    plan.steps.update(state="done")

    assert "All steps are done" in page(learner_client, f"/plan/{plan.pk}/")


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


def test_undoing_leads_nowhere_else(plan: Plan, kubernetes: Step, learner_client: Client) -> None:
    answer = learner_client.post(f"/plan/{plan.pk}/undo/", {"change": 1, "next": "https://example.org/"})

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
    assert "it is your own now" in page(learner_client, f"/plan/{plan.pk}/")


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
