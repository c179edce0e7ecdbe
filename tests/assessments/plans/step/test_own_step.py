"""A step of one's own is changed and removed, and both can be undone."""

from html import unescape
from typing import Any

import pytest
from django.test import Client

from assessments.models import Plan, Step
from assessments.plans.acts import undo
from assessments.plans.own_steps import change_own_step, remove_own_step
from assessments.plans.services import add_own_step, log_hours, pin_step, write_note
from careerpath.accounts.models import User
from tests.assessments.plans.written import image


@pytest.fixture
def talk(plan: Plan, learner: User) -> Step:
    add_own_step(person=learner, plan=plan.pk, title="A talk", hours=4)
    return plan.steps.get(title="A talk")


def sent(client: Client, step: Step, word: str, **given: object) -> str:
    response: Any = client.post(f"/plan/{step.plan_id}/steps/{step.pk}/{word}/", given, follow=True)
    return unescape(response.content.decode())


def test_its_words_and_hours_are_changed_and_changed_back(
    plan: Plan, talk: Step, learner: User, learner_client: Client
) -> None:
    before = image(plan.pk)

    html = sent(learner_client, talk, "change", title="Two talks", hours=9)

    talk.refresh_from_db()
    assert (talk.title, talk.hours) == ("Two talks", 9)
    assert "Last change of Two talks: step changed." in html
    assert undo(person=learner, plan=plan.pk, change=plan.changes.latest("pk").pk) == "undone"
    assert image(plan.pk) == before


def test_what_was_to_go_when_the_plan_was_made_grows_with_its_hours(talk: Step, learner: User) -> None:
    Step.objects.filter(pk=talk.pk).update(hours_planned=2)

    change_own_step(learner, talk.plan_id, talk.pk, "A talk", 9)

    talk.refresh_from_db()
    assert (talk.hours, talk.hours_planned) == (9, 7)


def test_a_title_that_is_taken_is_refused_in_words(
    plan: Plan, talk: Step, learner: User, learner_client: Client
) -> None:
    add_own_step(person=learner, plan=plan.pk, title="A course", hours=4)

    html = sent(learner_client, talk, "change", title="A course", hours=5)

    talk.refresh_from_db()
    assert "“A course” is in your plan already." in html
    assert (talk.title, talk.hours) == ("A talk", 4)


def test_hours_that_no_calendar_has_room_for_are_refused(plan: Plan, talk: Step, learner_client: Client) -> None:
    plan.hours_a_week = 1
    plan.save()
    plan.steps.exclude(pk=talk.pk).update(hours=60)

    html = sent(learner_client, talk, "change", title="A talk", hours=1000)

    talk.refresh_from_db()
    assert "With it your plan would take more than 50 years." in html
    assert talk.hours == 4


def test_a_removed_step_comes_back_whole_and_what_was_done_before_can_still_be_undone(
    plan: Plan, talk: Step, learner: User, learner_client: Client
) -> None:
    images = [image(plan.pk)]
    for act in (
        lambda: write_note(learner, plan.pk, talk.pk, "Ask Ines."),
        lambda: log_hours(learner, plan.pk, talk.pk, 2),
        lambda: pin_step(learner, plan.pk, talk.pk),
    ):
        act()
        images.append(image(plan.pk))

    html = sent(learner_client, talk, "remove")
    is_gone = not Step.objects.filter(pk=talk.pk).exists()
    found = []
    for _ in images:
        undo(person=learner, plan=plan.pk, change=plan.changes.latest("pk").pk)
        found.append(image(plan.pk))

    assert is_gone
    assert "Last change: step removed." in html
    assert found == images[::-1]


def test_a_step_of_the_catalogue_is_neither_changed_nor_removed(
    plan: Plan, kubernetes: Step, learner: User, learner_client: Client
) -> None:
    sent(learner_client, kubernetes, "remove")
    sent(learner_client, kubernetes, "change", title="Mine", hours=1)

    assert not remove_own_step(learner, plan.pk, kubernetes.pk)
    assert plan.steps.get(pk=kubernetes.pk).title == ""
    assert not plan.changes.exists()
