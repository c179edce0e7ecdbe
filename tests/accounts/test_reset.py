import time

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from careerpath.accounts.models import User
from tests.accounts.steps import hashes_of, is_signed_in, link_in_mail, seen, sign_in, signed_in
from tests.factories import PASSWORD, UserFactory

pytestmark = pytest.mark.usefixtures("still_clock")

NEW = "seven quiet foxes cross the bridge"


def ask(client: Client, email: str) -> object:
    return client.post(reverse("account_reset_password"), {"email": email})


def choose(client: Client, path: str, password: str = NEW) -> object:
    form = client.get(path).headers["Location"]
    return client.post(form, {"password1": password, "password2": password})


def test_unknown_and_known_addresses_get_the_same_answer(settings: Settings, learner: User) -> None:
    UserFactory(email="locked@example.org", is_active=False)
    emails = ("nobody@example.org", learner.email, "locked@example.org")
    hashes = hashes_of(settings)
    answers = []
    for email in emails:
        client = Client()
        response = ask(client, email)
        answers.append([seen(response, email), seen(client.get(response.headers["Location"]), email)])

    assert answers == [answers[0]] * 3
    assert hashes.new() == 0
    assert [(sent.to, sent.subject) for sent in mail.outbox] == [
        ([emails[0]], "Somebody asked for a new password at careerpath"),
        ([emails[1]], "Choose a new password for careerpath"),
        ([emails[2]], "Somebody asked for a new password at careerpath"),
    ]


def test_the_link_sets_a_new_password(client: Client, learner: User) -> None:
    ask(client, learner.email)

    response = choose(client, link_in_mail())

    assert response.headers["Location"] == reverse("account_reset_password_from_key_done")
    assert "Your new password is saved" in client.get(response.headers["Location"]).content.decode()
    assert not is_signed_in(client)
    assert sign_in(client, learner.email, PASSWORD).status_code == 200
    assert sign_in(client, learner.email, NEW).headers["Location"] == reverse("home")
    assert mail.outbox[-1].subject == "Your password at careerpath was replaced"


def test_a_new_password_ends_every_session(client: Client, learner: User) -> None:
    elsewhere = signed_in(learner)
    ask(client, learner.email)

    choose(client, link_in_mail())

    assert not is_signed_in(elsewhere)
    assert learner.usersession_set.count() == 0


def test_a_new_password_is_no_second_factor(client: Client, instructor: User) -> None:
    ask(client, instructor.email)
    choose(client, link_in_mail())

    response = sign_in(client, instructor.email, NEW)

    assert response.headers["Location"] == reverse("mfa_authenticate")
    assert not is_signed_in(client)


def test_the_link_works_once(client: Client, learner: User) -> None:
    ask(client, learner.email)
    choose(client, link_in_mail())

    response = Client().get(link_in_mail(0))

    assert "This link doesn’t work any more" in response.content.decode()


def test_a_link_that_is_none_says_what_to_do(client: Client, db: None) -> None:
    response = client.get(reverse("account_reset_password_from_key", args=["zzz", "no-such-key"]))

    assert response.status_code == 200
    assert "This link doesn’t work any more" in response.content.decode()


def test_the_key_leaves_the_address_bar(client: Client, learner: User) -> None:
    ask(client, learner.email)

    response = client.get(link_in_mail())

    assert response.headers["Location"].endswith("-set-password/")


def test_a_weak_password_is_refused(client: Client, learner: User) -> None:
    ask(client, learner.email)

    response = choose(client, link_in_mail(), "short")

    problem = "Use at least 10 characters. A sentence of several words is best."
    assert response.context["form"].errors == {"password1": [problem]}


def test_asking_too_often_for_one_address_is_refused(client: Client, learner: User) -> None:
    answers = [ask(client, learner.email).status_code for _ in range(6)]

    assert answers == [302] * 5 + [429]


def test_nobody_fills_the_inbox_of_somebody_else(
    client: Client, learner: User, still_clock: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin = time.time()
    answers = []
    for minutes in (*range(0, 60, 6), 61):
        monkeypatch.setattr(time, "time", lambda now=begin + minutes * 60: now)
        answers.append(ask(client, learner.email).status_code)

    assert answers == [302] * 5 + [429] * 5 + [302]


def test_without_mail_server_the_page_says_whom_to_ask(client: Client, db: None, settings: Settings) -> None:
    with_mail = client.get(reverse("account_reset_password")).content.decode()
    settings.HAS_MAIL_SERVER = False
    pages = [
        client.get(reverse(name)).content.decode() for name in ("account_reset_password", "account_reset_password_done")
    ]

    assert "This site sends no mails yet" not in with_mail
    assert ["This site sends no mails yet" in page for page in pages] == [True, True]


def test_a_person_without_password_gets_a_first_one(client: Client, learner: User) -> None:
    learner.set_unusable_password()
    learner.save()
    ask(client, learner.email)

    choose(client, link_in_mail())

    assert sign_in(client, learner.email, NEW).headers["Location"] == reverse("home")
