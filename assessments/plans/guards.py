"""The ways into the pages of a plan: only one's own."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone

from assessments.plans.acts import NoSuchPlanError
from assessments.plans.queries import plan_of
from assessments.plans.standing import PlanNow

Rest = ParamSpec("Rest")


def own_plan(
    view: Callable[Concatenate[HttpRequest, PlanNow, Rest], HttpResponse],
) -> Callable[Concatenate[HttpRequest, int, Rest], HttpResponse]:
    """Hands the view the plan of this number as it stands today, if it is the person's own."""

    @wraps(view)
    @login_required
    def guarded(request: HttpRequest, /, plan: int, *args: Rest.args, **kwargs: Rest.kwargs) -> HttpResponse:
        person: Any = request.user
        found = plan_of(person, plan, timezone.localdate())
        if found is None:
            raise Http404
        try:
            return view(request, found, *args, **kwargs)
        except NoSuchPlanError:  # gone in this moment
            raise Http404 from None

    return guarded  # type: ignore[return-value]
