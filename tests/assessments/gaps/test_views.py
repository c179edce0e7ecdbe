"""The result pages: whose they are, and what they say."""

from html import unescape

from django.test import Client

from assessments.models import Sitting
from assessments.ratings.services import begin_sitting
from careerpath.accounts.models import User
from skills.models import Release


def page(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return unescape(response.content.decode())


def test_before_the_first_result_one_is_told_how_to_get_it(learner_client: Client) -> None:
    html = page(learner_client, "/results/")

    assert "You have no result yet" in html
    assert '<a class="button" href="/assess/">Rate yourself</a>' in html


def test_results_lead_to_the_newest(finished: Sitting, learner_client: Client) -> None:
    assert learner_client.get("/results/").headers["Location"] == f"/results/{finished.pk}/"


def test_somebody_elses_result_is_not_there(finished: Sitting, stranger_client: Client) -> None:
    assert stranger_client.get(f"/results/{finished.pk}/").status_code == 404


def test_an_open_sitting_has_no_result(learner: User, release: Release, learner_client: Client) -> None:
    sitting = begin_sitting(person=learner, release=release.pk)

    assert learner_client.get(f"/results/{sitting.pk}/").headers["Location"] == f"/assess/{sitting.pk}/"


def test_today_is_held_against_the_newest_target(finished: Sitting, learner_client: Client) -> None:
    html = page(learner_client, "/results/today/")

    assert "ready for MLOps engineer, mid level</h1>" in html
    assert '<option value="mlops-engineer" selected>' in html


def test_today_is_held_against_any_level_of_any_role(finished: Sitting, learner_client: Client) -> None:
    assert "ready for Data engineer, senior level</h1>" in page(
        learner_client, "/results/today/?role=data-engineer&level=senior"
    )
    assert "ready for Data engineer, mid level</h1>" in page(learner_client, "/results/today/?role=data-engineer")
    assert "ready for MLOps engineer, junior level</h1>" in page(learner_client, "/results/today/?level=junior")
    assert "<h1>All skills</h1>" in page(learner_client, "/results/today/?role=")


def test_a_wrong_choice_is_named(finished: Sitting, learner_client: Client) -> None:
    assert "There is no role “astronaut” here." in page(learner_client, "/results/today/?role=astronaut&level=mid")
    assert "There is no level “<b>” here." in page(learner_client, "/results/today/?level=<b>")
    assert "Staff MLOps engineer has no junior level here. Choose lead." in page(
        learner_client, "/results/today/?role=staff-mlops-engineer&level=junior"
    )
