"""Accepting a plan made anew: what was shown and nothing else, once; and the plan before."""

from html import unescape

import pytest
from django.test import Client

from assessments.models import Plan, Step
from assessments.plans import services
from assessments.ratings.services import correct_rating
from careerpath.accounts.models import User
from tests.assessments.plans.again.asking import accept, chosen, page, seen, send, text_of

LOOK_AGAIN = "Nothing is changed yet: what you chose comes to something else than you were shown before."
JUNIOR = "mlops-engineer/junior"


def test_working_it_out_keeps_nothing_and_accepting_twice_makes_one_plan(late: Plan, learner_client: Client) -> None:
    learner_client.post(f"/plan/{late.pk}/again/", {"show": "yes"})
    assert Plan.objects.count() == 1
    sent = chosen(hours=9, without=["kubernetes"])
    sent["seen"] = seen(learner_client, late, **sent)

    answers = [send(learner_client, late, **sent) for _ in range(2)]

    newer = Plan.objects.get(ended_at=None)
    assert [answer.headers["Location"] for answer in answers] == [f"/plan/{newer.pk}/"] * 2
    assert (newer.hours_a_week, newer.superseded_by, Plan.objects.count()) == (9, None, 2)
    assert set(newer.steps.filter(skill__slug="kubernetes").values_list("state", "reason")) == {
        ("skipped", "To be there sooner.")
    }


def test_the_plan_before_is_read_and_takes_no_acts(late: Plan, learner: User, learner_client: Client) -> None:
    step = late.steps.order_by("place")[0]
    services.write_note(learner, late.pk, step.pk, "Ask Ines.")
    accept(learner_client, late)
    newer = Plan.objects.get(ended_at=None)
    here = f"/plan/{late.pk}/steps/{step.pk}/"

    html, of_step = page(learner_client, f"/plan/{late.pk}/"), page(learner_client, here)
    refused = learner_client.post(f"{here}note/", {"note": "Written too late."})

    assert "An earlier plan" in html
    assert "Take it up again" not in html
    assert f'href="/plan/{newer.pk}/"' in html
    assert f'href="/plan/{late.pk}/"' in page(learner_client, f"/plan/{newer.pk}/")
    assert "Ask Ines." in of_step
    assert "<textarea" not in of_step
    assert refused.status_code == 409
    assert "Written too late." in unescape(refused.content.decode())
    assert "You made it anew." in page(learner_client, "/plan/?all=yes")
    assert Step.objects.get(pk=step.pk).note == "Ask Ines."


def test_accepting_is_undone_from_the_page_of_the_new_plan(late: Plan, learner_client: Client) -> None:
    accept(learner_client, late)
    newer = Plan.objects.get(ended_at=None)
    change = newer.changes.latest("pk").pk

    answer = learner_client.post(f"/plan/{newer.pk}/undo/", {"change": change, "next": f"/plan/{newer.pk}/"})

    assert answer.headers["Location"] == f"/plan/{late.pk}/"
    assert "What to do this week" in page(learner_client, f"/plan/{late.pk}/")
    assert Plan.objects.count() == 1


def test_a_plan_that_is_replaced_or_put_away_leads_back(late: Plan, learner: User, learner_client: Client) -> None:
    services.put_away(person=learner, plan=late.pk)
    put_away = learner_client.get(f"/plan/{late.pk}/again/").headers["Location"]
    services.take_up(person=learner, plan=late.pk)
    accept(learner_client, late)

    replaced = learner_client.get(f"/plan/{late.pk}/again/").headers["Location"]

    assert (put_away, replaced) == (f"/plan/{late.pk}/", f"/plan/{Plan.objects.get(ended_at=None).pk}/")


def test_where_nothing_is_left_to_do_there_is_nothing_to_accept(
    late: Plan, learner: User, learner_client: Client
) -> None:
    for skill in late.release.framework.skills.values_list("pk", flat=True):
        correct_rating(person=learner, skill_id=skill, level=4)

    html = page(learner_client, f"/plan/{late.pk}/again/")
    accept(learner_client, late)

    assert "You are there" in html
    assert "Use the new plan" not in html
    assert Plan.objects.count() == 1


# -- What was shown ----------------------------------------------------------------------------------------------------


def test_ratings_that_changed_since_are_shown_before_the_plan_is_taken(
    late: Plan, learner: User, learner_client: Client
) -> None:
    shown = seen(learner_client, late)
    step = late.steps.order_by("place")[0]
    correct_rating(person=learner, skill_id=step.skill_id or 0, level=4)

    answer = send(learner_client, late, seen=shown)

    html = text_of(answer)
    assert answer.status_code == 200
    assert LOOK_AGAIN in html
    assert "Side by side" in html
    assert Plan.objects.count() == 1
    assert send(learner_client, late, seen=seen(learner_client, late)).status_code == 302


@pytest.mark.parametrize(
    "changed", [{"hours": 20}, {"target": JUNIOR}, {"without": ["kubernetes"]}, {"off": "2030-01-07"}]
)
def test_choices_that_were_not_worked_out_are_shown_before_they_are_taken(
    changed: dict[str, object], late: Plan, learner_client: Client
) -> None:
    shown = seen(learner_client, late)

    answer = send(learner_client, late, seen=shown, **changed)

    html = text_of(answer)
    assert LOOK_AGAIN in html
    assert f'value="{seen(learner_client, late, **changed)}"' in html
    assert Plan.objects.count() == 1


def test_what_was_never_shown_is_not_taken(late: Plan, learner_client: Client) -> None:
    answer = send(learner_client, late, hours=2)

    assert LOOK_AGAIN in text_of(answer)
    assert Plan.objects.count() == 1


def test_a_note_of_another_tab_changes_nothing_of_what_was_shown(
    late: Plan, learner: User, learner_client: Client
) -> None:
    shown = seen(learner_client, late)
    services.write_note(learner, late.pk, late.steps.order_by("place")[0].pk, "Ask Ines.")

    answer = send(learner_client, late, seen=shown)

    newer = Plan.objects.get(ended_at=None)
    assert answer.headers["Location"] == f"/plan/{newer.pk}/"
    assert newer.steps.filter(note="Ask Ines.").exists()


def test_other_choices_of_an_old_tab_are_told_that_they_were_not_taken(late: Plan, learner_client: Client) -> None:
    shown = {hours: seen(learner_client, late, hours=hours) for hours in (3, 12)}
    send(learner_client, late, seen=shown[12], hours=12)

    answer = send(learner_client, late, seen=shown[3], hours=3)

    newer = Plan.objects.get(ended_at=None)
    assert answer.status_code == 409
    assert f'href="/plan/{newer.pk}/"' in text_of(answer)
    assert newer.hours_a_week == 12
