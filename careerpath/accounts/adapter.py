"""Where allauth's behaviour is ours to choose."""

import base64
import hashlib
import logging
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.utils import build_absolute_uri
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from careerpath.accounts.models import User
from careerpath.accounts.services import end_sessions
from careerpath.accounts.ways_back import with_way_back
from careerpath.lib.mailing import log_unsent
from careerpath.lib.qr import qr_drawing
from careerpath.lib.requestlog import log_event

PASSWORD_PROBLEMS = {
    "password_too_short": "Use at least 10 characters. A sentence of several words is best.",
    "password_too_common": "Guessers try this password first. Choose another: a sentence of several words is best.",
    "password_entirely_numeric": "Digits alone are quickly guessed. Use words as well.",
    "password_too_similar": "This is too close to your e-mail address or name. Choose something else.",
}
LIMITS = frozenset({"too_many_login_attempts", "rate_limited"})
WAYS_TO_REAUTHENTICATE = {
    "reauthenticate": "Use your password",
    "mfa_reauthenticate": "Use a code",
    "mfa_reauthenticate:webauthn": "Use a passkey",
}


class AccountAdapter(DefaultAccountAdapter):
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": "This account is locked. Ask an admin of this site to open it again.",
        "duplicate_email": "This is an address of your account already. Write another one.",
        "email_password_mismatch": "This e-mail address and password don't belong together. Check both and try again.",
        "email_taken": "There is an account with this address already. Sign in with it, or use another address.",
        "enter_current_password": "This is not your password. Type the one that you sign in with now.",
        "incorrect_password": "This is not your password. Check it and try again.",
        "rate_limited": "Too many tries in a short time. Wait five minutes, then try again.",
        "too_many_login_attempts": "Too many tries in a short time. Wait five minutes, then try again.",
    }

    def validation_error(self, code: str, *args: Any) -> ValidationError:
        if code in LIMITS:
            log_event("too many tries", logging.WARNING)
        return super().validation_error(code, *args)  # type: ignore[no-any-return]

    def clean_password(self, password: str, user: Any = None) -> str:
        try:
            return super().clean_password(password, user)  # type: ignore[no-any-return]
        except ValidationError as refused:
            raise ValidationError(
                [
                    ValidationError(
                        PASSWORD_PROBLEMS.get(problem.code or "", problem.message), problem.code, problem.params
                    )
                    for problem in refused.error_list
                ]
            ) from None

    def set_password(self, user: Any, password: str) -> None:
        super().set_password(user, password)
        end_sessions(user=user, keep=self.request.session.session_key)

    def confirm_email(self, request: HttpRequest, email_address: EmailAddress) -> bool:
        # allauth looks only at confirmed addresses. Here an account that never confirmed its own holds it as well.
        if User.objects.filter(email=email_address.email).exclude(pk=email_address.user_id).exists():
            template = "account/messages/email_confirmation_failed.txt"
            self.add_message(request, messages.ERROR, template, {"email": email_address.email})
            return False
        return super().confirm_email(request, email_address)  # type: ignore[no-any-return]

    def get_email_confirmation_url(self, request: HttpRequest, emailconfirmation: Any) -> str:
        """Whoever opens the mail on another device goes on there."""
        return with_way_back(super().get_email_confirmation_url(request, emailconfirmation), request)

    def respond_email_verification_sent(self, request: HttpRequest, user: User | None) -> HttpResponse:
        return redirect(with_way_back(reverse("account_email_verification_sent"), request))

    def send_account_already_exists_mail(self, email: str) -> None:
        addresses = {
            "sign_in": build_absolute_uri(self.request, with_way_back(reverse("account_login"), self.request)),
            "new_password": build_absolute_uri(self.request, reverse("account_reset_password")),
        }
        self.send_mail("account/email/account_already_exists", email, addresses)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        try:
            super().send_mail(template_prefix, email, context)
        except OSError as failure:
            # What was asked for is done, only the mail is missing: say so, instead of failing as a whole.
            log_unsent(template_prefix, failure)
            messages.error(self.request, "We could not send you a mail just now. Try again in a few minutes.")

    def get_reauthentication_methods(self, user: User | AnonymousUser) -> list[dict[str, Any]]:
        methods = super().get_reauthentication_methods(user)
        return [{**method, "description": WAYS_TO_REAUTHENTICATE[method["id"]]} for method in methods]


class SecondFactorAdapter(DefaultMFAAdapter):
    """Keeps the secrets of second factors encrypted: a stolen backup opens no account."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "add_email_blocked": (
            "An account with a second factor can't wait for a new address to be confirmed. "
            "Remove your second factor, change the address and confirm it, then set the factor up again."
        ),
        "cannot_generate_recovery_codes": "Set up a second factor first: recovery codes stand in for one.",
        "incorrect_code": "This code is not right. Type the newest one that your app shows.",
        "unverified_email": (
            "Confirm your e-mail address first, or cancel its change. You find both in “My account”, at the address."
        ),
    }

    def encrypt(self, text: str) -> str:
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _cipher().decrypt(encrypted_text.encode()).decode()

    def build_totp_svg(self, url: str) -> str:
        return qr_drawing(url)

    def generate_authenticator_name(self, user: Any, type: Authenticator.Type) -> str:
        return f"Passkey {Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1}"


def _cipher() -> MultiFernet:
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet([Fernet(_derive(key)) for key in keys])


def _derive(secret: str) -> bytes:
    return base64.urlsafe_b64encode(hashlib.sha256(f"second factors {secret}".encode()).digest())
