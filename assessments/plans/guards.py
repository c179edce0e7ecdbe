"""The ways into the pages of a plan: only one's own, and one that was replaced or put away is only read."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from assessments.plans.acts import NoSuchPlanError, PutAwayError, ReplacedError
from assessments.plans.queries import plan_of
from assessments.plans.standing import PlanNow

Rest = ParamSpec("Rest")
TYPED = ("note", "reason", "title", "link", "hours")


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
        except ReplacedError:
            return _refused(request, found, "plans/replaced.html")
        except PutAwayError:
            return _refused(request, found, "plans/is_put_away.html")

    return guarded  # type: ignore[return-value]


def _refused(request: HttpRequest, plan: PlanNow, template: str) -> HttpResponse:
    """From a page that was opened before: what was typed there is shown, so that it can be taken along."""
    typed = [request.POST[name] for name in TYPED if request.POST.get(name)]
    return render(request, template, {"plan": plan, "typed": typed}, status=409)
