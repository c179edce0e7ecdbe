"""What several journeys have in common."""

import re

from django.core import mail

from careerpath.accounts.models import User
from tests.accounts.steps import code_now
from tests.browser.hands import Hands
from tests.factories import PASSWORD


def link_in_mail() -> str:
    """The path of the first link in the newest mail."""
    found = re.search(r"https://[^/\s]+(/\S+)", mail.outbox[-1].body)
    assert found
    return found[1]


def sign_in(somebody: Hands, person: User, password: str = PASSWORD) -> None:
    somebody.fill("E-mail address", person.email)
    somebody.fill("Password", password)
    somebody.submit("Sign in")


def sign_out(somebody: Hands, person: User) -> None:
    somebody.press(str(person))
    somebody.submit("Sign out")


def set_up_app(somebody: Hands) -> tuple[str, list[str]]:
    """From the page of second factors to the recovery codes, which are kept: the app's key, the codes as shown."""
    somebody.follow("Set up an authenticator app")
    somebody.fill("Your password", PASSWORD)
    somebody.submit("Go on")
    secret = somebody.reads(".secret")[0].replace(" ", "")
    somebody.fill("Code", code_now(secret))
    somebody.submit("Turn it on")
    somebody.sees("Recovery codes")
    codes = somebody.reads(".codes li")
    assert len(codes) == 10
    assert [line for line in somebody.download("Download").splitlines() if line in codes] == codes
    return secret, codes
