"""What people come to do, each in four ways: by mouse, by finger on a phone, without JavaScript, by keyboard alone."""

import pytest

from careerpath.accounts.models import User
from tests.accounts.steps import code_now
from tests.browser.conftest import OpenPage
from tests.browser.hands import Finger, Hands, Keyboard, Mouse
from tests.browser.steps import link_in_mail, set_up_app, sign_in, sign_out
from tests.factories import PASSWORD, UserFactory

pytestmark = pytest.mark.browser

WAYS: dict[str, tuple[type[Hands], dict[str, int | bool]]] = {
    "mouse": (Mouse, {"width": 1280}),
    "phone": (Finger, {"width": 360, "dark": True}),
    "no script": (Mouse, {"width": 1280, "script": False}),
    "keyboard": (Keyboard, {"width": 1280}),
}


@pytest.fixture(params=WAYS)
def somebody(request: pytest.FixtureRequest, open_page: OpenPage) -> Hands:
    hands, browser = WAYS[request.param]
    return hands(open_page(**browser))


def test_signing_up(somebody: Hands) -> None:
    somebody.open("/")
    somebody.follow("Create an account")
    somebody.fill("E-mail address", "new@example.org")
    somebody.fill("Password", PASSWORD)
    somebody.submit("Create an account")
    somebody.sees("Look into your mail")

    somebody.open(link_in_mail())
    somebody.submit("Confirm this address")

    somebody.sees("Welcome.")


def test_signing_in_wrong_then_right_and_out(somebody: Hands, learner: User) -> None:
    somebody.open("/")
    somebody.follow("Sign in")
    sign_in(somebody, learner, "not the password")
    somebody.is_told("This e-mail address and password don't belong together.")

    somebody.fill("Password", PASSWORD)
    somebody.submit("Sign in")
    somebody.sees("Welcome, Lea Learner.")

    sign_out(somebody, learner)
    somebody.sees("How far is it to an MLOps job, and what is the shortest way there?")
    somebody.open("/me/")
    somebody.sees("Sign in")


def test_a_forgotten_password(somebody: Hands, learner: User) -> None:
    somebody.open("/accounts/login/")
    somebody.follow("Forgot your password?")
    somebody.fill("E-mail address", learner.email)
    somebody.submit("Send me the link")
    somebody.sees("Look into your mail")

    somebody.open(link_in_mail())
    somebody.fill("New password", "quite another sentence")
    somebody.fill("The new password again", "quite another sentence")
    somebody.submit("Save the new password")
    somebody.sees("Your new password is saved")

    somebody.follow("Sign in")
    sign_in(somebody, learner, "quite another sentence")
    somebody.sees("Welcome, Lea Learner.")


def test_a_second_factor(somebody: Hands, learner: User) -> None:
    somebody.open("/accounts/login/")
    sign_in(somebody, learner)
    somebody.press("Lea Learner")
    somebody.follow("Second factor")
    secret, codes = set_up_app(somebody)
    sign_out(somebody, learner)

    for code in (code_now(secret), codes[0]):
        somebody.open("/accounts/login/")
        sign_in(somebody, learner)
        somebody.sees("One more step")
        somebody.fill("Code", code)
        somebody.submit("Sign in")
        somebody.sees("Welcome, Lea Learner.")
        sign_out(somebody, learner)


def test_an_instructor_without_a_second_factor_sets_one_up_and_gets_where_they_wanted(somebody: Hands) -> None:
    instructor = UserFactory(name="Ines Instructor", is_instructor=True)
    somebody.open("/accounts/login/?next=/%3Ffrom=a-mail")
    sign_in(somebody, instructor)
    somebody.sees("Second factor")
    somebody.finds("You can see other people’s data here, so your account needs a second factor")

    set_up_app(somebody)
    somebody.follow("Go on to the page you wanted")

    somebody.sees("Welcome, Ines Instructor.")
    somebody.is_at("/?from=a-mail")
