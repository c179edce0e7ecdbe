"""The way to the pages about a learner: for the teachers of their cohort. To others, there is no such learner."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse

from assessments.cohorts.person.queries import learner_among_others, learner_seen

Rest = ParamSpec("Rest")
View = Callable[Concatenate[HttpRequest, Any, Rest], HttpResponse]
Guarded = Callable[Concatenate[HttpRequest, int, int, Rest], HttpResponse]
Find = Callable[[Any, int, int], Any | None]


def sees_learner(view: View[Rest]) -> Guarded[Rest]:
    """Hands the view the learner's membership."""
    return _guarded(learner_seen, view)


def sees_learner_among_others(view: View[Rest]) -> Guarded[Rest]:
    """With when they were last at work, and who stands beside them."""
    return _guarded(learner_among_others, view)


def _guarded(find: Find, view: View[Rest]) -> Guarded[Rest]:
    @wraps(view)
    @login_required
    def guarded(
        request: HttpRequest, /, cohort: int, member: int, *args: Rest.args, **kwargs: Rest.kwargs
    ) -> HttpResponse:
        found = find(request.user, cohort, member)
        if found is None:
            raise Http404
        return view(request, found, *args, **kwargs)

    return guarded  # type: ignore[return-value]
