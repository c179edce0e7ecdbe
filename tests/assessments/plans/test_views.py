"""Making a plan, its page, and working with its steps: what the pages say, what they refuse, and the way back."""

from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from assessments.models import Plan, Rating, Sitting, Step
from assessments.plans.services import add_own_step, put_away
from assessments.ratings.services import correct_rating
from careerpath.accounts.models import User
from skills.models import Release
from tests.assessments.plans.conftest import plan_for

NEW, PREVIEW = "/plan/new/", "/plan/new/preview/"


def page(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return unescape(response.content.decode())


def sent(**more: object) -> dict[str, Any]:
    start = {"target": "mlops-engineer/mid", "hours": 6, "start": timezone.localdate().isoformat()}
    return {**start, "deadline": "", "off": "", **more}


def act(client: Client, step: Step, word: str, **given: object) -> Any:
    return client.post(f"/plan/{step.plan_id}/steps/{step.pk}/{word}/", given, follow=True)


# -- Making one --------------------------------------------------------------------------------------------------------


def test_before_the_first_plan_the_page_says_how_to_begin(learner_client: Client) -> None:
    assert "No plan yet" in page(learner_client, "/plan/")


def test_the_only_plan_is_opened_at_once(plan: Plan, learner_client: Client) -> None:
    assert learner_client.get("/plan/").headers["Location"] == f"/plan/{plan.pk}/"


def test_of_several_plans_there_is_a_list(plan: Plan, learner: User, release: Release, learner_client: Client) -> None:
    other = plan_for(learner, release, hours=8)
    put_away(person=learner, plan=other.pk)

    html = page(learner_client, "/plan/")

    assert [f'href="/plan/{pk}/"' in html for pk in (plan.pk, other.pk)] == [True, True]
    assert "Earlier plans" in html


def test_the_form_begins_with_the_newest_target_and_shows_what_comes_of_it(
    finished: Sitting, learner_client: Client
) -> None:
    html = page(learner_client, NEW)

    assert '<option value="mlops-engineer/mid" selected>' in html
    assert "What comes of it" in html
    assert [f'<th scope="row">{hours} h' in html for hours in (4, 6, 8, 12)] == [True] * 4


def test_a_link_names_the_target(finished: Sitting, learner_client: Client) -> None:
    assert '<option value="data-engineer/senior" selected>' in page(
        learner_client, f"{NEW}?role=data-engineer&level=senior"
    )
    assert '<option value="mlops-engineer/mid" selected>' in page(learner_client, f"{NEW}?role=astronaut")


def test_whoever_has_rated_nothing_is_led_to_it(release: Release, learner_client: Client) -> None:
    assert "Rate yourself first" in page(learner_client, NEW)


def test_whoever_meets_everything_is_told_so(learner: User, release: Release, learner_client: Client) -> None:
    for skill in release.framework.skills.values_list("pk", flat=True):
        Rating.objects.create(person=learner, skill_id=skill, level=4, rated_at=timezone.now())

    html = page(learner_client, NEW)
    learner_client.post(NEW, sent(make="yes"))

    assert "You are there" in html
    assert not Plan.objects.exists()


def test_the_plan_is_kept_once_however_often_it_is_sent(
    finished: Sitting, learner: User, learner_client: Client
) -> None:
    given = sent(make="yes", hours=8, off="2030-12-23 to 2031-01-03")

    answers = [learner_client.post(NEW, given) for _ in range(2)]

    plan = Plan.objects.get(person=learner)
    assert [answer.headers["Location"] for answer in answers] == [f"/plan/{plan.pk}/"] * 2
    assert (plan.hours_a_week, plan.weeks_off, plan.role) == (8, ["2030-12-23", "2030-12-30"], "mlops-engineer")


def test_working_it_out_keeps_nothing(finished: Sitting, learner_client: Client) -> None:
    until = timezone.localdate() + timedelta(days=60)

    html = unescape(learner_client.post(NEW, sent(show="yes", deadline=until.isoformat())).content.decode())

    assert "What doesn’t fit before the deadline" in html
    assert not Plan.objects.exists()


def test_the_part_for_the_script_is_only_that_part(finished: Sitting, learner_client: Client) -> None:
    response = learner_client.get(PREVIEW, sent(hours=12))

    html = unescape(response.content.decode())
    assert "What comes of it" in html
    assert "<html" not in html


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"hours": 0}, "greater than or equal to 1"),
        ({"target": "astronaut/mid"}, "Select a valid choice"),
        ({"start": "1999-01-01"}, "Choose a start within a year of today."),
        ({"deadline": "2000-01-01"}, "The deadline must come after the start."),
        ({"deadline": "2999-01-01"}, "Choose a deadline within 10 years."),
        ({"off": "in summer"}, "“in summer” is no date."),
        ({"off": "2026-02-31"}, "“2026-02-31” is no date."),
        ({"off": "\n".join(f"{year}-07-01 to {year}-12-20" for year in (2027, 2028, 2029))}, "60 fit. Choose fewer."),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_kept(
    wrong: dict[str, object], said: str, release: Release, learner_client: Client
) -> None:
    response = learner_client.post(NEW, sent(make="yes", **wrong))

    assert response.status_code == 200
    assert said in unescape(response.content.decode())
    assert not Plan.objects.exists()


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
