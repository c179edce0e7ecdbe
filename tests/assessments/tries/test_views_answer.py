"""One answer at a time, as the script sends it; and several at once."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections
from django.test import Client

from assessments.ratings.answers.seen import Seen
from skills.models import Release
from tests.assessments.tries.conftest import MID, let_run_out, said, say

GIT = {"skill": "git", "level": "2", "note": "", "seen": "0"}
SEEN = str(Seen.of(level=2, note="", revision=1))
ANSWER = "/try/answer/"


def test_an_answer_is_saved_and_says_what_the_page_shows_now(visitor: Client) -> None:
    answers = [visitor.post(ANSWER, GIT).json() for _ in range(3)]

    assert answers == [{"seen": SEEN}] * 3
    assert said(visitor) == {"git": ("2", "")}


def test_another_tab_is_told_of(visitor: Client) -> None:
    say(visitor, "git", "na", note="Theirs")

    response = visitor.post(ANSWER, GIT)

    words = (
        "Git and version control: another tab had said “doesn’t apply to me”. Your later answer “2, working” counts."
    )
    seen = str(Seen.of(level=2, note="", revision=2))
    assert response.json() == {"seen": seen, "overruled": {"level": "na", "note": "Theirs", "words": words}}


def test_what_the_page_showed_anyway_is_no_answer(visitor: Client) -> None:
    say(visitor, "git", "2")
    say(visitor, "git", "3", seen=SEEN)

    assert visitor.post(ANSWER, GIT | {"seen": SEEN}).json() == {"seen": SEEN}
    assert said(visitor) == {"git": ("3", "")}


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({"skill": "nonsense"}, (400, "invalid")),
        ({"skill": "technical-leadership"}, (400, "invalid")),  # of the catalogue, but not asked
        ({"skill": ""}, (400, "invalid")),
        ({"level": "9"}, (400, "invalid")),
        ({"level": "", "note": "Alone"}, (400, "invalid")),
        ({"note": "x" * 1001}, (400, "invalid")),
        ({"seen": "forged"}, (400, "invalid")),
        ({"seen": "8.1.0"}, (409, "out of step")),
        ({"seen": "999999999.2.0"}, (409, "out of step")),  # as if nothing had been changed since
    ],
)
def test_what_is_wrong_is_told_and_changes_nothing(
    visitor: Client, sent: dict[str, str], told: tuple[int, str]
) -> None:
    say(visitor, "git", "1", note="Before")

    response = visitor.post(ANSWER, GIT | sent)

    assert (response.status_code, response.json()["why"]) == told
    assert response.json()["words"].endswith(".")
    assert said(visitor) == {"git": ("1", "Before")}


def test_ten_megabytes_are_refused(visitor: Client) -> None:
    assert visitor.post(ANSWER, GIT | {"note": "x" * 10_000_000}).status_code == 400
    assert said(visitor) == {}


def test_a_try_that_is_over_takes_no_answer(visitor: Client) -> None:
    let_run_out(visitor)

    response = visitor.post(ANSWER, GIT)

    assert (response.status_code, response.json()["why"]) == (404, "over")


def test_another_browser_has_no_part_in_it(visitor: Client, client: Client) -> None:
    client.post("/try/", MID)

    client.post(ANSWER, GIT)

    assert (said(visitor), said(client)) == ({}, {"git": ("2", "")})


@pytest.mark.django_db(transaction=True)
def test_tabs_that_answer_at_the_same_time_lose_nothing(release: Release) -> None:
    visitor = Client()
    visitor.post("/try/", MID)
    skills = ["git", "python", "sql", "linux", "containers", "kubernetes", "networking", "collaboration"]

    def answer(skill: str) -> int:
        tab = Client()
        tab.cookies = visitor.cookies
        try:
            return tab.post(ANSWER, {"skill": skill, "level": "2"}).status_code
        finally:
            connections.close_all()

    with ThreadPoolExecutor(8) as tabs:
        codes = list(tabs.map(answer, skills))

    assert codes == [200] * 8
    assert sorted(said(visitor)) == sorted(skills)
