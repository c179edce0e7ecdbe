"""The site, with the two bare pages that others are measured against."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import include, path


def bare(request: HttpRequest) -> HttpResponse:
    return HttpResponse(f"Hello {request.user}")


def base_page(request: HttpRequest) -> HttpResponse:
    return render(request, "base.html")


urlpatterns = [path("bare/", bare), path("base/", base_page), path("", include("careerpath.urls"))]
