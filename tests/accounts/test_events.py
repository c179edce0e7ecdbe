import io
import json
import logging
import re
from collections.abc import Iterator

import pytest
from django.contrib.sessions.models import Session
from django.core import mail
from django.test import Client
from django.urls import reverse

from careerpath.accounts.models import User
from careerpath.lib.requestlog import JsonFormatter, WithoutAddresses
from tests.accounts.software_key import SoftwareKey
from tests.accounts.steps import (
    code_now,
    events,
    give_password_again,
    link_in_mail,
    set_up_app,
    sign_in,
    sign_up,
    signed_in,
)
from tests.factories import PASSWORD

NEW = "seven quiet foxes cross the bridge"
WRONG = "a password that is wrong"


@pytest.fixture
def lines() -> Iterator[io.StringIO]:
    """All that is logged from DEBUG up, as the log has it."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(JsonFormatter())
    handler.addFilter(WithoutAddresses())
    root = logging.getLogger()
    before = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield stream
    root.setLevel(before)
    root.removeHandler(handler)


@pytest.mark.django_db(transaction=True)
def test_a_whole_journey_leaves_its_events_and_nothing_secret(client: Client, lines: io.StringIO) -> None:
    email, secrets = "traveller@example.org", [PASSWORD, NEW, WRONG]

    sign_up(client, email)
    secrets.append(link_in_mail())
    client.post(link_in_mail())
    set_up_app(client)
    app, codes = User.objects.get().authenticator_set.order_by("pk")
    secrets += [app.data["secret"], *codes.wrap().get_unused_codes()]
    client.post(reverse("account_logout"))
    sign_in(client, email, WRONG)
    sign_in(client, email)
    client.post(reverse("mfa_authenticate"), {"code": "999999"})
    client.post(reverse("mfa_authenticate"), {"code": codes.wrap().get_unused_codes()[0]})
    client.post(reverse("account_logout"))
    client.post(reverse("account_reset_password"), {"email": email})
    secrets.append(link_in_mail())
    form = client.get(link_in_mail()).headers["Location"]
    client.post(form, {"password1": NEW, "password2": NEW})
    secrets += [session.session_key for session in Session.objects.all()]

    written = lines.getvalue()
    pk = User.objects.get().pk
    assert [_event(line) for line in written.splitlines() if _event(line)] == [
        ("signed up", pk),
        ("address confirmed", pk),
        ("signed in", pk),
        ("second factor added", pk, "totp"),
        ("second factor added", pk, "recovery_codes"),
        ("signed out", pk),
        ("sign-in refused",),
        ("second factor refused", pk, "totp"),
        ("signed in", pk),
        ("signed out", pk),
        ("password reset", pk),
    ]
    assert [secret for secret in [email, "traveller", *secrets] if secret in written] == []
    assert [part for part in _parts(secrets) if part in written] == []


def _event(line: str) -> tuple[object, ...]:
    given = json.loads(line)
    if given["logger"] != "careerpath.events" or given["event"] in ("request", "refused"):
        return ()
    return (given["event"], *(given[name] for name in ("user", "kind") if name in given))


def _parts(secrets: list[str]) -> list[str]:
    """The key in a link is secret, wherever it stands."""
    return [part for secret in secrets if secret.startswith("/") for part in re.findall(r"[\w:-]{20,}", secret)]


def test_what_was_typed_into_the_wrong_field_is_not_logged(client: Client, db: None, lines: io.StringIO) -> None:
    sign_in(client, f"{PASSWORD}@example.org".replace(" ", "-"), "whatever it is")

    assert PASSWORD.replace(" ", "-") not in lines.getvalue()
    assert "whatever it is" not in lines.getvalue()


def test_a_limit_that_holds_is_an_event(client: Client, learner: User, caplog: pytest.LogCaptureFixture) -> None:
    caplog.clear()

    for _ in range(6):
        sign_in(client, learner.email, WRONG)

    assert [event for event, _ in events(caplog)] == ["sign-in refused"] * 5 + ["too many tries"]


def test_a_limit_on_codes_is_an_event(client: Client, instructor: User, caplog: pytest.LogCaptureFixture) -> None:
    sign_in(client, instructor.email)
    caplog.clear()

    for _ in range(6):
        client.post(reverse("mfa_authenticate"), {"code": "000000"})

    assert [event for event, _ in events(caplog)] == ["second factor refused"] * 5 + ["too many tries"]


def test_a_refused_passkey_is_an_event(client: Client, learner: User, caplog: pytest.LogCaptureFixture) -> None:
    options = client.get(reverse("mfa_login_webauthn"), headers={"Accept": "application/json"}).json()
    caplog.clear()

    credential = SoftwareKey().sign(options["request_options"], learner.pk)
    client.post(reverse("mfa_login_webauthn"), {"credential": credential})

    assert events(caplog) == [("second factor refused", {"user": None, "kind": "webauthn"})]


def test_a_wrong_password_when_asked_again_is_an_event(learner: User, caplog: pytest.LogCaptureFixture) -> None:
    client = signed_in(learner)
    caplog.clear()

    response = give_password_again(client, WRONG)

    assert response.context["form"].errors == {"password": ["This is not your password. Check it and try again."]}
    assert events(caplog) == [("sign-in refused", {})]


def test_changes_of_the_account_are_events(learner: User, caplog: pytest.LogCaptureFixture) -> None:
    client = signed_in(learner)
    give_password_again(client)
    caplog.clear()

    client.post(reverse("me"), {"name": "Lea"})
    client.post(reverse("account_email"), {"action_add": "", "email": "new@example.org"})
    client.post(reverse("account_email"), {"action_remove": "", "email": "new@example.org"})
    client.post(reverse("account_email"), {"action_add": "", "email": "newer@example.org"})
    client.post(link_in_mail())
    client.post(reverse("account_change_password"), {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW})

    assert events(caplog) == [
        ("name changed", {"user": learner.pk}),
        ("address change asked for", {"user": learner.pk}),
        ("address change cancelled", {"user": learner.pk}),
        ("address change asked for", {"user": learner.pk}),
        ("address confirmed", {"user": learner.pk}),
        ("address changed", {"user": learner.pk}),
        ("password changed", {"user": learner.pk}),
    ]


@pytest.mark.django_db(transaction=True)
def test_changes_of_the_second_factor_are_events(instructor: User, caplog: pytest.LogCaptureFixture) -> None:
    client = signed_in(instructor)
    give_password_again(client)
    caplog.clear()

    client.post(reverse("mfa_generate_recovery_codes"))
    client.post(reverse("mfa_deactivate_totp"))

    assert events(caplog) == [
        ("recovery codes made", {"user": instructor.pk, "kind": "recovery_codes"}),
        ("second factor removed", {"user": instructor.pk, "kind": "totp"}),
        ("second factor removed", {"user": instructor.pk, "kind": "recovery_codes"}),
    ]


@pytest.mark.django_db(transaction=True)
def test_leaving_is_an_event(learner: User, caplog: pytest.LogCaptureFixture) -> None:
    client = signed_in(learner)
    give_password_again(client)
    caplog.clear()

    client.post(reverse("me_delete"), {"email": learner.email})

    assert events(caplog) == [
        ("account deleted", {"user": learner.pk, "by": learner.pk}),
        ("signed out", {"user": learner.pk}),
    ]


def test_the_code_of_the_moment_is_not_in_the_log(client: Client, instructor: User, lines: io.StringIO) -> None:
    sign_in(client, instructor.email)
    code = code_now()

    client.post(reverse("mfa_authenticate"), {"code": code})

    assert f'"{code}"' not in lines.getvalue()
    assert mail.outbox == []
