"""Visitors who try it without an account, as clients whose browser goes on from there."""

import pytest
from django.test import Client

from assessments.models import Sitting
from assessments.ratings.services import begin_sitting
from careerpath.accounts.models import User
from skills.models import Release
from tests.assessments.tries.conftest import MID, let_run_out
from tests.assessments.tries.conftest import say as answer
from tests.browser.hands import Hands
from tests.browser.raters import choose, say


@pytest.fixture
def trying(release: Release) -> Client:
    """Has begun, and said nothing yet."""
    client = Client()
    client.post("/try/", MID)
    return client


@pytest.fixture
def tried(trying: Client) -> Client:
    """With something of everything: met, missing, doesn't apply, a note."""
    levels = {"git": "3", "python": "1", "sql": "na", "linux": "0", "containers": "2", "kubernetes": "0"}
    for skill, level in levels.items():
        answer(trying, skill, level, note="Two years at work" if skill == "git" else "")
    for skill in ("software-testing", "networking", "software-engineering", "cloud-platforms", "troubleshooting"):
        answer(trying, skill, "1")
    return trying


@pytest.fixture
def tried_all(trying: Client) -> Client:
    for skill in trying.get("/try/").context["tried"].scope.wanted:
        answer(trying, skill, "4")
    return trying


@pytest.fixture
def ran_out(tried: Client) -> Client:
    let_run_out(tried)
    return tried


@pytest.fixture
def tried_and_open(tried: Client, learner: User, sitting: Sitting) -> Client:
    """Signed in, with an assessment that was open already and says something else."""
    say(sitting, git=1, containers=2, python=None)
    tried.force_login(learner)
    return tried


@pytest.fixture
def tried_and_open_elsewhere(tried: Client, learner: User, elsewhere: Release) -> Client:
    say(begin_sitting(person=learner, release=elsewhere.pk), git=1)
    tried.force_login(learner)
    return tried


def note_alone_in_a_try(somebody: Hands) -> None:
    python = somebody.page.get_by_role("group", name="Python", exact=True)
    somebody.use(python.get_by_text("Note", exact=True))
    somebody.write(python.get_by_role("textbox"), "Two years")
    somebody.submit("Save and continue")


def another_tab_said(somebody: Hands) -> None:
    """The page in front was opened before the other tab answered."""
    other = somebody.page.context.new_page()
    other.goto(somebody.page.url)
    choose(type(somebody)(other), "Containers", 3)
    other.get_by_text("Saved").first.wait_for()
    other.close()
    choose(somebody, "Containers", 1)
    somebody.page.get_by_text("another tab had said").wait_for()
