"""Somebody signs up on the way to a page, and finds it again from the mail, wherever they open it."""

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from assessments.cohorts.inviting.keys import key_of
from careerpath.accounts.models import User
from careerpath.lib.keys import new_seed
from tests.accounts.steps import confirm, link_in_mail, seen, sign_in
from tests.factories import PASSWORD

WANTED = "/join/ABCD-EFGH/"
BACK = f"?next={WANTED}"


def sign_up_on_the_way(client: Client, email: str, wanted: str = WANTED) -> HttpResponse:
    return client.post(reverse("account_signup"), {"email": email, "password1": PASSWORD, "next": wanted})


def test_a_mail_opened_on_another_device_leads_back(db: None) -> None:
    school, phone = Client(), Client()
    sign_up_on_the_way(school, "new@example.org")

    confirmed = confirm(phone)
    signed_in = sign_in(phone, "new@example.org", next=confirmed.headers["Location"].partition("next=")[2])

    assert confirmed.headers["Location"] == f"/accounts/login/{BACK}"
    assert signed_in.headers["Location"] == WANTED
    assert EmailAddress.objects.get().verified


def test_where_one_signed_up_it_leads_back_without_signing_in(client: Client, db: None) -> None:
    sign_up_on_the_way(client, "new@example.org")

    assert confirm(client).headers["Location"] == WANTED


def test_the_page_that_waits_for_the_mail_keeps_the_way(client: Client, db: None) -> None:
    response = sign_up_on_the_way(client, "new@example.org")
    page = client.get(response.headers["Location"]).content.decode()

    assert response.headers["Location"] == f"/accounts/confirm-email/{BACK}"
    assert f'href="/accounts/login/{BACK}"' in page
    assert f'href="/accounts/signup/{BACK}"' in page


def test_a_new_mail_that_signing_in_sends_keeps_it_too(client: Client, unconfirmed: User) -> None:
    sign_in(client, unconfirmed.email, next=WANTED)

    assert link_in_mail().endswith(BACK)


def test_whoever_has_an_account_reads_the_way_in_the_mail_and_nowhere_else(learner: User) -> None:
    answers = []
    for email in ("nobody@example.org", learner.email):
        client = Client()
        response = sign_up_on_the_way(client, email)
        answers.append([seen(response, email), seen(client.get(response.headers["Location"]), email)])

    assert answers[0] == answers[1]
    assert f"\nhttps://testserver/accounts/login/{BACK}\n" in mail.outbox[-1].body


def test_the_key_of_an_invitation_comes_along(client: Client, db: None) -> None:
    wanted = f"/join/invited/{key_of(new_seed())}/"

    sign_up_on_the_way(client, "new@example.org", wanted)

    assert link_in_mail().endswith(f"?next={wanted}")


@pytest.mark.parametrize(
    "wanted",
    [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil",
        "/see/evil.example/now/",
        f"/see/{'a' * 43}.evil.example/",
        "javascript:alert",
        "join/ABCD-EFGH/",
        "/join/\r\nBcc: all",
        f"/{'long' * 60}/",
    ],
)
def test_no_other_way_comes_into_a_mail(wanted: str, client: Client, db: None) -> None:
    response = sign_up_on_the_way(client, "new@example.org", wanted)

    assert "?" not in link_in_mail()
    assert response.headers["Location"] == reverse("account_email_verification_sent")


@pytest.mark.parametrize("wanted", ["https://evil.example/", "//evil.example/"])
def test_a_link_that_somebody_changed_leads_to_no_other_site(wanted: str, client: Client, db: None) -> None:
    sign_up_on_the_way(client, "new@example.org")
    phone = Client()
    path = link_in_mail().partition("?")[0]

    page = phone.get(path, {"next": wanted}).content.decode()
    direct = phone.post(path, {"next": wanted})
    signed_in = sign_in(phone, "new@example.org", next=wanted)

    assert 'name="next" value="/accounts/login/?next=' in page
    assert direct.headers["Location"] == "/accounts/login/"
    assert signed_in.headers["Location"] == "/"
