"""Forms of the account pages. Those of allauth get our labels and lose their placeholders."""

from typing import Any

from allauth.account import forms as allauth_forms
from allauth.account.adapter import get_adapter
from django import forms
from django.contrib.auth.hashers import make_password
from django.http import HttpRequest

from careerpath.accounts.models import User

LABELS = {
    "login": "E-mail address",
    "email": "E-mail address",
    "oldpassword": "Your password now",
}


class PlainFields:
    """A label above each field says what goes in; nothing inside the field repeats it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():  # type: ignore[attr-defined]
            field.label = LABELS.get(name, field.label)
            field.widget.attrs.pop("placeholder", None)


class SignInForm(PlainFields, allauth_forms.LoginForm):  # type: ignore[misc]
    pass


class SignUpForm(PlainFields, allauth_forms.SignupForm):  # type: ignore[misc]
    def try_save(self, request: HttpRequest) -> Any:
        if self.account_already_exists:
            # A new account costs one hash. So does this answer, or its speed would tell who has an account.
            make_password(self.cleaned_data["password1"])
        return super().try_save(request)


class ProfileForm(forms.ModelForm):
    class Meta:
        model = User
        fields = ("name",)


class DeleteAccountForm(forms.Form):
    """Owns the whole act: asks for the address as a sign that the person means it."""

    email = forms.EmailField(label="Type your e-mail address to confirm", widget=forms.EmailInput({"autocomplete": "off"}))

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_email(self) -> str:
        email: str = self.cleaned_data["email"]
        if email.lower() != self.user.email:
            raise forms.ValidationError("That is not the address of this account.")
        return email

    def clean(self) -> dict[str, Any]:
        if self.user.is_last_admin:
            raise forms.ValidationError("You are the only admin here. Make somebody else an admin first.")
        return super().clean() or {}
