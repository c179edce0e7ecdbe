"""Pages speak GET and POST. Other methods, which class-based views of packages would take for a POST, are refused."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed

OF_PAGES = ("GET", "HEAD", "POST")


class PageMethodsMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method not in OF_PAGES:
            return HttpResponseNotAllowed(OF_PAGES)
        return self.get_response(request)
