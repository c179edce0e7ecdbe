import pytest
from allauth.account.models import EmailAddress
from allauth.core.context import request_context
from django.contrib.auth.models import AnonymousUser
from django.contrib.messages.storage.fallback import FallbackStorage
from django.contrib.sessions.backends.db import SessionStore
from django.core import mail
from django.http import HttpRequest
from django.test import Client, RequestFactory
from django.urls import reverse
from pytest_django import Settings

from careerpath.accounts.forms import SignUpForm
from careerpath.accounts.models import User
from tests.accounts.steps import hashes_of, is_signed_in, seen, sign_in, sign_up
from tests.factories import PASSWORD, UserFactory

LONG = "Früh am Morgen, wenn der Nebel noch liegt, singen neun grüne Pferde 🐴 ein Lied vom Meer. " * 3


def test_sign_up_makes_an_account_and_sends_a_link(client: Client, db: None) -> None:
    response = sign_up(client, "New@Example.org")

    assert response.headers["Location"] == reverse("account_email_verification_sent")
    assert list(User.objects.values_list("email", "is_staff", "is_instructor")) == [("new@example.org", False, False)]
    assert list(EmailAddress.objects.values_list("email", "verified", "primary")) == [("new@example.org", False, True)]
    assert [(sent.to, sent.subject) for sent in mail.outbox] == [
        (["new@example.org"], "Confirm your e-mail address for careerpath")
    ]
    assert not is_signed_in(client)


def test_sign_up_says_what_happens_next(client: Client, db: None, settings: Settings) -> None:
    with_mail = client.get(reverse("account_signup")).content.decode()
    settings.ACCOUNT_EMAIL_VERIFICATION = "optional"
    without_mail = client.get(reverse("account_signup")).content.decode()

    assert "Next we send you a mail with a link" in with_mail
    assert "You are signed in at once" in without_mail


def test_sign_up_without_mail_server_signs_in_at_once(client: Client, db: None, settings: Settings) -> None:
    settings.ACCOUNT_EMAIL_VERIFICATION = "optional"

    response = sign_up(client, "new@example.org")

    assert response.headers["Location"] == reverse("home")
    assert is_signed_in(client)


@pytest.mark.parametrize(
    ("password", "problem"),
    [
        ("", "Choose a password."),
        ("too short", "Use at least 10 characters. A sentence of several words is best."),
        ("1q2w3e4r5t", "Guessers try this password first. Choose another: a sentence of several words is best."),
        ("83047561928374", "Digits alone are quickly guessed. Use words as well."),
        ("somebody@example", "This is too close to your e-mail address or name. Choose something else."),
    ],
)
def test_sign_up_refuses_a_weak_password(client: Client, db: None, password: str, problem: str) -> None:
    response = sign_up(client, "somebody@example.org", password)

    assert response.context["form"].errors == {"password1": [problem]}
    assert not User.objects.exists()


@pytest.mark.parametrize(
    ("email", "problem"), [("", "Type your e-mail address."), ("me@here", "Write an address like name@example.org.")]
)
def test_sign_up_refuses_what_is_no_address(client: Client, db: None, email: str, problem: str) -> None:
    response = sign_up(client, email)

    assert response.context["form"].errors == {"email": [problem]}


def test_a_long_passphrase_signs_up_and_in(client: Client, db: None) -> None:
    sign_up(client, "new@example.org", LONG)
    EmailAddress.objects.update(verified=True)

    response = sign_in(client, "new@example.org", LONG)

    assert len(LONG) > 256
    assert response.headers["Location"] == reverse("home")


def test_a_known_address_gets_the_same_answer(settings: Settings, learner: User) -> None:
    hashes = hashes_of(settings)
    answers, costs = [], []
    for email in ("nobody@example.org", learner.email):
        client = Client()
        response = sign_up(client, email)
        answers.append([seen(response, email), seen(client.get(response.headers["Location"]), email)])
        costs.append(hashes.new())

    assert answers[0] == answers[1]
    assert costs == [1, 1]
    assert [(sent.to, sent.subject) for sent in mail.outbox] == [
        (["nobody@example.org"], "Confirm your e-mail address for careerpath"),
        ([learner.email], "You already have an account at careerpath"),
    ]


def test_a_known_address_with_a_weak_password_gets_the_same_answer(settings: Settings, learner: User) -> None:
    hashes = hashes_of(settings)

    answers = [seen(sign_up(Client(), email, "short"), email) for email in ("nobody@example.org", learner.email)]

    assert answers[0] == answers[1]
    assert hashes.new() == 0


def test_a_known_address_keeps_its_password(client: Client, learner: User) -> None:
    sign_up(client, learner.email, "an intruder chose this one")

    assert sign_in(client, learner.email, PASSWORD).headers["Location"] == reverse("home")


def test_a_known_address_is_told_without_mail_server(client: Client, learner: User, settings: Settings) -> None:
    settings.ACCOUNT_EMAIL_VERIFICATION = "optional"

    response = sign_up(client, learner.email)

    problem = "There is an account with this address already. Sign in with it, or use another address."
    assert response.context["form"].errors == {"email": [problem]}


@pytest.mark.parametrize(
    ("verification", "place", "mails"),
    [("mandatory", "account_email_verification_sent", 1), ("optional", "account_login", 0)],
)
def test_a_second_click_that_comes_too_late_is_no_crash(
    settings: Settings, transactional_db: None, verification: str, place: str, mails: int
) -> None:
    settings.ACCOUNT_EMAIL_VERIFICATION = verification
    form = SignUpForm({"email": "new@example.org", "password1": PASSWORD})
    assert form.is_valid()
    UserFactory(email="new@example.org")
    request = _request()

    with request_context(request):
        user, response = form.try_save(request)

    assert user is None
    assert response is not None
    assert response.headers["Location"] == reverse(place)
    assert len(mail.outbox) == mails


@pytest.mark.usefixtures("still_clock")
def test_too_many_sign_ups_from_one_place_are_refused(client: Client, db: None) -> None:
    answers = [client.post(reverse("account_signup"), {}).status_code for _ in range(301)]

    assert answers == [200] * 300 + [429]


def test_a_signed_in_person_is_sent_home(learner_client: Client) -> None:
    assert learner_client.get(reverse("account_signup")).headers["Location"] == reverse("home")


def _request() -> HttpRequest:
    request = RequestFactory().post(reverse("account_signup"))
    request.session = SessionStore()
    request._messages = FallbackStorage(request)
    request.allauth = object()
    request.user = AnonymousUser()
    return request
