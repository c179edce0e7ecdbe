"""Who sees other people's data needs a second factor: where that is demanded, and what gets round it."""

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries, Settings

from careerpath.accounts.models import User
from careerpath.accounts.second_factor import OPEN, WANTED, lacks_second_factor
from tests.accounts.steps import (
    give_password_again,
    is_signed_in,
    link_in_mail,
    set_up_app,
    sign_in,
    signed_in,
)
from tests.factories import UserFactory
from tests.resolver import named_urls

INDEX = "/accounts/2fa/"


@pytest.fixture
def bare(db: None) -> User:
    """Sees other people's data, and has a password only."""
    return UserFactory(email="bare@example.org", is_instructor=True)


@pytest.mark.parametrize("role", ["is_instructor", "is_staff"])
@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("path", ["/", "/admin/", "/admin/accounts/user/", "/admin/accounts/user/1/password/"])
def test_without_a_factor_the_way_leads_to_one(client: Client, db: None, role: str, method: str, path: str) -> None:
    client.force_login(UserFactory(**{role: True}))

    response = getattr(client, method)(path)

    assert (response.status_code, response.headers["Location"]) == (302, INDEX)


def test_only_pages_of_ones_own_account_and_those_with_a_key_are_open() -> None:
    theirs = {name for name in OPEN if name.startswith(("account_", "mfa_", "usersessions_"))}

    own = {"healthz", "me", "me_delete", "change_password", "admin:logout"}
    with_a_key = {"calendar_feed", "reminder_stop"}
    assert OPEN - theirs == own | with_a_key
    assert OPEN - set(named_urls()) == set()


def test_a_name_that_begins_like_an_open_one_is_closed() -> None:
    assert "account_everybody" not in OPEN
    assert "mfa_everybody" not in OPEN


def test_the_demand_says_why(client: Client, bare: User) -> None:
    sign_in(client, bare.email)

    page = client.get("/", follow=True).content.decode()

    assert "so your account needs a second factor before you go on" in page


@pytest.mark.django_db(transaction=True)
def test_the_way_leads_back_to_the_page_that_was_wanted(client: Client, bare: User) -> None:
    demanded = client.get(sign_in(client, bare.email, next="/?from=mail").headers["Location"])
    codes = client.get(set_up_app(client).headers["Location"]).content.decode()
    index = client.get(INDEX).content.decode()
    arrived = client.get("/?from=mail")

    assert demanded.headers["Location"] == INDEX
    assert ['href="/?from=mail"' in page for page in (codes, index)] == [True, True]
    assert arrived.status_code == 200
    assert WANTED not in client.session


def test_only_a_page_that_can_be_opened_is_remembered(client: Client, bare: User) -> None:
    client.force_login(bare)

    client.post("/")

    assert WANTED not in client.session


def test_the_page_that_was_wanted_is_on_this_site(client: Client, bare: User) -> None:
    client.force_login(bare)

    client.get("/?next=https://evil.example")

    assert client.session[WANTED] == "/?next=https://evil.example"


def test_with_a_factor_everything_is_open(instructor_client: Client) -> None:
    assert instructor_client.get("/").status_code == 200


def test_recovery_codes_alone_are_no_factor(client: Client, instructor: User) -> None:
    # An admin removed the app, or a restore lost it: sign-in would not ask for codes alone.
    instructor.authenticator_set.filter(type=Authenticator.Type.TOTP).delete()
    client.force_login(instructor)

    assert lacks_second_factor(instructor)
    assert client.get("/").headers["Location"] == INDEX


def test_removing_the_last_factor_brings_the_demand_back(instructor: User) -> None:
    client = signed_in(instructor)
    give_password_again(client)
    before = client.get("/").status_code

    client.post(reverse("mfa_deactivate_totp"))

    assert before == 200
    assert client.get("/").headers["Location"] == INDEX


def test_a_learner_who_becomes_instructor_is_asked_at_once(learner: User, learner_client: Client) -> None:
    before = learner_client.get("/").status_code

    User.objects.filter(pk=learner.pk).update(is_instructor=True)

    assert before == 200
    assert learner_client.get("/").headers["Location"] == INDEX


def test_the_demand_can_be_relaxed(client: Client, bare: User, settings: Settings) -> None:
    settings.REQUIRE_SECOND_FACTOR = False
    client.force_login(bare)

    assert client.get("/").status_code == 200
    assert not lacks_second_factor(bare)


def test_an_address_must_be_confirmed_first(client: Client, bare: User, settings: Settings) -> None:
    client.force_login(bare)
    bare.emailaddress_set.update(verified=False)
    page = client.get(reverse("mfa_activate_totp"), follow=True)
    settings.MFA_ALLOW_UNVERIFIED_EMAIL = True
    without_mail_server = client.get(reverse("mfa_activate_totp"))

    assert page.redirect_chain == [(INDEX, 302)]
    assert "Confirm your e-mail address first, or cancel its change." in page.content.decode()
    assert without_mail_server.headers["Location"].startswith(reverse("account_reauthenticate"))


@pytest.mark.django_db(transaction=True)
def test_the_whole_way_of_somebody_who_never_confirmed(client: Client, db: None) -> None:
    person = UserFactory(is_instructor=True, confirmed=False)
    sign_in(client, person.email, next="/")

    after_mail = client.post(link_in_mail())
    demanded = client.get(after_mail.headers["Location"])
    set_up_app(client)

    assert demanded.headers["Location"] == INDEX
    assert client.get("/").status_code == 200


# -- Sessions that began without it ------------------------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
def test_the_first_factor_ends_sessions_that_never_showed_it(bare: User) -> None:
    intruder, owner = signed_in(bare), signed_in(bare)

    set_up_app(owner)

    assert is_signed_in(owner)
    assert not is_signed_in(intruder)


@pytest.mark.django_db(transaction=True)
def test_another_factor_ends_no_session(instructor: User) -> None:
    client, elsewhere = signed_in(instructor), signed_in(instructor)
    give_password_again(client)
    instructor.authenticator_set.create(type="webauthn", data={"name": "Laptop"})
    client.post(reverse("mfa_deactivate_totp"))

    set_up_app(client)

    assert is_signed_in(elsewhere)


# -- What it costs -----------------------------------------------------------------------------------------------------


@pytest.mark.django_db
@pytest.mark.parametrize("roles", [{}, {"is_instructor": True}])
@pytest.mark.parametrize(("path", "queries"), [("/cohorts/", 3), ("/", 6)])
def test_the_demand_costs_no_query(
    client: Client, path: str, queries: int, roles: dict[str, bool], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    """Whether somebody owns a factor is read together with who they are."""
    client.force_login(UserFactory(second_factor=True, **roles))

    with django_assert_num_queries(queries):
        client.get(path)
