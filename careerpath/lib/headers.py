"""The response headers that no package sets for us."""

from collections.abc import Callable

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse

FIXED = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    # No other site may load what we send, not even as an image.
    "Cross-Origin-Resource-Policy": "same-origin",
}


class FixedHeadersMiddleware:
    """Outermost, so that they also stand on what Django's own middleware refuses or sends elsewhere."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        for name, value in FIXED.items():
            response.headers.setdefault(name, value)
        return response


class NoStoreMiddleware:
    """What a signed-in person sees is kept by no cache: the next person at the same machine can't go back to it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.session.accessed and _is_signed_in(request):
            response.headers["Cache-Control"] = "no-store, private"
        return response


def _is_signed_in(request: HttpRequest) -> bool:
    try:
        return request.user.is_authenticated
    except DatabaseError:
        return True  # nobody can tell now: better not stored
