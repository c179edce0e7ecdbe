"""Each component in every state, on one page. Only with DEBUG on."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

Rest = ParamSpec("Rest")
View = Callable[Concatenate[HttpRequest, Rest], HttpResponse]

# A template each, and the status it is sent with.
ERROR_PAGES = {"400": 400, "403": 403, "403_csrf": 403, "404": 404, "429": 429, "500": 500}


def debug_only(view: View[Rest]) -> View[Rest]:
    @wraps(view)
    def guarded(request: HttpRequest, *args: Rest.args, **kwargs: Rest.kwargs) -> HttpResponse:
        if not settings.DEBUG:
            raise Http404
        return view(request, *args, **kwargs)

    return guarded


@require_safe
@debug_only
def styleguide(request: HttpRequest) -> HttpResponse:
    return render(request, "styleguide.html")


@require_safe
@debug_only
def error_page(request: HttpRequest, code: str) -> HttpResponse:
    if code not in ERROR_PAGES:
        raise Http404
    return render(request, f"{code}.html", status=ERROR_PAGES[code])
