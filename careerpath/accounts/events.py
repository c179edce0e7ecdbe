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
    "address changed": account.email_changed,
    "address removed": account.email_removed,
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
    auth.user_login_failed.connect(_record_refusal, dispatch_uid="careerpath sign-in refused")


def _recorder(event: str) -> Any:
    def record(sender: Any, **announced: Any) -> None:
        user = announced.get("user") or getattr(announced.get("email_address"), "user", None)
        kind = getattr(announced.get("authenticator"), "type", None)
        log_event(event, user=getattr(user, "pk", None), **({"kind": kind} if kind else {}))

    return record


def _record_refusal(sender: Any, **announced: Any) -> None:
    # Not what was typed: people type passwords into the field above.
    log_event("sign-in refused", logging.WARNING)
