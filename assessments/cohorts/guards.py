"""The ways into the pages of a cohort: of whoever is in it, of its teachers, of its lead. To others it isn't there."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse

from assessments.cohorts.queries import membership_in
from assessments.models import Membership

Rest = ParamSpec("Rest")
View = Callable[Concatenate[HttpRequest, Membership, Rest], HttpResponse]
Guarded = Callable[Concatenate[HttpRequest, int, Rest], HttpResponse]


def of_member(view: View[Rest]) -> Guarded[Rest]:
    """Hands the view what the person is in this cohort."""
    return _of(lambda membership: True, view)


def of_teacher(view: View[Rest]) -> Guarded[Rest]:
    return _of(lambda membership: membership.teaches, view)


def of_lead(view: View[Rest]) -> Guarded[Rest]:
    return _of(lambda membership: membership.leads, view)


def _of(may: Callable[[Membership], bool], view: View[Rest]) -> Guarded[Rest]:
    @wraps(view)
    @login_required
    def guarded(request: HttpRequest, /, cohort: int, *args: Rest.args, **kwargs: Rest.kwargs) -> HttpResponse:
        person: Any = request.user
        membership = membership_in(cohort, person)
        if membership is None or not may(membership):
            raise Http404
        return view(request, membership, *args, **kwargs)

    return guarded  # type: ignore[return-value]
