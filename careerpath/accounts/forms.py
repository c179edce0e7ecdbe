"""Forms of the account pages. Those of allauth get our words: a label above each field, a hint, an error that helps."""

from typing import Any, ClassVar

from allauth.account import forms as allauth_forms
from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.email_verification import send_verification_email_to_address
from allauth.account.internal.userkit import filter_users_by_email
from allauth.account.models import EmailAddress
from django import forms
from django.contrib import messages
from django.contrib.auth.hashers import make_password
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.html import escape

from careerpath.accounts.addresses import addresses_are_confirmed
from careerpath.accounts.models import User
from careerpath.accounts.services import LastAdminError, change_address, delete_account, replace_pending_address
from careerpath.lib.names import one_line
from careerpath.lib.requestlog import log_event

HOW_TO_CHOOSE = (
    "At least 10 characters. A sentence of several words is best, spaces and all. "
    "Passwords that many people use are refused."
)
LAST_ADMIN = "You are the only admin here. Make somebody else an admin first."
EMAIL_ATTRIBUTES = {"autocapitalize": "none", "spellcheck": "false"}


class PlainFields:
    """A label above each field says what goes in, and an empty field is told what belongs there."""

    labels: ClassVar[dict[str, str]] = {}
    hints: ClassVar[dict[str, str]] = {}
    asked: ClassVar[dict[str, str]] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, forms.Field] = self.fields  # type: ignore[attr-defined]
        for name, field in fields.items():
            field.label = self.labels.get(name, field.label)
            field.help_text = self.hints.get(name, "")
            field.widget.attrs.pop("placeholder", None)
            if name in self.asked:
                field.error_messages["required"] = self.asked[name]
            if isinstance(field, forms.EmailField):
                field.error_messages["invalid"] = "Write an address like name@example.org."
                field.widget.attrs |= EMAIL_ATTRIBUTES


class SignInForm(PlainFields, allauth_forms.LoginForm):  # type: ignore[misc]
    labels: ClassVar = {"login": "E-mail address"}
    asked: ClassVar = {"login": "Type your e-mail address.", "password": "Type your password."}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # The word by which password managers know the first of two fields, also where it is an address.
        self.fields["login"].widget.attrs["autocomplete"] = "username"


class SignUpForm(PlainFields, allauth_forms.SignupForm):  # type: ignore[misc]
    labels: ClassVar = {"email": "E-mail address"}
    hints: ClassVar = {"password1": HOW_TO_CHOOSE}
    asked: ClassVar = {"email": "Type your e-mail address.", "password1": "Choose a password."}

    @property
    def asks_to_confirm(self) -> bool:
        return addresses_are_confirmed()

    def try_save(self, request: HttpRequest) -> tuple[User | None, HttpResponse | None]:
        if self.account_already_exists:
            # A new account costs one hash. So does this answer, or its speed would tell who has an account.
            make_password(self.cleaned_data["password1"])
            return super().try_save(request)  # type: ignore[no-any-return]
        try:
            return super().try_save(request)  # type: ignore[no-any-return]
        except IntegrityError:
            return self._answer_second_click(request)

    def _answer_second_click(self, request: HttpRequest) -> tuple[None, HttpResponse]:
        """The same form arrived twice at once; the other one made the account a moment ago."""
        if not addresses_are_confirmed():
            messages.info(request, get_adapter().error_messages["email_taken"])
            return None, redirect("account_login")
        self.account_already_exists = True
        return super().try_save(request)  # type: ignore[no-any-return]


class ChangeEmailForm(PlainFields, allauth_forms.AddEmailForm):  # type: ignore[misc]
    labels: ClassVar = {"email": "New e-mail address"}
    asked: ClassVar = {"email": "Type the new address."}
    user: User

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asks_to_confirm = addresses_are_confirmed()
        self.fields["email"].help_text = (
            "We send a link to it. The change takes effect when you open that link."
            if self.asks_to_confirm
            else "The change takes effect at once. This site sends no mails to check it, so read it twice."
        )

    def clean_email(self) -> str:
        email: str = super().clean_email()
        # With mails, the mail tells whoever owns the address. Without, only the form can.
        if not addresses_are_confirmed() and filter_users_by_email(email):
            raise get_adapter().validation_error("email_taken")
        return email

    def save(self, request: HttpRequest) -> EmailAddress:
        email = self.cleaned_data["email"]
        if not addresses_are_confirmed():
            address = change_address(user=self.user, email=email)
            log_event("address changed", user=self.user.pk)
            messages.success(request, f"Your address is now {email}.")
            return address
        address = replace_pending_address(user=self.user, email=email)
        log_event("address change asked for", user=self.user.pk)
        send_verification_email_to_address(request, address)
        return address


class ChangePasswordForm(PlainFields, allauth_forms.ChangePasswordForm):  # type: ignore[misc]
    labels: ClassVar = {
        "oldpassword": "Your password now",
        "password1": "New password",
        "password2": "The new password again",
    }
    hints: ClassVar = {"password1": HOW_TO_CHOOSE}
    asked: ClassVar = {
        "oldpassword": "Type the password that you sign in with now.",
        "password1": "Choose a new password.",
        "password2": "Type the new password a second time.",
    }


class NewPasswordFields(PlainFields):
    labels: ClassVar = {"password1": "New password", "password2": "The new password again"}
    hints: ClassVar = {"password1": HOW_TO_CHOOSE}
    asked: ClassVar = {"password1": "Choose a password.", "password2": "Type the password a second time."}


class SetPasswordForm(NewPasswordFields, allauth_forms.SetPasswordForm):  # type: ignore[misc]
    pass


class ResetPasswordKeyForm(NewPasswordFields, allauth_forms.ResetPasswordKeyForm):  # type: ignore[misc]
    pass


class ResetPasswordForm(PlainFields, allauth_forms.ResetPasswordForm):  # type: ignore[misc]
    users: list[User]
    labels: ClassVar = {"email": "E-mail address"}
    asked: ClassVar = {"email": "Type the address of your account."}

    def clean_email(self) -> str:
        email: str = super().clean_email()
        # An address that only waits to be confirmed gets no key to the account: it may be mistyped.
        self.users = [user for user in self.users if user.email == email.lower()]
        return email


class ReauthenticateForm(PlainFields, allauth_forms.ReauthenticateForm):  # type: ignore[misc]
    labels: ClassVar = {"password": "Your password"}
    asked: ClassVar = {"password": "Type your password."}


class ProfileForm(forms.ModelForm):
    class Meta:
        model = User
        fields = ("name",)
        widgets: ClassVar = {"name": forms.TextInput({"autocomplete": "name"})}
        error_messages: ClassVar = {"name": {"max_length": "Use at most 100 characters."}}

    def clean_name(self) -> str:
        return one_line(self.cleaned_data["name"])


class DeleteAccountForm(forms.Form):
    """Owns the whole act: asks for the address as a sign that the person means it."""

    email = forms.EmailField(
        label="Type your e-mail address to confirm",
        widget=forms.EmailInput({"autocomplete": "off", **EMAIL_ATTRIBUTES}),
        error_messages={"required": "Type the address of your account.", "invalid": "Write the whole address."},
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        self.fields["email"].help_text = escape(user.email)

    def clean_email(self) -> str:
        email: str = self.cleaned_data["email"]
        if email.lower() != self.user.email:
            raise forms.ValidationError("That is not the address of this account. Type the one that stands here.")
        return email

    def delete(self) -> bool:
        try:
            delete_account(user=self.user)
        except LastAdminError:
            self.add_error(None, LAST_ADMIN)
            return False
        return True
