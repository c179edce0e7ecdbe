"""What whoever runs the site can do without its pages."""

import logging
from io import StringIO

import pytest
from allauth.mfa.models import Authenticator
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction
from django.test import Client
from pytest_django import Settings

from assessments.models import Membership
from careerpath.accounts.models import User
from skills.models import Release
from tests.accounts.steps import code_now, is_signed_in, sign_in, signed_in
from tests.factories import UserFactory


def run(*words: str) -> str:
    output = StringIO()
    call_command(*words, stdout=output)
    return output.getvalue()


def test_a_second_factor_is_removed_and_sessions_end(instructor: User) -> None:
    there = signed_in(instructor)

    said = run("remove_second_factor", "Instructor@example.org")

    assert "signs in with the password alone" in said
    assert not Authenticator.objects.filter(user=instructor).exists()
    assert not is_signed_in(there)


def test_a_stranger_has_no_factor_to_remove(db: None) -> None:
    with pytest.raises(CommandError, match="Nobody here has the address nobody@example"):
        run("remove_second_factor", "nobody@example.org")


def test_a_factor_under_a_lost_key_is_refused_and_no_crash(
    instructor: User, settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    client = Client()
    sign_in(client, instructor.email)
    settings.SECRET_KEY = "another key that is long enough to be taken"
    settings.SECRET_KEY_FALLBACKS = []
    again = Client()
    sign_in(again, instructor.email)

    with caplog.at_level(logging.ERROR, logger="careerpath.events"):
        response = again.post("/accounts/2fa/authenticate/", {"code": code_now()})

    assert response.status_code == 200
    assert "second factor unreadable" in caplog.messages


def test_demo_people_are_made_once(db: None, settings: Settings) -> None:
    settings.DEBUG = True

    said = run("load_demo", "--learners", "2")
    again = run("load_demo", "--learners", "2")

    assert set(User.objects.values_list("email", "is_instructor", "is_superuser")) == {
        ("learner@demo.example", False, False),
        ("instructor@demo.example", True, False),
        ("assistant@demo.example", False, False),
        ("admin@demo.example", False, True),
        ("learner-1@demo.example", False, False),
        ("learner-2@demo.example", False, False),
    }
    assert Release.objects.count() == 1
    assert list(Membership.objects.values_list("cohort__name", "person__email", "role")) == [
        ("Demo class", "instructor@demo.example", "lead"),
        ("Demo class", "assistant@demo.example", "assistant"),
        ("Demo class", "learner@demo.example", "learner"),
        ("Demo class", "learner-1@demo.example", "learner"),
        ("Demo class", "learner-2@demo.example", "learner"),
    ]
    assert "admin@demo.example" in said
    assert said.endswith(again)


def test_demo_people_are_refused_in_production(db: None) -> None:
    with pytest.raises(CommandError, match="runs with DEBUG=1 only"):
        run("load_demo")

    assert not User.objects.exists()


def test_prepare_brings_everything_up_to_date_and_can_be_run_again(db: None, settings: Settings) -> None:
    settings.DEBUG = True

    run("prepare", "--demo", "--verbosity", "0")
    run("prepare", "--demo", "--verbosity", "0")

    assert settings.CACHES["default"]["LOCATION"] in connection.introspection.table_names() or "redis" in str(
        settings.CACHES
    )
    assert User.objects.count() == 16


def test_a_superuser_is_made_by_address(db: None) -> None:
    call_command("createsuperuser", email="First@Example.org", interactive=False, verbosity=0)

    user = User.objects.get()
    assert (user.email, user.is_staff, user.is_superuser) == ("first@example.org", True, True)
    assert User.objects.get_by_natural_key("FIRST@example.org") == user


def test_the_database_refuses_capitals_in_an_address(db: None) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        UserFactory(email="Learner@example.org")


@pytest.mark.parametrize("command", ["gather_statistics", "prepare"])
def test_sqlite_learns_how_its_tables_are_filled(command: str, learner: User) -> None:
    before = connection.introspection.table_names()

    run(command)

    learnt = set(connection.introspection.table_names()) - set(before)
    assert ("sqlite_stat1" in learnt) == (connection.vendor == "sqlite")
