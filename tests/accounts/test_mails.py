from datetime import UTC, datetime
from pathlib import Path

import allauth
import pytest
from allauth.account.models import EmailAddress
from django.conf import settings
from django.core import mail
from django.template.loader import get_template, render_to_string
from django.test import Client
from django.urls import reverse

from tests.accounts.steps import sign_up

# What can't be reached with our settings: signing in, resetting or confirming by code, and telephones.
UNREACHABLE = {
    "account/base_confirm_code.html",
    "account/base_manage_email.html",
    "account/base_manage_password.html",
    "account/base_manage_phone.html",
    "account/confirm_email_verification_code.html",
    "account/confirm_login_code.html",
    "account/confirm_password_reset_code.html",
    "account/confirm_phone_verification_code.html",
    "account/email.html",
    "account/email/email_confirm_message.txt",
    "account/email/email_confirm_subject.txt",
    "account/email/login_code_message.txt",
    "account/email/login_code_subject.txt",
    "account/email/password_reset_code_message.txt",
    "account/email/password_reset_code_subject.txt",
    "account/messages/login_code_sent.txt",
    "account/messages/phone_verification_sent.txt",
    "account/messages/phone_verified.txt",
    "account/phone_change.html",
    "account/request_login_code.html",
    "account/signup_by_passkey.html",
    "account/snippets/already_logged_in.html",
    "account/snippets/warn_no_email.html",
    "mfa/base_entrance.html",
    "mfa/base_manage.html",
    "mfa/recovery_codes/base.html",
    "mfa/totp/base.html",
    "mfa/trust.html",
    "mfa/webauthn/base.html",
    "mfa/webauthn/signup_form.html",
    "mfa/webauthn/snippets/login_script.html",
    "usersessions/base_manage.html",
}
THEIRS = Path(allauth.__file__).parent / "templates"
NOTIFICATIONS = [
    "account/email/email_changed",
    "account/email/email_deleted",
    "account/email/password_changed",
    "account/email/password_reset",
    "account/email/password_set",
    "mfa/email/recovery_codes_generated",
    "mfa/email/totp_activated",
    "mfa/email/totp_deactivated",
    "mfa/email/webauthn_added",
    "mfa/email/webauthn_removed",
]


def test_every_page_and_mail_that_can_be_reached_is_ours() -> None:
    names = {
        str(path.relative_to(THEIRS))
        for folder in ("account", "mfa", "usersessions")
        for path in (THEIRS / folder).rglob("*.*")
    }
    theirs = {name for name in names if Path(get_template(name).origin.name).is_relative_to(THEIRS)}

    assert theirs == UNREACHABLE


@pytest.mark.parametrize("name", NOTIFICATIONS)
def test_a_notification_says_what_when_from_where_and_what_to_do(name: str, client: Client, db: None) -> None:
    request = client.get(reverse("account_login")).wsgi_request
    context = {
        "request": request,
        "current_site": {"domain": "testserver"},
        "timestamp": datetime(2026, 5, 3, 14, 2, tzinfo=UTC),
        "ip": "192.0.2.7",
        "user_agent": "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0",
        "from_email": "o'old@example.org",
        "to_email": "new@example.org",
        "deleted_email": "new@example.org",
    }

    subject = render_to_string(f"{name}_subject.txt", context).strip()
    body = render_to_string(f"{name}_message.txt", context)

    assert "careerpath" in subject
    assert "\n" not in subject
    assert "When: 3 May 2026, 14:02 UTC\nFrom: Firefox on Linux, IP address 192.0.2.7\n" in body
    assert "If it was you, there is nothing to do. If it wasn't, " in body
    assert body.rstrip().endswith("You get this mail because it concerns the safety of your account there.")
    assert "careerpath at testserver" in body
    assert "&#" not in body


def test_a_mail_is_short_plain_and_from_this_site(client: Client, db: None) -> None:
    sign_up(client, "new@example.org")

    sent = mail.outbox[0]
    assert sent.from_email == settings.DEFAULT_FROM_EMAIL
    assert sent.alternatives == []
    assert len(sent.body.splitlines()) < 20
    assert sent.body.startswith("Somebody, we hope you, created an account at testserver with this address.")


@pytest.mark.parametrize("path", ["account_reset_password", "account_signup"])
def test_a_mail_about_no_account_holds_a_link_that_works(path: str, client: Client, learner: object) -> None:
    email = "nobody@example.org" if path == "account_reset_password" else "learner@example.org"

    client.post(reverse(path), {"email": email, "password1": "correct horse battery staple"})

    links = [word for word in mail.outbox[0].body.split() if word.startswith("https://testserver/")]
    assert links
    assert [client.get(link.removeprefix("https://testserver")).status_code for link in links] == [200] * len(links)


def test_the_confirmation_of_a_change_says_so(learner: object, client: Client) -> None:
    address = EmailAddress.objects.get()
    EmailAddress.objects.update(verified=False)

    client.post(reverse("account_login"), {"login": address.email, "password": "correct horse battery staple"})

    assert "wants to use this address" in mail.outbox[0].body
