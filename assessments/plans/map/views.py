"""The map of a plan."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from assessments.plans.guards import own_plan
from assessments.plans.map.fragments import drawn_map
from assessments.plans.map.page import map_page
from assessments.plans.standing import PlanNow


@require_safe
@own_plan
def plan_map(request: HttpRequest, now: PlanNow) -> HttpResponse:
    page = map_page(now)
    return render(request, "plans/map.html", {"plan": now, "page": page, "drawn": drawn_map(now, page)})
