import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from careerpath.accounts.models import User
from tests.accounts.steps import hashes_of, is_signed_in, seen, sign_in
from tests.factories import PASSWORD, UserFactory

pytestmark = pytest.mark.usefixtures("still_clock")

MISMATCH = "This e-mail address and password don't belong together. Check both and try again."
TOO_MANY = "Too many tries in a short time. Wait five minutes, then try again."


def test_sign_in_leads_home(client: Client, learner: User) -> None:
    response = sign_in(client, "Learner@Example.org")

    assert (response.status_code, response.headers["Location"]) == (302, reverse("home"))
    assert is_signed_in(client)


@pytest.mark.parametrize(
    ("wanted", "target"),
    [("/me/", "/me/"), ("https://evil.example/", "/"), ("//evil.example/", "/"), ("javascript:alert(1)", "/")],
)
def test_sign_in_leads_to_the_page_that_was_wanted(client: Client, learner: User, wanted: str, target: str) -> None:
    response = sign_in(client, learner.email, next=wanted)

    assert response.headers["Location"] == target


def test_empty_fields_are_told_what_belongs_there(client: Client, db: None) -> None:
    response = sign_in(client, "", "")

    assert response.context["form"].errors == {
        "login": ["Type your e-mail address."],
        "password": ["Type your password."],
    }


def test_unknown_and_known_addresses_get_the_same_answer(settings: Settings, learner: User) -> None:
    UserFactory(email="locked@example.org", is_active=False)
    without_password = UserFactory(email="invited@example.org")
    without_password.set_unusable_password()
    without_password.save()
    hashes = hashes_of(settings)
    answers, costs = [], []
    for email in ("nobody@example.org", learner.email, "locked@example.org", "invited@example.org"):
        answers.append(seen(sign_in(Client(), email, "not the password"), email))
        costs.append(hashes.new())

    assert answers == [answers[0]] * 4
    assert MISMATCH.replace("'", "&#x27;") in str(answers[0][2])
    assert costs == [1, 1, 1, 1]


def test_an_address_under_way_to_another_account_costs_no_more(
    settings: Settings, learner: User, stranger: User
) -> None:
    stranger.emailaddress_set.create(email=learner.email)
    hashes = hashes_of(settings)

    sign_in(Client(), learner.email, "not the password")

    assert hashes.new() == 1


def test_a_locked_account_says_so_to_its_owner(client: Client, db: None) -> None:
    locked = UserFactory(is_active=False)

    response = sign_in(client, locked.email)

    assert response.headers["Location"] == reverse("account_inactive")
    assert "Your account is locked" in client.get(response.headers["Location"]).content.decode()
    assert not is_signed_in(client)


def test_an_unconfirmed_address_gets_a_new_link_and_no_entrance(client: Client, db: None) -> None:
    unconfirmed = UserFactory(confirmed=False)

    response = sign_in(client, unconfirmed.email)

    assert response.headers["Location"] == reverse("account_email_verification_sent")
    assert [sent.to for sent in mail.outbox] == [[unconfirmed.email]]
    assert not is_signed_in(client)


@pytest.mark.parametrize("email", ["learner@example.org", "nobody@example.org"])
def test_after_five_wrong_passwords_even_the_right_one_waits(client: Client, learner: User, email: str) -> None:
    for _ in range(5):
        sign_in(client, email, "not the password")

    response = sign_in(client, email, PASSWORD)

    assert response.status_code == 200
    assert response.context["form"].errors == {"__all__": [TOO_MANY]}
    assert not is_signed_in(client)


def test_a_wrong_password_of_one_person_holds_up_nobody_else(client: Client, learner: User, stranger: User) -> None:
    for _ in range(5):
        sign_in(client, learner.email, "not the password")

    assert sign_in(client, stranger.email).headers["Location"] == reverse("home")


def test_guessing_at_many_addresses_from_one_place_is_held_up(client: Client, learner: User) -> None:
    for number in range(30):
        sign_in(client, f"nobody-{number}@example.org", "not the password")

    assert sign_in(client, learner.email).context["form"].errors == {"__all__": [TOO_MANY]}


def test_too_many_tries_from_one_place_get_the_page_that_says_so(client: Client, db: None) -> None:
    answers = [sign_in(client, "", "") for _ in range(301)]

    assert [answer.status_code for answer in answers] == [200] * 300 + [429]
    assert "429.html" in [template.name for template in answers[300].templates]


def test_right_passwords_of_a_class_count_towards_no_limit_of_wrong_ones(db: None) -> None:
    people = UserFactory.create_batch(35)

    answers = [sign_in(Client(), person.email).headers["Location"] for person in people]

    assert answers == [reverse("home")] * 35


def test_the_admin_pages_are_entered_by_the_same_door(client: Client, db: None) -> None:
    first = client.get(reverse("admin:index"))
    second = client.get(first.headers["Location"])

    assert first.headers["Location"] == "/admin/login/?next=/admin/"
    assert second.headers["Location"] == "/accounts/login/?next=%2Fadmin%2F"


def test_the_limits_hold_on_the_way_to_the_admin_pages(client: Client, admin: User) -> None:
    for _ in range(5):
        sign_in(client, admin.email, "not the password", next="/admin/")

    assert sign_in(client, admin.email, next="/admin/").context["form"].errors == {"__all__": [TOO_MANY]}


def test_the_form_of_the_admin_pages_signs_nobody_in(
    client: Client, admin_client: Client, admin: User, learner: User
) -> None:
    given = {"username": learner.email, "password": PASSWORD}

    by_visitor = client.post(reverse("admin:login"), given)
    by_admin = admin_client.post(reverse("admin:login"), given)

    assert by_visitor.headers["Location"] == "/accounts/login/?next=%2Fadmin%2F"
    assert not is_signed_in(client)
    assert by_admin.headers["Location"] == reverse("admin:index")
    assert admin_client.session["_auth_user_id"] == str(admin.pk)


def test_the_door_to_the_admin_pages_leads_to_no_other_site(client: Client, admin_client: Client) -> None:
    path = reverse("admin:login", query={"next": "https://evil.example/"})

    assert client.get(path).headers["Location"] == "/accounts/login/?next=%2Fadmin%2F"
    assert admin_client.get(path).headers["Location"] == "/admin/"


def test_a_learner_at_the_door_to_the_admin_pages_is_refused(learner_client: Client) -> None:
    assert learner_client.get(reverse("admin:login")).status_code == 403


def test_a_signed_in_person_is_sent_home(learner_client: Client) -> None:
    assert learner_client.get(reverse("account_login")).headers["Location"] == reverse("home")
