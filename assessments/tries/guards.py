"""The way into the pages of a try: only the one of this browser, and only while nobody is signed in."""

import time
from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render

from assessments.ratings.late import Late, all_of
from assessments.tries.queries import KEY, Tried, try_of
from assessments.tries.services import OverError, discard_try
from skills.releases import NoReleaseError, current_catalogue

Rest = ParamSpec("Rest")
Refusal = Callable[[HttpRequest], HttpResponse]

OVER = "This try is over: it was discarded, or a day has passed since your last answer."


def clock() -> int:
    return int(time.time())


def over(request: HttpRequest) -> HttpResponse:
    """To the start. Answers that come too late are given back in words."""
    had_one = KEY in request.session
    if had_one:
        discard_try(session=request.session)
    if request.method == "POST" and (late := _answers_in(request)):
        return render(request, "tries/over.html", {"late": late}, status=409)
    if had_one:
        messages.info(request, "Your try is over: its answers are kept for a day. You can begin another.")
    return redirect("try_start")


def over_for_script(request: HttpRequest) -> JsonResponse:
    return JsonResponse({"why": "over", "words": OVER}, status=404)


def _answers_in(request: HttpRequest) -> Late:
    """By the names of their skills. What they were asked by is gone, but today's catalogue knows the names."""
    try:
        skills = current_catalogue(request.GET.get("framework", "")).skills
    except NoReleaseError:
        return []
    return all_of(skills, request.POST)


def of_this_browser(
    refuse: Refusal = over,
) -> Callable[
    [Callable[Concatenate[HttpRequest, Tried, Rest], HttpResponse]],
    Callable[Concatenate[HttpRequest, Rest], HttpResponse],
]:
    """Hands the view the try. Who has signed in since is sent to where it becomes their own."""

    def decorate(
        view: Callable[Concatenate[HttpRequest, Tried, Rest], HttpResponse],
    ) -> Callable[Concatenate[HttpRequest, Rest], HttpResponse]:
        @wraps(view)
        def guarded(request: HttpRequest, /, *args: Rest.args, **kwargs: Rest.kwargs) -> HttpResponse:
            if request.user.is_authenticated:
                return redirect("try_adopt")
            tried = try_of(request.session, clock())
            try:
                response = view(request, tried, *args, **kwargs) if tried else refuse(request)
            except OverError:  # a moment ago, in another tab
                response = refuse(request)
            response.headers["Cache-Control"] = "no-store, private"
            return response

        return guarded

    return decorate
