"""Sign-ins, refusals and account changes, written to the log as events. allauth and Django announce them."""

import logging
from typing import Any

from allauth.account import signals as account
from allauth.mfa import signals as mfa
from django.contrib.auth import signals as auth
from django.dispatch import Signal

from careerpath.lib.requestlog import log_event

EVENTS: dict[str, Signal] = {
    "signed up": account.user_signed_up,
    "signed in": auth.user_logged_in,
    "signed out": auth.user_logged_out,
    "address confirmed": account.email_confirmed,
    "address change cancelled": account.email_removed,
    "password changed": account.password_changed,
    "password set": account.password_set,
    "password reset": account.password_reset,
    "second factor added": mfa.authenticator_added,
    "second factor removed": mfa.authenticator_removed,
    "recovery codes made": mfa.authenticator_reset,
}


def connect() -> None:
    for event, signal in EVENTS.items():
        signal.connect(_recorder(event), weak=False, dispatch_uid=f"careerpath {event}")
    account.email_changed.connect(_record_change_of_address, dispatch_uid="careerpath address changed")
    auth.user_login_failed.connect(_record_refusal, dispatch_uid="careerpath sign-in refused")
    mfa.authentication_failed.connect(_record_refused_factor, dispatch_uid="careerpath second factor refused")


def _recorder(event: str) -> Any:
    def record(sender: Any, **announced: Any) -> None:
        user = announced.get("user") or getattr(announced.get("email_address"), "user", None)
        kind = getattr(announced.get("authenticator"), "type", None)
        log_event(event, user=getattr(user, "pk", None), **({"kind": kind} if kind else {}))

    return record


def _record_change_of_address(sender: Any, user: Any, from_email_address: Any, **announced: Any) -> None:
    # Also announced when the first address is confirmed: then nothing was changed.
    if from_email_address:
        log_event("address changed", user=user.pk)


def _record_refusal(sender: Any, **announced: Any) -> None:
    # Not what was typed: people type passwords into the field above.
    log_event("sign-in refused", logging.WARNING)


def _record_refused_factor(sender: Any, user: Any, authenticator: Any, **announced: Any) -> None:
    log_event("second factor refused", logging.WARNING, user=user.pk, kind=authenticator.type)
