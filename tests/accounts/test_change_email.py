import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from careerpath.accounts.models import User
from tests.accounts.steps import give_password_again, is_signed_in, link_in_mail, seen, sign_in, signed_in
from tests.factories import PASSWORD, UserFactory

PAGE = "/accounts/email/"
NEW = "new@example.org"


def change(client: Client, email: str = NEW) -> HttpResponse:
    return client.post(PAGE, {"action_add": "", "email": email})


def addresses(user: User) -> list[tuple[str, bool, bool]]:
    rows = EmailAddress.objects.filter(user=user).order_by("pk")
    return list(rows.values_list("email", "verified", "primary"))


@pytest.fixture
def client(learner: User) -> Client:
    client = signed_in(learner)
    give_password_again(client)
    return client


def test_a_change_asks_for_the_password_and_then_goes_on(learner: User) -> None:
    client = signed_in(learner)

    asked = change(client)
    response = give_password_again(client, then=PAGE)

    assert asked.headers["Location"] == "/accounts/reauthenticate/?next=%2Faccounts%2Femail%2F"
    assert response.headers["Location"] == PAGE
    assert addresses(learner) == [("learner@example.org", True, True), (NEW, False, False)]


def test_a_change_waits_for_the_new_address(client: Client, learner: User) -> None:
    change(client)

    page = client.get(PAGE).content.decode()
    learner.refresh_from_db()
    assert learner.email == "learner@example.org"
    assert [sent.to for sent in mail.outbox] == [[NEW]]
    assert f"We sent a mail with a link to {NEW}" in page
    assert "Waits for you" in page
    assert f"To be changed to {NEW}" in client.get(reverse("me")).content.decode()


def test_a_confirmed_change_takes_the_place_of_the_old_address(client: Client, learner: User) -> None:
    change(client)

    client.post(link_in_mail())

    learner.refresh_from_db()
    assert learner.email == NEW
    assert addresses(learner) == [(NEW, True, True)]
    assert [(sent.to, sent.subject) for sent in mail.outbox[1:]] == [
        (["learner@example.org"], "The address of your account at careerpath was changed")
    ]
    assert sign_in(Client(), "learner@example.org").status_code == 200
    assert sign_in(Client(), NEW).headers["Location"] == reverse("home")


def test_a_second_change_takes_the_place_of_the_first(client: Client, learner: User) -> None:
    change(client)
    change(client, "newer@example.org")

    client.post(link_in_mail(0))

    learner.refresh_from_db()
    assert learner.email == "learner@example.org"
    assert addresses(learner) == [("learner@example.org", True, True), ("newer@example.org", False, False)]


def test_a_change_can_be_cancelled(client: Client, learner: User) -> None:
    change(client)

    response = client.post(PAGE, {"action_remove": "", "email": NEW}, follow=True)

    assert f"{NEW} is no longer waited for." in response.content.decode()
    assert addresses(learner) == [("learner@example.org", True, True)]


def test_the_address_itself_can_not_be_removed(client: Client, learner: User) -> None:
    client.post(PAGE, {"action_remove": "", "email": learner.email})

    assert addresses(learner) == [("learner@example.org", True, True)]


def test_the_link_is_sent_again_only_after_a_while(client: Client) -> None:
    change(client)

    client.post(PAGE, {"action_send": "", "email": NEW})

    assert [sent.to for sent in mail.outbox] == [[NEW]]


def test_an_address_of_somebody_else_gets_the_same_answer(learner: User, stranger: User) -> None:
    answers = []
    for email in ("nobody@example.org", stranger.email):
        client = signed_in(learner)
        give_password_again(client)
        response = change(client, email)
        answers.append([seen(response, email), seen(client.get(PAGE), email)])
        client.post(PAGE, {"action_remove": "", "email": email})
        client.post(reverse("account_logout"))

    assert answers[0] == answers[1]


@pytest.mark.parametrize(
    ("email", "problem"),
    [
        ("", "Type the new address."),
        ("me@here", "Write an address like name@example.org."),
        ("learner@example.org", "This is an address of your account already. Write another one."),
    ],
)
def test_what_is_no_new_address_is_refused(client: Client, email: str, problem: str) -> None:
    assert change(client, email).context["form"].errors == {"email": [problem]}


def test_with_a_second_factor_no_address_may_wait(instructor: User) -> None:
    client = signed_in(instructor)
    give_password_again(client)

    response = change(client)

    assert response.context["form"].errors == {
        "email": [
            "An account with a second factor can't wait for a new address to be confirmed. "
            "Remove your second factor, change the address and confirm it, then set the factor up again."
        ]
    }


def test_an_account_that_never_confirmed_keeps_its_address_while_it_waits(client: Client, learner: User) -> None:
    EmailAddress.objects.update(verified=False)

    change(client)

    learner.refresh_from_db()
    assert learner.email == "learner@example.org"
    assert addresses(learner) == [("learner@example.org", False, True), (NEW, False, False)]
    assert "Not confirmed" in client.get(PAGE).content.decode()


def test_without_mail_server_the_change_takes_effect_at_once(client: Client, learner: User, settings: Settings) -> None:
    settings.ACCOUNT_EMAIL_VERIFICATION = "optional"

    page = client.get(change(client, "New@Example.org").headers["Location"]).content.decode()

    learner.refresh_from_db()
    assert learner.email == NEW
    assert addresses(learner) == [(NEW, False, True)]
    assert f"Your address is now {NEW}." in page
    assert is_signed_in(client)
    assert sign_in(Client(), NEW, PASSWORD).headers["Location"] == reverse("home")


def test_without_mail_server_a_taken_address_is_refused(client: Client, settings: Settings) -> None:
    settings.ACCOUNT_EMAIL_VERIFICATION = "optional"
    UserFactory(email=NEW, confirmed=False)

    problem = "There is an account with this address already. Sign in with it, or use another address."
    assert change(client).context["form"].errors == {"email": [problem]}
