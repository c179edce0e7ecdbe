"""Forms of the second factor, in our words: codes, passkeys and recovery codes."""

import logging
from functools import cached_property
from typing import Any, ClassVar

from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as code_forms
from allauth.mfa.models import Authenticator
from allauth.mfa.totp import forms as totp_forms
from allauth.mfa.webauthn import forms as passkey_forms
from cryptography.fernet import InvalidToken
from django import forms

from careerpath.accounts.forms import PlainFields
from careerpath.lib.requestlog import log_event

NO_PASSKEY = "Your browser sent no passkey. Press the button and follow what your browser asks."


class CodeField(PlainFields):
    labels: ClassVar = {"code": "Code"}
    hints: ClassVar = {"code": "The six digits that your app shows now, or one of your recovery codes."}
    asked: ClassVar = {"code": "Type the code."}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].widget.attrs |= {  # type: ignore[attr-defined]
            "inputmode": "numeric",
            "autocomplete": "one-time-code",
            "class": "input-code",
        }

    def clean_code(self) -> str:
        try:
            return super().clean_code()  # type: ignore[misc,no-any-return]
        except InvalidToken:
            # The factor was set up under a SECRET_KEY that is gone: `manage.py remove_second_factor` helps.
            log_event("second factor unreadable", logging.ERROR)
            raise get_adapter().validation_error("incorrect_code") from None


class AuthenticateForm(CodeField, code_forms.AuthenticateForm):  # type: ignore[misc]
    @cached_property
    def kinds(self) -> set[str]:
        return set(Authenticator.objects.filter(user_id=self.user.pk).values_list("type", flat=True))


class ReauthenticateForm(CodeField, code_forms.ReauthenticateForm):  # type: ignore[misc]
    pass


class ActivateTOTPForm(CodeField, totp_forms.ActivateTOTPForm):  # type: ignore[misc]
    hints: ClassVar = {"code": "The six digits that your app shows now. A new code comes every 30 seconds."}


class PasskeyCredential(PlainFields):
    """What a browser answers for a passkey. Anybody can post here: what is no answer at all is refused, not a crash."""

    asked: ClassVar = {"credential": NO_PASSKEY}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        credential: forms.Field = self.fields["credential"]  # type: ignore[attr-defined]
        credential.error_messages["invalid"] = NO_PASSKEY


class UsedPasskey(PasskeyCredential):
    user: Any

    def clean_credential(self) -> Authenticator:
        try:
            return super().clean_credential()  # type: ignore[misc,no-any-return]
        except (forms.ValidationError, AttributeError, KeyError, TypeError, ValueError) as failure:
            log_event("second factor refused", logging.WARNING, user=getattr(self.user, "pk", None), kind="webauthn")
            if isinstance(failure, forms.ValidationError) and failure.code != "incorrect_code":
                raise
            raise forms.ValidationError(
                "This passkey opens no account here. Try another one, or sign in with your password."
            ) from None


class AuthenticatePasskeyForm(UsedPasskey, passkey_forms.AuthenticateWebAuthnForm):  # type: ignore[misc]
    pass


class SignInPasskeyForm(UsedPasskey, passkey_forms.LoginWebAuthnForm):  # type: ignore[misc]
    pass


class ReauthenticatePasskeyForm(UsedPasskey, passkey_forms.ReauthenticateWebAuthnForm):  # type: ignore[misc]
    pass


class AddPasskeyForm(PasskeyCredential, passkey_forms.AddWebAuthnForm):  # type: ignore[misc]
    labels: ClassVar = {"name": "Its name", "passwordless": "Sign in with this passkey alone, without a password"}
    hints: ClassVar = {
        "name": "So that you can tell your passkeys apart, for example “Laptop”.",
        "passwordless": "The device then asks for its PIN, your fingerprint or your face. "
        "Leave this empty for an older security key: it will do as second factor after your password.",
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["passwordless"].initial = True

    def clean(self) -> dict[str, Any]:
        try:
            return super().clean()  # type: ignore[no-any-return]
        except (AttributeError, KeyError, TypeError, ValueError):
            raise get_adapter().validation_error("incorrect_code") from None


class EditPasskeyForm(PlainFields, passkey_forms.EditWebAuthnForm):  # type: ignore[misc]
    labels: ClassVar = {"name": "Its name"}
    asked: ClassVar = {"name": "Give the passkey a name."}
