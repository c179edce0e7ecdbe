"""What an act on a step can't take is said where it was typed, and what was typed is still there."""

from html import unescape
from typing import Any

from django.test import Client

from assessments.gaps.exempt.services import exempt_skill
from assessments.models import Plan, Step
from assessments.plans.services import MOST_LINKS, finish_step, mark_of, skip_step
from assessments.ratings.services import correct_rating
from careerpath.accounts.models import User
from tests.assessments.plans.conftest import MONDAY


def sent(client: Client, step: Step, word: str, **given: object) -> str:
    response: Any = client.post(f"/plan/{step.plan_id}/steps/{step.pk}/{word}/", given, follow=True)
    assert response.status_code == 200
    return unescape(response.content.decode())


def test_a_note_of_another_tab_is_shown_before_it_is_overruled(kubernetes: Step, learner_client: Client) -> None:
    seen = mark_of("")
    sent(learner_client, kubernetes, "note", note="Ask Ines.", seen=seen)

    # Both tabs were opened while there was no note; the second hasn't seen the first one's words.
    html = sent(learner_client, kubernetes, "note", note="Read the book.", seen=seen)

    kubernetes.refresh_from_db()
    assert kubernetes.note == "Ask Ines."
    assert "In another tab you have written: “Ask Ines.”" in html
    assert "Read the book.</textarea>" in html
    assert f'value="{mark_of("Ask Ines.")}"' in html


def test_who_has_seen_the_other_note_overrules_it(kubernetes: Step, learner_client: Client) -> None:
    sent(learner_client, kubernetes, "note", note="Ask Ines.")

    sent(learner_client, kubernetes, "note", note="Read the book.", seen=mark_of("Ask Ines."))

    kubernetes.refresh_from_db()
    assert kubernetes.note == "Read the book."


def test_a_link_that_is_there_or_finds_no_room_is_refused_in_words(kubernetes: Step, learner_client: Client) -> None:
    for number in range(MOST_LINKS):
        sent(learner_client, kubernetes, "link", link=f"https://example.org/{number}", title="")

    twice = sent(learner_client, kubernetes, "link", link="https://example.org/0", title="")
    doubled = sent(learner_client, kubernetes, "link", link="https://example.org/0", title="Another name")
    one_more = sent(learner_client, kubernetes, "link", link="https://example.org/more", title="")

    assert "This address is among your links already." not in twice
    assert "This address is among your links already." in doubled
    assert "A step has room for 20 links. Remove one first." in one_more
    assert 'value="https://example.org/more"' in one_more


def test_undoing_says_when_a_later_rating_keeps_the_step_done(
    plan: Plan, kubernetes: Step, learner: User, learner_client: Client
) -> None:
    finish_step(learner, plan.pk, kubernetes.pk, MONDAY)
    correct_rating(person=learner, skill_id=kubernetes.skill_id or 0, level=3)

    given = {"change": plan.changes.latest("pk").pk}
    response: Any = learner_client.post(f"/plan/{plan.pk}/undo/", given, follow=True)

    assert "so the step still counts as done" in response.content.decode()


def test_a_step_does_not_wait_for_what_was_left_out(
    plan: Plan, kubernetes: Step, learner: User, learner_client: Client
) -> None:
    need = plan.steps.get(skill__slug="networking", level=1)
    skip_step(learner, plan.pk, need.pk, "The platform team does it.")

    html = unescape(learner_client.get(f"/plan/{plan.pk}/steps/{kubernetes.pk}/").content.decode())

    assert "waits for nothing. It builds on Networking 1, which you left out; its hours are not counted here." in html


def test_a_skill_that_does_not_count_raises_nothing(
    plan: Plan, kubernetes: Step, learner: User, learner_client: Client
) -> None:
    exempt_skill(person=learner, skill_id=kubernetes.skill_id or 0, reason="The platform team does it.")

    html = unescape(learner_client.get(f"/plan/{plan.pk}/steps/{kubernetes.pk}/").content.decode())

    assert "brings no points by itself" in html.lower()
    assert "raises your readiness" not in html.lower()
