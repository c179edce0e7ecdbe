from django.test import Client
from django.urls import reverse

from careerpath.accounts.models import User
from tests.accounts.steps import is_signed_in, signed_in


def test_sign_out_ends_the_session(learner: User) -> None:
    client = signed_in(learner)
    before = client.cookies["__Host-session"].value

    response = client.post(reverse("account_logout"), follow=True)

    assert response.redirect_chain == [(reverse("home"), 302)]
    assert "You are signed out." in response.content.decode()
    assert not is_signed_in(client)
    client.cookies["__Host-session"] = before
    assert not is_signed_in(client)


def test_opening_the_page_asks_first(learner: User) -> None:
    client = signed_in(learner)

    response = client.get(reverse("account_logout"))

    assert "Sign out?" in response.content.decode()
    assert is_signed_in(client)


def test_a_visitor_is_sent_home(client: Client, db: None) -> None:
    assert client.get(reverse("account_logout")).headers["Location"] == reverse("home")


def test_sign_out_leads_to_no_other_site(learner: User) -> None:
    client = signed_in(learner)

    response = client.post(reverse("account_logout"), {"next": "https://evil.example/"})

    assert response.headers["Location"] == reverse("home")
