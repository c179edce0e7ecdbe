"""Ask me only what you must."""

import re
from html import unescape

import pytest
from django.test import Client

from assessments.models import Sitting
from assessments.ratings.asked import asked_in
from assessments.ratings.services import finish_sitting
from careerpath.accounts.models import User
from tests.assessments.ratings.conftest import said, say


@pytest.fixture
def page(address: str) -> str:
    return f"{address}next/"


def asked_for(html: str) -> str:
    found = re.search(r'<input type="hidden" name="skill" value="([^"]+)">', html)
    assert found
    return found[1]


def test_it_asks_one_skill_and_says_how_many_are_left(page: str, learner_client: Client) -> None:
    html = learner_client.get(page).content.decode()

    assert html.count("<fieldset") == 1
    assert "At most 48 more questions" in html
    assert "You have answered 0." in html


def test_an_answer_leads_to_the_next_question(sitting: Sitting, page: str, learner_client: Client) -> None:
    first = asked_for(learner_client.get(page).content.decode())

    response = learner_client.post(page, {"skill": first, f"{first}-level": "0"})

    assert response.headers["Location"] == page
    assert said(sitting) == {first: ("0", "")}
    html = learner_client.get(page).content.decode()
    assert asked_for(html) != first
    assert "You have answered 1." in html
    assert re.search(r"\d+ more follow from that; you see them at the end\.", html)


def test_going_through_takes_fewer_questions_than_there_are_skills(
    sitting: Sitting, page: str, learner_client: Client
) -> None:
    questions = 0
    while (response := learner_client.get(page)).status_code == 200:
        skill = asked_for(response.content.decode())
        learner_client.post(page, {"skill": skill, f"{skill}-level": "4"})
        questions += 1

    assert response.headers["Location"] == f"/assess/{sitting.pk}/finish/"
    assert questions == len(said(sitting)) < len(asked_in(sitting).scope.skills)


def test_what_does_not_apply_is_not_asked_again(sitting: Sitting, page: str, learner_client: Client) -> None:
    first = asked_for(learner_client.get(page).content.decode())

    learner_client.post(page, {"skill": first, f"{first}-level": "na"})

    assert asked_for(learner_client.get(page).content.decode()) != first


def test_a_skipped_skill_is_not_asked_again_on_this_way(page: str, learner_client: Client) -> None:
    first = asked_for(learner_client.get(page).content.decode())

    html = learner_client.get(f"{page}?skip={first}&skip=nonsense").content.decode()

    second = asked_for(html)
    assert second != first
    assert f'href="?skip={"&amp;skip=".join(sorted([first, second]))}"' in html
    assert f'action="{page}?skip={first}&amp;skip=nonsense"' in html


def test_an_answer_stays_on_the_way_with_what_was_skipped(page: str, learner_client: Client) -> None:
    way = f"{page}?skip=git"
    skill = asked_for(learner_client.get(way).content.decode())

    assert learner_client.post(way, {"skill": skill, f"{skill}-level": "1"}).headers["Location"] == way


@pytest.mark.parametrize(
    ("sent", "says"),
    [
        ({}, "Choose the sentence that is true of you, or skip this skill."),
        ({"git-note": "Alone"}, "A note goes with a level. Choose one, or take the note out."),
        ({"git-level": "9"}, "“9” is no level."),
    ],
)
def test_without_a_level_it_asks_again(
    sitting: Sitting, page: str, learner_client: Client, sent: dict[str, str], says: str
) -> None:
    response = learner_client.post(page, {"skill": "git", **sent})

    html = unescape(response.content.decode())
    assert response.status_code == 200
    assert asked_for(html) == "git"
    assert says in html
    assert said(sitting) == {}


def test_a_revision_that_was_never_given_out_is_told(sitting: Sitting, page: str, learner_client: Client) -> None:
    response = learner_client.post(page, {"skill": "git", "git-level": "2", "git-seen": "7.1.0"})

    assert response.status_code == 409
    assert 'name="git-level" value="2" checked>' in response.content.decode()


@pytest.mark.parametrize("skill", ["nonsense", "technical-leadership", ""])
def test_a_skill_that_is_not_asked_is_refused(sitting: Sitting, page: str, learner_client: Client, skill: str) -> None:
    response = learner_client.post(page, {"skill": skill, f"{skill}-level": "2"})

    assert response.status_code == 400
    assert said(sitting) == {}


def test_a_finished_sitting_asks_nothing(sitting: Sitting, page: str, learner: User, learner_client: Client) -> None:
    say(sitting, "git", 2)
    finish_sitting(sitting=sitting.pk, person=learner)

    assert learner_client.get(page).headers["Location"] == f"/results/{sitting.pk}/"
    assert learner_client.post(page, {"skill": "git", "git-level": "3"}).status_code == 409
