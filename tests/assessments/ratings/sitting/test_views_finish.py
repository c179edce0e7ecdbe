"""Looking a sitting over, finishing it, and what was said in it."""

from html import unescape

from django.test import Client

from assessments.models import Rating, Sitting
from assessments.ratings.queries import skill_ids
from assessments.ratings.services import correct_rating, finish_sitting
from careerpath.accounts.models import User
from tests.assessments.ratings.conftest import said, say


def page(client: Client, address: str) -> str:
    return unescape(client.get(f"{address}finish/").content.decode())


def test_without_answers_there_is_nothing_to_finish(sitting: Sitting, address: str, learner_client: Client) -> None:
    html = page(learner_client, address)

    assert "0 of 48 skills answered" in html
    assert "Answer at least one skill" in html
    assert ">Finish</button>" not in html
    assert learner_client.post(f"{address}finish/").status_code == 200
    assert not Sitting.objects.get(pk=sitting.pk).is_finished


def test_what_is_open_is_listed_with_links(sitting: Sitting, address: str, learner_client: Client) -> None:
    say(sitting, "git", 2)

    html = page(learner_client, address)

    assert "1 of 48 skills answered" in html
    assert "What is left open counts as not rated, which is not the same as 0." in html
    assert f'<a href="{address}rate/cloud-platform/#skill-containers">Containers</a>' in html
    assert "#skill-git" not in html


def test_what_follows_is_shown_as_such(sitting: Sitting, address: str, learner_client: Client) -> None:
    say(sitting, "cloud-platforms", 3)

    html = page(learner_client, address)

    assert "What follows from your answers" in html
    assert 'name="taken" value="access-control:2"' in html
    assert "Because you said 3 for Cloud platforms." in html
    assert f'href="{address}rate/security-governance/#skill-access-control">Change<span' in html
    assert said(sitting) == {"cloud-platforms": ("3", "")}


def test_what_follows_is_taken_over_in_one_go(sitting: Sitting, address: str, learner_client: Client) -> None:
    say(sitting, "cloud-platforms", 3)

    sent = {"taken": ["access-control:2", "networking:2"]}
    answers = [learner_client.post(f"{address}confirm/", sent) for _ in range(2)]

    assert [answer.headers["Location"] for answer in answers] == [f"{address}finish/"] * 2
    assert said(sitting) == {"cloud-platforms": ("3", ""), "access-control": ("2", ""), "networking": ("2", "")}
    assert "2 answers are taken over." in page(learner_client, address)


def test_only_what_still_follows_and_was_shown_is_taken_over(
    sitting: Sitting, address: str, learner_client: Client
) -> None:
    say(sitting, "cloud-platforms", 3)
    say(sitting, "networking", 0)  # said in another tab, after the page was opened

    learner_client.post(f"{address}confirm/", {"taken": ["networking:2", "git:4", "nonsense"]})

    assert said(sitting) == {"cloud-platforms": ("3", ""), "networking": ("0", "")}


def test_what_is_not_ticked_is_not_taken_over(sitting: Sitting, address: str, learner_client: Client) -> None:
    say(sitting, "cloud-platforms", 3)

    learner_client.post(f"{address}confirm/", {"taken": ["access-control:2"]})

    assert said(sitting) == {"cloud-platforms": ("3", ""), "access-control": ("2", "")}


def test_what_was_rated_before_is_offered_and_nothing_inferred_in_its_place(
    sitting: Sitting, address: str, learner: User, learner_client: Client
) -> None:
    correct_rating(person=learner, skill_id=skill_ids(sitting.release_id)["documentation"], level=2)
    correct_rating(person=learner, skill_id=skill_ids(sitting.release_id)["statistics"], level=None)
    say(sitting, "python", 0)

    html = page(learner_client, address)

    assert 'name="taken" value="documentation:2"' in html
    assert "You said so today." in html
    assert 'value="documentation:0"' not in html
    assert 'value="api-design:0"' in html
    assert '#skill-documentation">Documentation</a>' not in html

    learner_client.post(f"{address}confirm/", {"taken": ["documentation:2", "statistics:na"]})

    assert said(sitting) == {"python": ("0", ""), "documentation": ("2", ""), "statistics": ("na", "")}


def test_looking_at_the_address_of_taking_over_takes_nothing(
    sitting: Sitting, address: str, learner_client: Client
) -> None:
    say(sitting, "cloud-platforms", 3)

    assert learner_client.get(f"{address}confirm/").headers["Location"] == f"{address}finish/"
    assert said(sitting) == {"cloud-platforms": ("3", "")}


def test_answers_that_seldom_go_together_are_told_kindly(
    sitting: Sitting, address: str, learner_client: Client
) -> None:
    say(sitting, "kubernetes", 3)
    say(sitting, "containers", 0)

    html = page(learner_client, address)

    assert "You may well be right" in html
    link = f"{address}rate/cloud-platform/#skill-"
    assert (
        f'You said 3 for <a href="{link}kubernetes">Kubernetes</a>. '
        f'That usually takes <a href="{link}containers">Containers</a> at 2, and there you said 0.'
    ) in html


def test_finishing_freezes_and_shows_the_result(
    sitting: Sitting, address: str, learner: User, learner_client: Client
) -> None:
    say(sitting, "git", 2, note="Two years\n<at work>")
    say(sitting, "containers", None)

    response = learner_client.post(f"{address}finish/", follow=True)

    assert response.redirect_chain == [(f"/results/{sitting.pk}/", 302)]
    html = response.content.decode()
    assert "Two years<br>&lt;at work&gt;" in html
    assert '<span class="tag">doesn’t apply</span>' in html
    assert dict(Rating.objects.filter(person=learner).values_list("skill__slug", "level")) == {
        "git": 2,
        "containers": None,
    }


def test_finishing_twice_is_finishing_once(sitting: Sitting, address: str, learner_client: Client) -> None:
    say(sitting, "git", 2)

    answers = [learner_client.post(f"{address}finish/") for _ in range(2)]

    assert [answer.headers["Location"] for answer in answers] == [f"/results/{sitting.pk}/"] * 2
    assert Rating.objects.count() == 1
    assert learner_client.get(f"{address}finish/").headers["Location"] == f"/results/{sitting.pk}/"
    assert learner_client.get(address).headers["Location"] == f"/results/{sitting.pk}/"


def test_a_finished_sitting_takes_nothing_over(
    sitting: Sitting, address: str, learner: User, learner_client: Client
) -> None:
    say(sitting, "cloud-platforms", 3)
    finish_sitting(sitting=sitting.pk, person=learner)

    response = learner_client.post(f"{address}confirm/", {"taken": "access-control:2"})

    assert response.status_code == 409
    assert said(sitting) == {"cloud-platforms": ("3", "")}


def test_the_address_of_what_was_said_leads_to_the_result(
    sitting: Sitting, address: str, learner: User, learner_client: Client
) -> None:
    finish_sitting(sitting=sitting.pk, person=learner)

    assert learner_client.get(f"{address}done/").headers["Location"] == f"/results/{sitting.pk}/"


def test_an_open_sitting_is_not_done(sitting: Sitting, address: str, learner_client: Client) -> None:
    assert learner_client.get(f"{address}done/").headers["Location"] == address
