"""People who see others' data must own a second factor before they see anything."""

from collections.abc import Callable
from typing import Any

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

# What one needs to set a factor up, and the way out.
OPEN_PREFIXES = ("mfa_", "account_", "usersessions_")
OPEN_NAMES = frozenset({"healthz"})


class SecondFactorMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        name = request.resolver_match.view_name if request.resolver_match else ""
        if not settings.REQUIRE_SECOND_FACTOR or name in OPEN_NAMES or name.startswith(OPEN_PREFIXES):
            return None
        user = request.user
        if not user.is_authenticated or not user.sees_other_people or is_mfa_enabled(user):
            return None
        messages.warning(
            request, "You can see other people's data here, so your account needs a second factor. Set one up to go on."
        )
        return redirect("mfa_index")
