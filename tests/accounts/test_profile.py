import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries, Settings

from careerpath.accounts.models import User
from careerpath.accounts.queries import AccountSummary, account_summary
from tests.accounts.steps import signed_in
from tests.factories import UserFactory


def test_a_name_is_saved_and_shown(learner: User, learner_client: Client) -> None:
    response = learner_client.post(reverse("me"), {"name": "  <b>Lea</b>  "}, follow=True)

    learner.refresh_from_db()
    assert learner.name == "<b>Lea</b>"
    assert "Your name is saved." in response.content.decode()
    assert "&lt;b&gt;Lea&lt;/b&gt;" in response.content.decode()
    assert "<b>Lea" not in response.content.decode()


def test_a_name_is_one_line_and_turns_nothing_round(learner: User, learner_client: Client) -> None:
    learner_client.post(reverse("me"), {"name": "Lea\r\n \u202eLearner"})

    learner.refresh_from_db()
    assert learner.name == "Lea Learner"


def test_a_name_that_is_too_long_is_refused(learner: User, learner_client: Client) -> None:
    response = learner_client.post(reverse("me"), {"name": "x" * 101})

    learner.refresh_from_db()
    assert response.context["form"].errors == {"name": ["Use at most 100 characters."]}
    assert learner.name == "Lea Learner"


def test_the_account_leads_to_what_one_said_of_oneself(learner_client: Client) -> None:
    html = learner_client.get(reverse("me")).content.decode()

    assert html.count(f'href="{reverse("my_skills")}"') == html.count(f'href="{reverse("sittings")}"') == 2


def test_nothing_but_the_name_can_be_written(learner: User, learner_client: Client) -> None:
    given = {"name": "Lea", "is_staff": "on", "is_superuser": "on", "is_instructor": "on", "email": "x@example.org"}

    learner_client.post(reverse("me"), given)

    learner.refresh_from_db()
    assert (learner.is_staff, learner.is_superuser, learner.is_instructor) == (False, False, False)
    assert learner.email == "learner@example.org"


def test_the_summary_of_a_fresh_account(learner: User) -> None:
    assert account_summary(learner) == AccountSummary(
        has_app=False,
        passkeys=0,
        recovery_codes=0,
        sessions=0,
        confirms_addresses=True,
        address_confirmed=True,
        address_to_confirm="",
        second_factor_required=False,
    )


def test_the_summary_of_a_full_account(instructor: User) -> None:
    signed_in(instructor)
    codes = instructor.authenticator_set.get(type="recovery_codes")
    codes.data["used_mask"] = 0b101
    codes.save()
    instructor.authenticator_set.create(type="webauthn", data={"name": "Laptop"})
    instructor.emailaddress_set.create(email="new@example.org")

    assert account_summary(instructor) == AccountSummary(
        has_app=True,
        passkeys=1,
        recovery_codes=8,
        sessions=1,
        confirms_addresses=True,
        address_confirmed=True,
        address_to_confirm="new@example.org",
        second_factor_required=True,
    )


@pytest.mark.parametrize("sessions", [1, 4])
def test_the_page_asks_the_database_five_times(
    learner: User, sessions: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    clients = [signed_in(learner) for _ in range(sessions)]

    with django_assert_num_queries(5):  # session, person, factors, addresses, sessions
        clients[0].get(reverse("me"))


def test_people_who_see_others_are_told_what_is_missing(client: Client, db: None, settings: Settings) -> None:
    client.force_login(UserFactory(is_instructor=True))
    required = client.get(reverse("me")).content.decode()
    settings.REQUIRE_SECOND_FACTOR = False
    relaxed = client.get(reverse("me")).content.decode()

    assert "Your account needs a second factor" in required
    assert "Your account needs a second factor" not in relaxed


def test_a_visitor_is_sent_to_sign_in(client: Client, db: None) -> None:
    assert client.get(reverse("me")).headers["Location"] == "/accounts/login/?next=/me/"
