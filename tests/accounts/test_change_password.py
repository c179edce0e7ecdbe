import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from careerpath.accounts.models import User
from tests.accounts.steps import is_signed_in, sign_in, signed_in
from tests.factories import PASSWORD

pytestmark = pytest.mark.usefixtures("still_clock")

NEW = "seven quiet foxes cross the bridge"


def change(client: Client, old: str = PASSWORD, new: str = NEW, again: str | None = None) -> object:
    given = {"oldpassword": old, "password1": new, "password2": new if again is None else again}
    return client.post(reverse("account_change_password"), given)


def test_a_new_password_takes_the_place_of_the_old_one(learner: User) -> None:
    client = signed_in(learner)

    response = change(client)

    assert "Your new password is saved." in client.get(response.headers["Location"]).content.decode()
    assert sign_in(Client(), learner.email, PASSWORD).status_code == 200
    assert sign_in(Client(), learner.email, NEW).headers["Location"] == reverse("home")
    assert [(sent.to, sent.subject) for sent in mail.outbox] == [
        ([learner.email], "Your password at careerpath was changed")
    ]


def test_a_new_password_signs_out_everywhere_else(learner: User) -> None:
    here, elsewhere = signed_in(learner), signed_in(learner)

    change(here)

    assert is_signed_in(here)
    assert not is_signed_in(elsewhere)
    assert here.get(reverse("usersessions_list")).context["session_count"] == 1


@pytest.mark.parametrize(
    ("given", "errors"),
    [
        (
            {"old": "not the password"},
            {"oldpassword": ["This is not your password. Type the one that you sign in with now."]},
        ),
        ({"again": "something else"}, {"password2": ["You must type the same password each time."]}),
        ({"new": "short"}, {"password1": ["Use at least 10 characters. A sentence of several words is best."]}),
        (
            {"new": "learner@example"},
            {"password1": ["This is too close to your e-mail address or name. Choose something else."]},
        ),
        (
            {"old": "", "new": ""},
            {
                "oldpassword": ["Type the password that you sign in with now."],
                "password1": ["Choose a new password."],
                "password2": ["Type the new password a second time."],
            },
        ),
    ],
)
def test_a_change_is_refused(learner: User, given: dict[str, str], errors: dict[str, list[str]]) -> None:
    client = signed_in(learner)

    response = change(client, **given)

    assert response.context["form"].errors == errors
    assert sign_in(Client(), learner.email, PASSWORD).headers["Location"] == reverse("home")


def test_guessing_the_old_password_is_held_up(learner: User) -> None:
    client = signed_in(learner)

    answers = [change(client, "not the password").status_code for _ in range(6)]

    assert answers == [200] * 5 + [429]


def test_a_person_without_password_chooses_a_first_one(learner: User, learner_client: Client) -> None:
    learner.set_unusable_password()
    learner.save()
    learner_client.force_login(learner)

    sent_on = learner_client.get(reverse("account_change_password"))
    learner_client.post(reverse("account_set_password"), {"password1": NEW, "password2": NEW})

    assert sent_on.headers["Location"] == reverse("account_set_password")
    assert sign_in(Client(), learner.email, NEW).headers["Location"] == reverse("home")
    assert mail.outbox[0].subject == "Your account at careerpath has a password now"


def test_browsers_and_password_managers_find_the_page(learner_client: Client) -> None:
    response = learner_client.get("/.well-known/change-password")

    assert response.headers["Location"] == reverse("account_change_password")
