"""Exempting a skill: what the pages say, what they refuse, and the way back."""

from dataclasses import replace
from html import unescape

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from assessments.gaps.exempt.services import exempt_skill
from assessments.models import Exemption, Sitting
from careerpath.accounts.models import User
from skills.catalogue import Catalogue
from skills.models import Release, Skill
from skills.services import write_rows
from tests.assessments.gaps.conftest import finished_by
from tests.skills.published import published

LIST = "/results/exempt/"
PAGE = f"{LIST}kubernetes/"
MID = "?role=mlops-engineer&level=mid"
WHY = "The platform team does it."


def page(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return unescape(response.content.decode())


def reasons() -> dict[str, str]:
    return dict(Exemption.objects.values_list("skill__slug", "reason"))


@pytest.fixture
def exempted(finished: Sitting, learner: User) -> None:
    exempt_skill(person=learner, skill_id=Skill.objects.get(slug="kubernetes").pk, reason=WHY)


def test_the_page_says_what_exempting_would_do(finished: Sitting, learner_client: Client) -> None:
    html = page(learner_client, PAGE)

    assert "<h1>Exempt Kubernetes?</h1>" in html
    assert "Your readiness for MLOps engineer, mid level is 7 % now, and would be 6 % without it." in html
    assert "essential, 2.8 of 100 points" in html


def test_exempting_leads_back_to_the_result_and_says_so(finished: Sitting, learner_client: Client) -> None:
    for _ in range(2):
        response = learner_client.post(f"{PAGE}?result={finished.pk}", {"reason": f"  {WHY}\r\n"})

    assert response.headers["Location"] == f"/results/{finished.pk}/"
    assert reasons() == {"kubernetes": WHY}
    assert "Your readiness goes from 7 % to 6 %." in page(learner_client, f"/results/{finished.pk}/")


def test_the_target_can_be_named(finished: Sitting, learner_client: Client) -> None:
    query = "?role=devops-engineer&level=senior"

    response = learner_client.post(PAGE + query, {"reason": WHY})

    assert response.headers["Location"] == f"/results/today/{query}"
    assert "Your readiness for DevOps engineer, senior level is" in page(learner_client, PAGE + query)


def test_both_readinesses_and_the_reason_are_on_the_result(
    exempted: None, finished: Sitting, learner_client: Client
) -> None:
    for address in (f"/results/{finished.pk}/", "/results/today/"):
        html = page(learner_client, address)

        assert "1 skill exempted" in html
        assert "You are 6 % ready without it, and would be 7 % ready with it." in html
        assert WHY in html


@pytest.mark.parametrize(
    ("reason", "says"),
    [
        ("", "Give a reason"),
        ("   \n ", "Give a reason"),
        ("x" * 301, "Your reason has 301 characters, and 300 fit."),
        ("a\x00b", "Null characters are not allowed."),
    ],
)
def test_a_reason_is_asked_for(finished: Sitting, learner_client: Client, reason: str, says: str) -> None:
    response = learner_client.post(PAGE, {"reason": reason})

    assert response.status_code == 200
    assert says in unescape(response.content.decode())
    assert reasons() == {}


def test_markup_in_a_reason_stays_text(finished: Sitting, learner_client: Client) -> None:
    learner_client.post(PAGE, {"reason": "<script>alert(1)</script>"})

    for address in (f"/results/{finished.pk}/", LIST, PAGE):
        assert "<script>alert" not in learner_client.get(address).content.decode()


@pytest.mark.parametrize("path", ["nonsense/", "technical-leadership/", "kubernetes/?role=", "kubernetes/?result=x"])
def test_what_is_not_asked_for_cant_be_exempted(finished: Sitting, learner_client: Client, path: str) -> None:
    assert learner_client.get(LIST + path).status_code == 404
    assert learner_client.post(LIST + path, {"reason": WHY}).status_code == 404
    assert reasons() == {}


def test_the_last_skill_that_counts_cant_be_exempted(finished: Sitting, learner: User, learner_client: Client) -> None:
    asked = finished.release.snapshot["roles"]
    (role,) = (role for role in asked if role["slug"] == "mlops-engineer")
    (level,) = (level for level in role["levels"] if level["seniority"] == "mid")
    for requirement in level["requirements"]:
        if requirement["skill"] != "kubernetes":
            exempt_skill(person=learner, skill_id=Skill.objects.get(slug=requirement["skill"]).pk, reason=WHY)

    response = learner_client.post(PAGE, {"reason": WHY})

    assert "This is the last skill that counts here." in response.content.decode()
    assert "kubernetes" not in reasons()


def test_the_reason_can_be_changed(exempted: None, learner_client: Client) -> None:
    assert WHY in page(learner_client, PAGE)

    response = learner_client.post(PAGE, {"reason": "Not in my team"}, follow=True)

    assert "Your reason for leaving out Kubernetes is changed." in response.content.decode()
    assert reasons() == {"kubernetes": "Not in my team"}


def test_counting_again_twice_is_counting_again_once(exempted: None, learner_client: Client) -> None:
    answers = [learner_client.post(f"{PAGE}back/") for _ in range(2)]

    assert [answer.headers["Location"] for answer in answers] == [LIST + MID] * 2
    assert reasons() == {}
    html = page(learner_client, LIST)
    assert html.count("Kubernetes counts again.") == 1
    assert "You have exempted nothing" in html


def test_looking_at_the_address_of_counting_again_changes_nothing(exempted: None, learner_client: Client) -> None:
    assert learner_client.get(f"{PAGE}back/").headers["Location"] == LIST + MID
    assert reasons() == {"kubernetes": WHY}


def test_a_stranger_neither_sees_nor_takes_back(
    exempted: None, finished: Sitting, release: Release, stranger: User, stranger_client: Client
) -> None:
    finished_by(stranger, release, {"git": 2})

    assert WHY not in page(stranger_client, LIST)
    assert WHY not in page(stranger_client, PAGE)
    assert stranger_client.post(f"{PAGE}back/").status_code == 302
    assert stranger_client.get(f"{PAGE}?result={finished.pk}").status_code == 404
    assert stranger_client.post(f"{PAGE}back/?result={finished.pk}").status_code == 404
    assert reasons() == {"kubernetes": WHY}


def test_without_a_target_one_is_asked_to_choose(learner: User, release: Release, learner_client: Client) -> None:
    finished_by(learner, release, {"git": 2}, role="")

    html = page(learner_client, LIST)

    assert "First choose a role" in html
    assert '<a class="button" href="/results/today/">Choose a role</a>' in html


def test_the_list_names_what_is_not_asked_for_here_and_takes_it_back_as_well(
    exempted: None, learner_client: Client
) -> None:
    query = "?role=ai-platform-product-manager&level=mid"

    html = page(learner_client, LIST + query)

    assert '<span class="tag">not asked for here</span>' in html
    assert f'action="{PAGE}back/{query}"' in html
    assert "Change the reason" not in html


def test_an_older_result_lists_what_it_knows(
    finished: Sitting, learner: User, learner_client: Client, catalogue: Catalogue
) -> None:
    newer = replace(catalogue.skill["git"], slug="pair-programming", name="Pair programming")
    grown = replace(catalogue, skills=(*catalogue.skills, newer))
    write_rows(catalogue=grown)
    published(grown)
    exempt_skill(person=learner, skill_id=Skill.objects.get(slug="pair-programming").pk, reason=WHY)

    assert "Pair programming" in page(learner_client, LIST)
    assert "Pair programming" not in page(learner_client, f"{LIST}?result={finished.pk}")


def test_the_list_takes_as_many_queries_for_many(
    finished: Sitting, learner: User, learner_client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for skills in (1, 40):
        for skill in Skill.objects.order_by("pk")[:skills]:
            exempt_skill(person=learner, skill_id=skill.pk, reason=WHY)
        page(learner_client, LIST)

        with django_assert_num_queries(6):
            page(learner_client, LIST)
