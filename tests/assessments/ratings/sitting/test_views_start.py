"""Beginning a sitting, going on with it, discarding it."""

from html import unescape

import pytest
from django.test import Client

from assessments.models import Rating, Sitting
from assessments.ratings.asked import asked_in
from assessments.ratings.queries import open_sitting
from assessments.ratings.services import finish_sitting
from careerpath.accounts.models import User
from skills.catalogue import Catalogue
from skills.models import Release
from tests.assessments.ratings.conftest import say

MID = {"target": "mlops-engineer/mid"}


def test_the_start_shows_what_each_target_asks(release: Release, learner_client: Client) -> None:
    html = unescape(learner_client.get("/assess/").content.decode())

    assert html.count('name="target"') == 5
    assert html.count('<a href="?role=') == 10
    asks = "47 skills, 20 of them essential, and 1 more that is needed for them. About 820 hours from nothing."
    assert f"{asks} Rating yourself on all 48 takes about 12 minutes." in html
    assert 'href="/roles/mlops-engineer/"' in html
    assert "checked" not in html


def test_before_the_first_release_the_start_says_so(learner_client: Client) -> None:
    response = learner_client.get("/assess/")

    assert response.status_code == 503
    assert "The catalogue isn’t here yet" in response.content.decode()


def test_a_link_may_choose_a_target_in_advance(release: Release, learner_client: Client) -> None:
    html = learner_client.get("/assess/?role=data-engineer&level=mid").content.decode()

    assert "<h2>Data engineer</h2>" in html
    assert 'value="data-engineer/mid" checked' in html
    assert html.count(" checked") == 1


def test_another_role_shows_its_levels(release: Release, learner_client: Client) -> None:
    html = learner_client.get("/assess/?role=data-engineer").content.decode()

    assert "<h2>Data engineer</h2>" in html
    assert 'action="/assess/?role=data-engineer"' in html
    assert html.count('name="target"') == 4
    assert " checked" not in html


def test_an_unknown_role_shows_the_first_one(release: Release, learner_client: Client) -> None:
    assert "<h2>MLOps engineer</h2>" in learner_client.get("/assess/?role=king&level=mid").content.decode()


@pytest.mark.parametrize(
    ("sent", "target", "onward"),
    [
        (MID, ("mlops-engineer", "mid"), ""),
        ({"target": "everything", "way": "parts"}, ("", ""), ""),
        (MID | {"way": "short"}, ("mlops-engineer", "mid"), "next/"),
    ],
)
def test_beginning(
    release: Release, learner_client: Client, sent: dict[str, str], target: tuple[str, str], onward: str
) -> None:
    response = learner_client.post("/assess/", sent)

    row = Sitting.objects.get()
    assert (row.role, row.seniority) == target
    assert row.release == release
    assert response.headers["Location"] == f"/assess/{row.pk}/{onward}"


@pytest.mark.parametrize(
    ("sent", "says"),
    [
        ({}, "Choose a role and level, or all skills."),
        ({"target": "king/mid"}, "That role isn’t here any more. Choose a role and level, or all skills."),
        ({"target": "mlops-engineer/king"}, "That role isn’t here any more. Choose a role and level, or all skills."),
    ],
)
def test_without_a_target_there_is_nothing_to_begin(
    release: Release, learner_client: Client, sent: dict[str, str], says: str
) -> None:
    response = learner_client.post("/assess/", sent)

    assert says in unescape(response.content.decode())
    assert not Sitting.objects.exists()


def test_beginning_twice_begins_once(release: Release, learner_client: Client) -> None:
    first, second = (learner_client.post("/assess/", MID) for _ in range(2))

    assert first.headers["Location"] == second.headers["Location"]
    assert Sitting.objects.count() == 1


def test_another_target_waits_until_the_open_sitting_is_closed(address: str, learner_client: Client) -> None:
    response = learner_client.post("/assess/", {"target": "everything"}, follow=True)

    assert response.redirect_chain[0] == (address, 302)
    assert "Finish or discard it to begin another." in response.content.decode()
    assert Sitting.objects.count() == 1


@pytest.mark.parametrize("target", ["everything", "mlops-engineer/mid"])
def test_the_same_target_in_another_framework_is_another(
    elsewhere: Release, learner_client: Client, target: str
) -> None:
    learner_client.post("/assess/", {"target": target})

    pages = [
        learner_client.post(f"/assess/{query}", {"target": target}, follow=True) for query in ("", "?framework=other")
    ]

    assert ["Finish or discard it to begin another." in page.text for page in pages] == [False, True]
    assert Sitting.objects.count() == 1


def test_an_open_sitting_comes_first(sitting: Sitting, address: str, learner_client: Client) -> None:
    say(sitting, "git", 2)

    for path in ("/assess/", "/"):
        html = learner_client.get(path).content.decode()
        assert "Your assessment waits for you" in html
        assert "MLOps engineer, mid level, begun on" in html
        assert f'href="{address}"' in html
        assert f'href="{address}discard/"' in html
        assert 'max="48" value="1"' in html
        assert 'name="target"' not in html


def test_without_a_sitting_the_home_page_leads_to_one(learner_client: Client) -> None:
    html = learner_client.get("/").content.decode()

    assert "Find out where you stand" in html
    assert "rating.js" not in html


def test_going_on_leads_to_the_first_part_that_is_not_done(
    sitting: Sitting, address: str, learner_client: Client, catalogue: Catalogue
) -> None:
    html = learner_client.get(address).headers["Location"]
    for skill in catalogue.skills_of["programming"]:
        if skill.slug != "r-programming":
            say(sitting, skill.slug, 1)

    assert html == f"{address}rate/programming/"
    assert learner_client.get(address).headers["Location"] == f"{address}rate/cloud-platform/"


def test_going_on_with_everything_answered_leads_to_the_end(
    release: Release, learner: User, learner_client: Client
) -> None:
    row = Sitting.objects.create(person=learner, release=release, role="data-scientist", seniority="junior")
    for skill in asked_in(row).scope.skills:
        say(row, skill.slug, 1)

    assert learner_client.get(f"/assess/{row.pk}/").headers["Location"] == f"/assess/{row.pk}/finish/"


@pytest.mark.parametrize(
    ("query", "leads"),
    [
        ("Kubernetes", "cloud-platform/#skill-kubernetes"),
        ("kubernetes", "cloud-platform/#skill-kubernetes"),
        ("dockerfile", "cloud-platform/#skill-containers"),
    ],
)
def test_searching_leads_to_the_skill(address: str, learner_client: Client, query: str, leads: str) -> None:
    assert learner_client.get(address, {"q": query}).headers["Location"] == f"{address}rate/{leads}"


def test_searching_for_several_skills_lists_them(address: str, learner_client: Client) -> None:
    html = learner_client.get(address, {"q": "monitoring"}).content.decode()

    assert f'<a href="{address}rate/operations/#skill-model-monitoring">Model monitoring</a>' in html
    assert f'<a href="{address}rate/operations/#skill-monitoring-alerting">Monitoring and alerting</a>' in html


@pytest.mark.parametrize("query", ["<b>zebra</b>", "technical leadership"])
def test_searching_for_what_is_not_asked_says_so(address: str, learner_client: Client, query: str) -> None:
    html = unescape(learner_client.get(address, {"q": query}).content.decode())

    assert f"This assessment has no skill for “{query}”. It asks only what MLOps engineer, mid level takes." in html


def test_discarding_asks_first(sitting: Sitting, address: str, learner_client: Client) -> None:
    empty = learner_client.get(f"{address}discard/").content.decode()
    say(sitting, "git", 2)

    html = unescape(learner_client.get(f"{address}discard/").content.decode())

    assert "It has no answers yet, so nothing would be lost." in empty
    assert "1 answer of this assessment would be lost, and can’t be brought back." in html
    assert Sitting.objects.filter(pk=sitting.pk).exists()


def test_discarding_leaves_earlier_ratings_and_a_second_click_nothing(
    sitting: Sitting, address: str, learner: User, learner_client: Client, release: Release
) -> None:
    say(sitting, "git", 2)
    finish_sitting(sitting=sitting.pk, person=learner)
    learner_client.post("/assess/", MID)
    row = open_sitting(learner)
    assert row

    answers = [learner_client.post(f"/assess/{row.pk}/discard/") for _ in range(2)]

    assert [answer.headers["Location"] for answer in answers] == ["/assess/"] * 2
    assert list(Sitting.objects.all()) == [sitting]
    assert Rating.objects.get().level == 2


def test_replaying_an_earlier_of_two_removals_is_none(release: Release, learner_client: Client) -> None:
    paths = []
    for _ in range(2):
        begun = learner_client.post("/assess/", MID).headers["Location"]
        paths.append(f"{begun}discard/")
        learner_client.post(paths[-1])

    answers = [learner_client.post(path) for path in paths]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert [answer.headers["Location"] for answer in answers] == ["/assess/"] * 2


def test_a_finished_sitting_is_not_discarded(
    sitting: Sitting, address: str, learner: User, learner_client: Client
) -> None:
    finish_sitting(sitting=sitting.pk, person=learner)

    response = learner_client.post(f"{address}discard/")

    assert response.status_code == 409
    assert Sitting.objects.filter(pk=sitting.pk).exists()


def test_a_stranger_finds_nothing_to_discard(sitting: Sitting, address: str, stranger_client: Client) -> None:
    assert stranger_client.post(f"{address}discard/").status_code == 404
    assert Sitting.objects.filter(pk=sitting.pk).exists()
