"""Requests larger than anything that a page takes are refused by the length that they tell, before they are kept."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


class LargestRequestMiddleware:
    """Before anything reads it: Django would keep a whole file, only for its form to say that it is too large."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        length = request.META.get("CONTENT_LENGTH") or "0"
        if not length.isdecimal() or int(length) <= settings.LARGEST_REQUEST:
            return self.get_response(request)
        return render(request, "413.html", status=413)
