"""The ways into the pages of a sitting: only one's own, and to change it only while it is open."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from assessments.models import Sitting
from assessments.ratings.asked import Asked, asked_in
from assessments.ratings.late import not_taken
from assessments.ratings.queries import answers_of
from assessments.ratings.services import FinishedError
from skills.catalogue import Skill
from skills.models import Skill as SkillRow
from skills.reading import Reading

Rest = ParamSpec("Rest")


def own_sitting(
    view: Callable[Concatenate[HttpRequest, Asked, Rest], HttpResponse],
) -> Callable[Concatenate[HttpRequest, int, Rest], HttpResponse]:
    """Hands the view the sitting of this number, if it is the person's own."""

    @wraps(view)
    @login_required
    def guarded(request: HttpRequest, /, sitting: int, *args: Rest.args, **kwargs: Rest.kwargs) -> HttpResponse:
        person: Any = request.user
        row = get_object_or_404(Sitting, pk=sitting, person=person)
        return view(request, asked_in(row), *args, **kwargs)

    return guarded  # type: ignore[return-value]


def take_no_more(request: HttpRequest, asked: Asked) -> HttpResponse:
    """Says so, and gives back what was sent."""
    late = not_taken(asked.scope.skills, request.POST, answers_of(asked.sitting))
    context = {"asked": asked, "not_taken": late}
    return render(request, "ratings/finished.html", context, status=409)


Refusal = Callable[[HttpRequest, Asked], HttpResponse]


def unfinished(
    refuse: Refusal = take_no_more,
) -> Callable[
    [Callable[Concatenate[HttpRequest, Asked, Rest], HttpResponse]],
    Callable[Concatenate[HttpRequest, Asked, Rest], HttpResponse],
]:
    """A finished sitting is only looked at: what is sent to it is refused."""

    def decorate(
        view: Callable[Concatenate[HttpRequest, Asked, Rest], HttpResponse],
    ) -> Callable[Concatenate[HttpRequest, Asked, Rest], HttpResponse]:
        @wraps(view)
        def guarded(request: HttpRequest, asked: Asked, /, *args: Rest.args, **kwargs: Rest.kwargs) -> HttpResponse:
            if not asked.sitting.is_finished:
                try:
                    return view(request, asked, *args, **kwargs)
                except FinishedError:  # a moment ago, in another tab
                    asked.sitting.refresh_from_db()
            return refuse(request, asked) if request.method == "POST" else redirect("result", asked.sitting.pk)

        return guarded

    return decorate


# -- A skill by itself -------------------------------------------------------------------------------------------------


def known_skill(reading: Reading, slug: str) -> Skill:
    if slug not in reading.catalogue.skill:
        raise Http404
    return reading.catalogue.skill[slug]


def skill_id(reading: Reading, slug: str) -> int:
    framework = reading.catalogue.framework.slug
    return SkillRow.objects.values_list("pk", flat=True).get(framework__slug=framework, slug=slug)


# -- Second clicks -----------------------------------------------------------------------------------------------------

REMOVED = "ratings_removed"
# So many a session remembers: enough for every page that somebody may still have open.
MOST_REMOVED = 20


def remember_removal(request: HttpRequest, what: str) -> None:
    """Somebody else's is 404, and so is what never was. What this person removed a moment ago isn't."""
    request.session[REMOVED] = [*_removed(request), what][-MOST_REMOVED:]


def was_removed(request: HttpRequest, what: str) -> bool:
    return what in _removed(request)


def _removed(request: HttpRequest) -> list[str]:
    there = request.session.get(REMOVED)
    return there if isinstance(there, list) else []
