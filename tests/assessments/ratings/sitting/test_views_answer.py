"""One answer at a time, as the script sends it."""

import pytest
from django.test import Client

from assessments.models import Interest, Sitting
from assessments.ratings.answers.seen import Seen
from assessments.ratings.services import finish_sitting
from careerpath.accounts.models import User
from tests.assessments.ratings.conftest import said, say

GIT = {"skill": "git", "level": "2", "note": "", "seen": "0"}
SEEN = str(Seen.of(level=2, note="", revision=1))


@pytest.fixture
def answer(address: str) -> str:
    return f"{address}answer/"


def test_an_answer_is_saved_and_says_what_the_page_shows_now(
    sitting: Sitting, answer: str, learner_client: Client
) -> None:
    response = learner_client.post(answer, GIT)

    assert (response.status_code, response.json()) == (200, {"seen": SEEN})
    assert said(sitting) == {"git": ("2", "")}


def test_the_same_answer_again_changes_nothing(sitting: Sitting, answer: str, learner_client: Client) -> None:
    answers = [learner_client.post(answer, GIT).json() for _ in range(3)]

    assert answers == [{"seen": SEEN}] * 3
    assert said(sitting) == {"git": ("2", "")}


def test_another_tab_is_told_of(sitting: Sitting, answer: str, learner_client: Client) -> None:
    say(sitting, "git", None, note="Theirs")

    response = learner_client.post(answer, GIT)

    words = (
        "Git and version control: another tab had said “doesn’t apply to me”. Your later answer “2, working” counts."
    )
    seen = str(Seen.of(level=2, note="", revision=2))
    assert response.json() == {"seen": seen, "overruled": {"level": "na", "note": "Theirs", "words": words}}


def test_another_tabs_note_is_told_of(sitting: Sitting, answer: str, learner_client: Client) -> None:
    say(sitting, "git", 2, note="Theirs")

    overruled = learner_client.post(answer, GIT | {"note": "Mine"}).json()["overruled"]

    words = "Git and version control: another tab had noted something else. Your later note counts."
    assert overruled == {"level": "2", "note": "Theirs", "words": words}


def test_what_the_page_showed_anyway_is_no_answer(sitting: Sitting, answer: str, learner_client: Client) -> None:
    say(sitting, "git", 2)
    say(sitting, "git", 3, revision=1)

    response = learner_client.post(answer, GIT | {"seen": SEEN})

    assert response.json() == {"seen": SEEN}
    assert said(sitting) == {"git": ("3", "")}


def test_a_wish_is_kept_without_an_answer_and_taken_back(
    sitting: Sitting, answer: str, learner: User, learner_client: Client
) -> None:
    response = learner_client.post(answer, {"skill": "git", "wish": "want"})

    assert response.json() == {"seen": "0"}
    assert Interest.objects.values_list("person", "skill__slug", "kind").get() == (learner.pk, "git", "want")
    learner_client.post(answer, {"skill": "git", "wish": ""})
    assert not Interest.objects.exists()
    assert said(sitting) == {}


def test_what_claims_to_be_unchanged_is_not_called_saved(sitting: Sitting, answer: str, learner_client: Client) -> None:
    response = learner_client.post(answer, GIT | {"seen": "999999999.2.0", "wish": "want"})

    assert (response.status_code, response.json()["why"]) == (409, "out of step")
    assert said(sitting) == {}
    assert not Interest.objects.exists()


def test_an_answer_that_speaks_of_no_wish_leaves_it(
    sitting: Sitting, answer: str, learner: User, learner_client: Client
) -> None:
    learner_client.post(answer, {"skill": "git", "wish": "must"})

    learner_client.post(answer, GIT)

    assert Interest.objects.get().kind == "must"


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({"skill": "nonsense"}, (400, "invalid")),
        ({"skill": "technical-leadership"}, (400, "invalid")),  # of the catalogue, but not asked
        ({"skill": ""}, (400, "invalid")),
        ({"level": "9"}, (400, "invalid")),
        ({"level": "-1"}, (400, "invalid")),
        ({"level": "", "note": "Alone"}, (400, "invalid")),
        ({"note": "x" * 1001}, (400, "invalid")),
        ({"wish": "love"}, (400, "invalid")),
        ({"seen": "forged"}, (400, "invalid")),
        ({"seen": "8.1.0"}, (409, "out of step")),
        ({"seen": "999999999.2.0"}, (409, "out of step")),  # as if nothing had been changed since
        ({"seen": "2.2.0"}, (409, "out of step")),
    ],
)
def test_what_is_wrong_is_told_and_changes_nothing(
    sitting: Sitting, answer: str, learner_client: Client, sent: dict[str, str], told: tuple[int, str]
) -> None:
    say(sitting, "git", 1, note="Before")

    response = learner_client.post(answer, GIT | sent)

    assert (response.status_code, response.json()["why"]) == told
    assert response.json()["words"].endswith(".")
    assert said(sitting) == {"git": ("1", "Before")}
    assert not Interest.objects.exists()


def test_ten_megabytes_are_refused(sitting: Sitting, answer: str, learner_client: Client) -> None:
    say(sitting, "git", 1, note="Before")

    response = learner_client.post(answer, GIT | {"note": "x" * 10_000_000})

    assert response.status_code == 400
    assert said(sitting) == {"git": ("1", "Before")}


def test_a_finished_sitting_takes_no_answer(
    sitting: Sitting, answer: str, learner: User, learner_client: Client
) -> None:
    finish_sitting(sitting=sitting.pk, person=learner)

    response = learner_client.post(answer, GIT)

    assert response.status_code == 409
    assert response.json() == {
        "why": "finished",
        "words": "This assessment is finished and takes no more answers.",
    }
    assert said(sitting) == {}


def test_a_stranger_answers_nothing(sitting: Sitting, answer: str, stranger_client: Client) -> None:
    assert stranger_client.post(answer, GIT).status_code == 404
    assert said(sitting) == {}


def test_a_visitor_is_sent_to_sign_in(sitting: Sitting, answer: str, client: Client) -> None:
    assert client.post(answer, GIT).status_code == 302
    assert said(sitting) == {}
