"""People who see others' data must own a second factor before they see anything."""

from collections.abc import Callable
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from careerpath.accounts.models import User
from careerpath.accounts.services import end_sessions

# Recovery codes stand in for a factor, but they are none: nobody is asked for them alone.
FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)

# What one needs to set a factor up, one's own account, and the way out. All else is closed, also what is yet to come.
OPEN = frozenset(
    {
        "healthz",
        "me",
        "me_delete",
        # Their addresses carry a key of their own, and work without signing in.
        "calendar_feed",
        "reminder_stop",
        "change_password",
        "account_change_password",
        "account_confirm_email",
        "account_email",
        "account_email_verification_sent",
        "account_inactive",
        "account_login",
        "account_logout",
        "account_reauthenticate",
        "account_reset_password",
        "account_reset_password_done",
        "account_reset_password_from_key",
        "account_reset_password_from_key_done",
        "account_set_password",
        "account_signup",
        "mfa_activate_totp",
        "mfa_add_webauthn",
        "mfa_authenticate",
        "mfa_deactivate_totp",
        "mfa_download_recovery_codes",
        "mfa_edit_webauthn",
        "mfa_generate_recovery_codes",
        "mfa_index",
        "mfa_list_webauthn",
        "mfa_login_webauthn",
        "mfa_reauthenticate",
        "mfa_reauthenticate_webauthn",
        "mfa_remove_webauthn",
        "mfa_view_recovery_codes",
        "usersessions_list",
        "admin:logout",
    }
)

# The page that a person wanted when the demand came in between; the template of mfa_index leads back there.
WANTED = "second_factor_wanted"


def has_second_factor(user: User) -> bool:
    """Whoever asks for a page is read together with the answer."""
    known = getattr(user, "owns_factor", None)
    if known is not None:
        return bool(known)
    return bool(Authenticator.objects.filter(user_id=user.pk, type__in=FACTORS).exists())


def lacks_second_factor(user: User | AnonymousUser) -> bool:
    """Also for ways in without a session, an API token for one: those must ask it themselves."""
    return (
        settings.REQUIRE_SECOND_FACTOR
        and user.is_authenticated
        and user.sees_other_people
        and not has_second_factor(user)
    )


class SecondFactorMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        match = request.resolver_match
        if not settings.REQUIRE_SECOND_FACTOR or (match and match.view_name in OPEN):
            return None
        if not lacks_second_factor(request.user):
            if request.user.is_authenticated:
                request.session.pop(WANTED, None)
            return None
        if request.method == "GET":
            request.session[WANTED] = request.get_full_path()
        return redirect("mfa_index")


def connect() -> None:
    authenticator_added.connect(_end_sessions_without_factor, dispatch_uid="careerpath first factor")


def _end_sessions_without_factor(sender: Any, request: HttpRequest, user: User, **announced: Any) -> None:
    """A session that began with the password alone would else go on as if it had shown the factor."""
    added = announced["authenticator"]
    if added.type in FACTORS and Authenticator.objects.filter(user_id=user.pk, type__in=FACTORS).count() == 1:
        end_sessions(user=user, keep=request.session.session_key)
