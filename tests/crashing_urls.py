"""A site whose pages break, for the test of what is shown then."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path


def crash(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("broken on purpose")


urlpatterns = [path("", crash, name="home"), path("", include("careerpath.urls"))]
