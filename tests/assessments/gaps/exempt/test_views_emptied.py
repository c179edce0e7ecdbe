"""Pages when every skill that is asked for is exempted: they say so, and measure nothing."""

from html import unescape

import pytest
from django.test import Client

from assessments.gaps.exempt.services import exempt_skill
from assessments.models import Exemption, Rating, Sitting
from careerpath.accounts.models import User
from skills.models import Skill
from skills.releases import catalogue_of
from skills.targets import target_of

NOTHING_LEFT = (
    "You have exempted every skill that MLOps engineer, mid level asks for, so there is nothing left to measure."
)


def page(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return unescape(response.content.decode())


@pytest.fixture
def emptied(finished: Sitting, learner: User) -> Sitting:
    level = catalogue_of(finished.release_id).role["mlops-engineer"].level("mid")
    assert level
    for skill in Skill.objects.filter(slug__in=target_of(level)):
        exempt_skill(person=learner, skill_id=skill.pk, reason="Not here")
    Rating.objects.filter(skill__slug="git").update(verified_level=1)
    return finished


def test_there_is_nothing_to_verify(emptied: Sitting, learner_client: Client) -> None:
    html = page(learner_client, "/results/verify/")

    assert "There is nothing left to verify" in html
    assert "confirmed by somebody else" not in html


def test_the_list_says_that_nothing_is_left(emptied: Sitting, learner_client: Client) -> None:
    html = page(learner_client, "/results/exempt/")

    assert f"{NOTHING_LEFT} With them your readiness would be 7 %." in html
    assert "100 %" not in html


def test_the_page_of_a_skill_claims_no_readiness(emptied: Sitting, learner_client: Client) -> None:
    html = page(learner_client, "/results/exempt/kubernetes/")

    assert "so there is nothing left to measure. If Kubernetes counted again, your readiness would be 50 %." in html
    assert "100 of 100 points" not in html


def test_a_reason_can_still_be_changed(emptied: Sitting, learner_client: Client) -> None:
    response = learner_client.post("/results/exempt/git/", {"reason": "Another"})

    assert response.status_code == 302
    assert Exemption.objects.get(skill__slug="git").reason == "Another"


@pytest.mark.parametrize("b", ["today", "verified", "data-engineer.mid"])
def test_there_is_nothing_to_compare(emptied: Sitting, learner_client: Client, b: str) -> None:
    html = page(learner_client, f"/results/compare/?a={emptied.pk}&b={b}")

    assert NOTHING_LEFT in html
    assert "Neither was for a role" not in html
    assert "There is no role to hold them against" not in html
    assert "100 %" not in html


def test_another_role_of_which_all_is_exempted_is_named(emptied: Sitting, learner_client: Client) -> None:
    Sitting.objects.filter(pk=emptied.pk).update(role="data-engineer")

    html = page(learner_client, f"/results/compare/?a={emptied.pk}&b=mlops-engineer.mid")

    assert NOTHING_LEFT in html
