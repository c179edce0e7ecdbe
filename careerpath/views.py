"""The pages of the site itself."""

from django.core.cache import cache
from django.db import Error, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from assessments.cohorts.offers import called
from assessments.cohorts.queries import to_archive
from assessments.plans.queries import next_of
from assessments.ratings.mine.queries import tally_of
from assessments.ratings.pages import waiting_for
from assessments.tries.queries import KEY
from careerpath.accounts.second_factor import has_second_factor
from careerpath.example import EXAMPLE


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    tried = KEY in request.session
    if not request.user.is_authenticated:
        return render(request, "welcome.html", {"example": EXAMPLE, "tried": tried})
    waiting = waiting_for(request.user)
    if tried and waiting is None:
        return redirect("try_adopt")
    offers, to_look_back = called(request.user, timezone.localdate())
    context = {
        "waiting": waiting,
        "tally": tally_of(request.user),
        "next": next_of(request.user),
        "offers": offers,
        "to_look_back": to_look_back,
        "to_archive": to_archive(request.user, timezone.localdate()),
        "tried": tried,
        "has_second_factor": has_second_factor(request.user),
    }
    return render(request, "home.html", context)


@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """For a load balancer: 200 when the database and the cache answer, else 503 and which one doesn't."""
    parts = {"database": _database_answers(), "cache": _cache_answers()}
    words = {name: "ok" if answers else "no answer" for name, answers in parts.items()}
    return JsonResponse(words, status=200 if all(parts.values()) else 503)


def _database_answers() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Error:
        return False
    return True


def _cache_answers() -> bool:
    try:
        cache.get("healthz")
    except Exception:  # noqa: BLE001 - each kind of cache has errors of its own
        return False
    return True
