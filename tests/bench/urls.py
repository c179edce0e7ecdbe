"""The site, with the three bare views that others are measured against."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import include, path

from assessments.models import Answer


def bare(request: HttpRequest) -> HttpResponse:
    return HttpResponse(f"Hello {request.user}")


def base_page(request: HttpRequest) -> HttpResponse:
    return render(request, "base.html")


@login_required
def upsert(request: HttpRequest) -> HttpResponse:
    """One row written, and nothing looked at."""
    row = Answer(**{f"{name}_id": request.POST[name] for name in ("sitting", "skill")}, level=request.POST["level"])
    fields = {"unique_fields": ["sitting", "skill"], "update_fields": ["level"]}
    Answer.objects.bulk_create([row], update_conflicts=True, **fields)
    return JsonResponse({})


urlpatterns = [
    path("bare/", bare),
    path("base/", base_page),
    path("upsert/", upsert),
    path("", include("careerpath.urls")),
]
