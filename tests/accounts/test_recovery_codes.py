import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.test import Client
from django.urls import reverse

from careerpath.accounts.models import User
from tests.accounts.steps import give_password_again, is_signed_in, sign_in, signed_in

VIEW, DOWNLOAD, GENERATE = (f"/accounts/2fa/recovery-codes/{page}" for page in ("", "download/", "generate/"))


def codes_of(user: User) -> list[str]:
    return Authenticator.objects.get(user=user, type="recovery_codes").wrap().get_unused_codes()


@pytest.fixture
def client(instructor: User) -> Client:
    client = signed_in(instructor)
    give_password_again(client)
    return client


def test_the_codes_are_shown_in_groups(client: Client, instructor: User) -> None:
    page = client.get(VIEW).content.decode()

    assert len(codes_of(instructor)) == 10
    assert [f"<li>{code[:4]} {code[4:]}</li>" in page for code in codes_of(instructor)] == [True] * 10
    assert "10 of 10 are left" in page


def test_the_codes_are_downloaded_as_text(client: Client, instructor: User) -> None:
    response = client.get(DOWNLOAD)

    lines = response.content.decode().splitlines()
    assert response.headers["Content-Disposition"] == 'attachment; filename="recovery-codes.txt"'
    assert response.headers["Content-Type"] == "text/plain"
    assert lines[0] == "Recovery codes of instructor@example.org for careerpath at testserver"
    assert [line.replace(" ", "") for line in lines[3:13]] == codes_of(instructor)


@pytest.mark.parametrize("page", [VIEW, DOWNLOAD, GENERATE])
def test_the_codes_are_shown_only_after_the_password(instructor: User, page: str) -> None:
    response = signed_in(instructor).get(page)

    assert response.headers["Location"].startswith("/accounts/reauthenticate/?next=")


def test_a_code_signs_in_once(client: Client, instructor: User) -> None:
    code = codes_of(instructor)[0]
    clients = [Client(), Client()]
    for other in clients:
        sign_in(other, instructor.email)
        other.post(reverse("mfa_authenticate"), {"code": f"{code[:4]} {code[4:]}"})

    assert [is_signed_in(other) for other in clients] == [True, False]
    assert "9 of 10 are left" in client.get(VIEW).content.decode()


def test_when_all_are_used_the_page_asks_for_new_ones(client: Client, instructor: User) -> None:
    codes = Authenticator.objects.get(user=instructor, type="recovery_codes")
    codes.data["used_mask"] = 2**10 - 1
    codes.save()

    page = client.get(VIEW).content.decode()

    assert "All of them are used." in page
    assert client.get(DOWNLOAD).status_code == 404


@pytest.mark.django_db(transaction=True)
def test_new_codes_replace_the_old_ones(client: Client, instructor: User) -> None:
    before = codes_of(instructor)
    warned = client.get(GENERATE).content.decode()

    response = client.post(GENERATE)

    assert "The 10 you have left stop working" in warned
    assert response.headers["Location"] == VIEW
    assert set(before).isdisjoint(codes_of(instructor))
    assert [sent.subject for sent in mail.outbox] == ["New recovery codes for your account at careerpath"]


def test_without_a_factor_there_are_no_codes(learner: User) -> None:
    client = signed_in(learner)
    give_password_again(client)

    response = client.post(GENERATE)

    assert response.context["form"].errors == {
        "__all__": ["Set up a second factor first: recovery codes stand in for one."]
    }
    assert client.get(VIEW).status_code == 404


def test_codes_that_are_shown_are_stored_nowhere(client: Client) -> None:
    assert client.get(VIEW).headers["Cache-Control"] == "no-store, private"
