"""From a try to an account: nothing is lost, whichever way one comes in."""

from html import unescape

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from pytest_django import Settings

from assessments.models import Answer, Sitting
from assessments.ratings.services import Said, answer, begin_sitting, discard_sitting
from assessments.tries.keeping import DAY, UNTIL_CONFIRMED
from assessments.tries.queries import KEY
from careerpath.accounts.models import User
from skills.models import Release
from tests.accounts.steps import code_now, link_in_mail, sign_in, sign_up
from tests.assessments.ratings.conftest import said as said_in
from tests.assessments.tries.conftest import kept, let_run_out, said, say

ADOPT = "/try/adopt/"


@pytest.fixture
def tried(visitor: Client) -> Client:
    """A visitor who has said three things."""
    say(visitor, "git", "3")
    say(visitor, "git", "2", note="Two years", seen=str(kept(visitor).answers["git"].seen))
    say(visitor, "sql", "na")
    say(visitor, "containers", "0")
    return visitor


SAID = {"git": ("2", "Two years"), "sql": ("na", ""), "containers": ("0", "")}


@pytest.fixture
def open_one(learner: User, release: Release) -> Sitting:
    """Asks less than the try does, agrees with it in one answer and differs in another."""
    row = begin_sitting(person=learner, release=release.pk, role="data-scientist", seniority="junior")
    for skill, level in (("sql", None), ("git", 1), ("python", 3)):
        answer(sitting=row.pk, person=learner, skill=skill, said=Said(level), revision=0)
    return row


# -- The ways in -------------------------------------------------------------------------------------------------------


def test_signing_up_and_confirming_brings_all_of_it(tried: Client) -> None:
    sign_up(tried, "new@example.org")
    link = link_in_mail()

    response = tried.post(link, follow=True)

    row = Sitting.objects.get()
    assert (row.person.email, row.role, row.seniority) == ("new@example.org", "mlops-engineer", "mid")
    assert said_in(row) == SAID
    assert response.redirect_chain[-1] == (f"/assess/{row.pk}/rate/programming/", 302)
    html = unescape(response.text)
    assert "3 answers from before you signed in are in this assessment now, and go with your account." in html
    assert f'<a href="/assess/{row.pk}/discard/">Discard it</a>' in html


def test_signing_up_where_nothing_is_confirmed_brings_all_of_it(tried: Client, settings: Settings) -> None:
    settings.ACCOUNT_EMAIL_VERIFICATION = "optional"

    response = tried.post(
        "/accounts/signup/", {"email": "new@example.org", "password1": "some long sentence"}, follow=True
    )

    assert said_in(Sitting.objects.get()) == SAID
    assert "3 answers from before you signed in" in response.text


def test_signing_in_brings_all_of_it(tried: Client, learner: User) -> None:
    response = tried.post("/try/keep/", {"to": "login"})
    assert response.headers["Location"] == "/accounts/login/?next=/try/adopt/"

    sign_in(tried, learner.email, next=ADOPT)
    tried.get(ADOPT)

    assert said_in(Sitting.objects.get(person=learner)) == SAID


def test_a_second_factor_in_between_loses_nothing(tried: Client, instructor: User) -> None:
    sign_in(tried, instructor.email)
    tried.post("/accounts/2fa/authenticate/", {"code": code_now()})

    tried.get("/", follow=True)

    assert said_in(Sitting.objects.get(person=instructor)) == SAID


def test_confirming_elsewhere_and_signing_in_here_brings_all_of_it(tried: Client) -> None:
    sign_up(tried, "new@example.org", "some long sentence")
    phone = Client()
    phone.post(link_in_mail(), follow=True)
    sign_in(phone, "new@example.org", "some long sentence")
    assert phone.get("/").status_code == 200
    assert not Sitting.objects.exists()

    sign_in(tried, "new@example.org", "some long sentence")
    tried.get("/", follow=True)

    assert said_in(Sitting.objects.get()) == SAID


def test_the_pages_on_the_way_say_what_happens(tried: Client, client: Client) -> None:
    comes_along = "What you answered just now comes with you"

    assert f"{comes_along}: it waits in this browser until you have confirmed" in tried.get("/accounts/signup/").text
    assert f"{comes_along}." in tried.get("/accounts/login/").text
    assert "What you answered waits in this browser." in tried.get("/accounts/confirm-email/").text
    paths = ("/accounts/signup/", "/accounts/login/", "/accounts/confirm-email/")
    assert [path for path in paths if "What you answered" in client.get(path).text] == []


def test_who_wants_to_keep_it_has_as_long_as_the_mail_is_good_for(tried: Client) -> None:
    before = kept(tried).until

    response = tried.post("/try/keep/", {"to": "signup"})

    assert response.headers["Location"] == "/accounts/signup/?next=/try/adopt/"
    longer = UNTIL_CONFIRMED - DAY
    assert longer <= kept(tried).until - before < longer + 60
    assert tried.get("/try/keep/").headers["Location"] == "/try/result/"


# -- What it becomes ---------------------------------------------------------------------------------------------------


def test_it_is_taken_over_once(tried: Client, learner: User) -> None:
    key = tried.session[KEY]
    sign_in(tried, learner.email)

    places = [tried.get(path, follow=True).redirect_chain[-1][0] for path in (ADOPT, ADOPT, "/try/rate/programming/")]

    row = Sitting.objects.get()
    assert places == [f"/assess/{row.pk}/rate/programming/"] * 3
    assert Answer.objects.count() == 3
    assert KEY not in tried.session
    assert KEY not in Session.objects.get(pk=key).get_decoded()


def test_an_answer_goes_on_with_its_revision(tried: Client, learner: User) -> None:
    sign_in(tried, learner.email)
    tried.get("/", follow=True)

    assert dict(Answer.objects.values_list("skill__slug", "revision")) == {"git": 2, "sql": 1, "containers": 1}


def test_what_the_browser_still_holds_finds_its_way(tried: Client, learner: User) -> None:
    name = kept(tried).name
    sign_in(tried, learner.email)

    html = tried.get("/", follow=True).text

    assert f'data-also="visitor.{name}"' in html
    assert f'data-also="visitor.{name}"' in tried.get("/").text
    discard_sitting(sitting=Sitting.objects.get().pk, person=learner)
    other = begin_sitting(person=learner, release=Release.objects.get().pk)
    assert "data-also" not in tried.get(f"/assess/{other.pk}/rate/programming/").text
    assert tried.get(ADOPT).headers["Location"] == "/"


def test_without_an_answer_there_is_nothing_to_take_over(visitor: Client, learner: User) -> None:
    sign_in(visitor, learner.email)

    response = visitor.get("/", follow=True)

    assert "Welcome, Lea Learner." in response.text
    assert not Sitting.objects.exists()


def test_what_is_over_is_told_and_home_is_reached(tried: Client, learner: User) -> None:
    let_run_out(tried)
    sign_in(tried, learner.email)

    response = tried.get("/", follow=True)

    assert response.redirect_chain == [(ADOPT, 302), ("/", 302)]
    assert "What you tried before you signed in is over: it is kept for a day." in response.text


def test_somebody_else_who_signs_in_after_a_person_gets_nothing_of_it(
    tried: Client, learner: User, stranger: User
) -> None:
    tried.force_login(learner)
    tried.force_login(stranger)

    tried.get("/", follow=True)

    assert not Sitting.objects.exists()


def test_a_visitor_is_asked_to_sign_in(tried: Client) -> None:
    assert tried.get(ADOPT).headers["Location"] == "/accounts/login/?next=/try/adopt/"
    assert said(tried) == SAID


# -- When an assessment is open already --------------------------------------------------------------------------------


@pytest.fixture
def both(tried: Client, open_one: Sitting, learner: User) -> Client:
    sign_in(tried, learner.email)
    return tried


THERE = {"sql": ("na", ""), "git": ("1", ""), "python": ("3", "")}


def test_nothing_happens_until_the_person_has_chosen(both: Client, open_one: Sitting) -> None:
    home = both.get("/").text
    page = both.get(ADOPT)

    assert '<a href="/try/adopt/">Bring them together, or keep them apart</a>' in home
    html = " ".join(unescape(page.text).split())
    assert "It is Data scientist, junior level, begun on" in html
    assert "you gave 3 answers for MLOps engineer, mid level. Nothing is changed until you choose." in html
    assert "<li>1 is the same in both.</li>" in html
    assert "<li>1 differs: see below.</li>" in html
    assert "<li>1 has no place there and would be dropped: Containers (0).</li>" in html
    assert "<td>1, awareness</td><td>2, working, with the note “Two years”</td>" in html
    assert 'value="over">Take those from before you signed in<' in html
    assert 'value="lacking"' not in html  # nothing is missing there
    assert said_in(open_one) == THERE
    assert KEY in both.session


@pytest.mark.parametrize(
    ("join", "comes_to", "says"),
    [
        ("lacking", THERE, "Nothing was missing in this assessment."),
        ("over", THERE | {"git": ("2", "Two years")}, "1 answer from before you signed in is added"),
    ],
)
def test_they_are_brought_together_as_chosen(
    both: Client, open_one: Sitting, join: str, comes_to: dict[str, tuple[str, str]], says: str
) -> None:
    response = both.post(ADOPT, {"join": join}, follow=True)

    assert said_in(open_one) == comes_to
    assert Sitting.objects.count() == 1
    assert says in response.text
    assert KEY not in both.session
    both.post(ADOPT, {"join": join})
    assert said_in(open_one) == comes_to


def test_what_is_missing_is_added(both: Client, learner: User, release: Release, open_one: Sitting) -> None:
    discard_sitting(sitting=open_one.pk, person=learner)
    wider = begin_sitting(person=learner, release=release.pk)

    page = both.get(ADOPT).text
    response = both.post(ADOPT, {"join": "lacking"}, follow=True)

    assert 'value="lacking">Add them<' in page
    assert 'value="over"' not in page
    assert said_in(wider) == SAID
    assert "3 answers from before you signed in are added to this assessment." in response.text


@pytest.mark.parametrize("join", ["", "nonsense"])
def test_a_choice_that_is_none_changes_nothing(both: Client, open_one: Sitting, join: str) -> None:
    assert "Nothing is changed until you choose." in both.post(ADOPT, {"join": join}).text
    assert said_in(open_one) == THERE


def test_once_the_open_one_is_finished_the_try_is_the_next(both: Client, open_one: Sitting) -> None:
    both.post(f"/assess/{open_one.pk}/finish/")

    both.get("/", follow=True)

    assert said_in(Sitting.objects.get(finished_at=None)) == SAID
    assert said_in(open_one) == THERE


def test_a_page_that_waited_while_the_open_one_was_closed_takes_it_over_whole(
    both: Client, open_one: Sitting, learner: User
) -> None:
    discard_sitting(sitting=open_one.pk, person=learner)

    both.post(ADOPT, {"join": "over"})

    assert said_in(Sitting.objects.get()) == SAID


def test_a_person_may_let_go_of_it(both: Client, open_one: Sitting) -> None:
    asks = unescape(both.get("/try/discard/").text)

    response = both.post("/try/discard/")

    assert "3 answers would be lost" in asks
    assert "Your own assessments stay as they are." in asks
    assert response.headers["Location"] == "/"
    assert KEY not in both.session
    assert said_in(open_one) == THERE
