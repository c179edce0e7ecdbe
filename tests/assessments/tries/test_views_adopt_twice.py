"""A try that is taken over by two requests at once, and one whose person has something open in another framework."""

from html import unescape

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from assessments.models import Answer, Sitting
from assessments.ratings.services import begin_sitting, discard_sitting
from assessments.tries.queries import ADOPTED, KEY
from careerpath.accounts.models import User
from skills.models import Release
from tests.accounts.steps import sign_in
from tests.assessments.ratings.conftest import said as said_in
from tests.assessments.ratings.conftest import say as say_in
from tests.assessments.tries.conftest import kept, said, say

ADOPT = "/try/adopt/"
JOIN = {"join": "lacking"}


@pytest.fixture
def tried(visitor: Client, learner: User) -> Client:
    """Has said two things, and signed in."""
    say(visitor, "git", "2", note="Two years")
    say(visitor, "python", "3")
    sign_in(visitor, learner.email)
    return visitor


SAID = {"git": ("2", "Two years"), "python": ("3", "")}


def put_back(client: Client, content: dict[str, object]) -> None:
    """As a request that had read the session before another changed it, and writes it after that."""
    session = client.session
    session.clear()
    session.update(content)
    session.save()


@pytest.mark.parametrize("sent", [None, JOIN], ids=["alone", "beside an open one"])
def test_the_second_of_two_at_once_comes_to_the_same_assessment(
    tried: Client, learner: User, release: Release, sent: dict[str, str] | None
) -> None:
    name = kept(tried).name
    row = begin_sitting(person=learner, release=release.pk) if sent else None
    before = dict(tried.session.items())
    tried.post(ADOPT, sent)
    put_back(tried, before)

    response = tried.post(ADOPT, sent, follow=True)

    only = Sitting.objects.get()
    assert row in (None, only)
    assert response.redirect_chain[0] == (f"/assess/{only.pk}/", 302)
    assert "is over" not in response.text
    assert said_in(only) == SAID
    assert f'data-also="visitor.{name}"' in response.text
    assert KEY not in tried.session


def test_what_it_became_is_known_for_a_day_and_the_answers_are_gone(tried: Client) -> None:
    key, name = tried.session[KEY], kept(tried).name

    tried.get(ADOPT)

    row = Session.objects.get(pk=key)
    assert row.get_decoded() == {ADOPTED: {"name": name, "sitting": Sitting.objects.get().pk}}


def test_an_assessment_that_was_discarded_since_is_not_called_over(tried: Client, learner: User) -> None:
    before = dict(tried.session.items())
    tried.get(ADOPT)
    put_back(tried, before)
    discard_sitting(sitting=Sitting.objects.get().pk, person=learner)

    response = tried.get(ADOPT, follow=True)

    assert response.redirect_chain == [("/", 302)]
    assert "is over" not in response.text
    assert not Sitting.objects.exists()


def test_somebody_else_comes_to_no_assessment_by_it(tried: Client, stranger_client: Client) -> None:
    key = tried.session[KEY]
    tried.get(ADOPT)
    put_back(stranger_client, {**dict(stranger_client.session.items()), KEY: key})

    assert stranger_client.get(ADOPT).headers["Location"] == "/"


def test_head_looks_only(tried: Client) -> None:
    response = tried.head(ADOPT)

    assert (response.status_code, response.headers["Location"]) == (302, "/assess/")
    assert not Sitting.objects.exists()
    assert said(tried) == SAID


def test_one_answer_goes_along(visitor: Client, learner: User) -> None:
    say(visitor, "git", "2")
    sign_in(visitor, learner.email)

    html = unescape(visitor.get(ADOPT, follow=True).text)

    assert "1 answer from before you signed in is in this assessment now, and goes with your account." in html


# -- In another framework ----------------------------------------------------------------------------------------------


def test_answers_of_another_framework_have_no_place(tried: Client, learner: User, elsewhere: Release) -> None:
    begin_sitting(person=learner, release=elsewhere.pk)

    html = " ".join(unescape(tried.get(ADOPT).text).split())

    assert "They can’t be brought together: your open assessment is about Another list, and what you tried" in html
    assert 'name="join"' not in html


@pytest.mark.parametrize("join", ["lacking", "over"])
def test_a_page_that_was_opened_before_puts_nothing_into_another_framework(
    tried: Client, learner: User, elsewhere: Release, join: str
) -> None:
    row = begin_sitting(person=learner, release=elsewhere.pk)
    say_in(row, "git", 1)

    response = tried.post(ADOPT, {"join": join})

    assert "They can’t be brought together" in unescape(response.text)
    assert said_in(row) == {"git": ("1", "")}
    assert Answer.objects.count() == 1
    assert said(tried) == SAID


def test_beginning_in_another_framework_is_told(visitor: Client, elsewhere: Release) -> None:
    same = visitor.post("/try/", {"target": "mlops-engineer/mid"}, follow=True)

    other = visitor.post("/try/?framework=other", {"target": "mlops-engineer/mid"}, follow=True)

    words = "You have begun to try another role. Start over to choose a new one."
    assert [words in response.text for response in (same, other)] == [False, True]
