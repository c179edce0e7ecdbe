"""The map of a cohort, the same as a table and as files; and what a learner sees of the group."""

from typing import Any

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from assessments.cohorts.guards import of_member, of_teacher
from assessments.cohorts.heatmap.group_page import group_page
from assessments.cohorts.heatmap.map_page import drawn, map_page, of_skills
from assessments.cohorts.heatmap.sheets import csv_parts, workbook
from assessments.cohorts.heatmap.table_page import table_page
from assessments.models import Cohort, Membership

SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
@of_teacher
def map_of(request: HttpRequest, membership: Membership) -> HttpResponse:
    context = map_page(membership, request.GET.dict(), request.GET.get("page"))
    return render(request, "cohorts/map.html", context)


@require_safe
@of_teacher
def table(request: HttpRequest, membership: Membership) -> HttpResponse:
    context = table_page(membership, request.GET.dict(), request.GET.get("page"))
    return render(request, "cohorts/map_table.html", context)


@require_safe
@of_teacher
def as_csv(request: HttpRequest, membership: Membership) -> HttpResponse:
    _, drawing = drawn(membership, of_skills(request.GET.dict()))
    answer: Any = StreamingHttpResponse(csv_parts(membership, drawing), content_type="text/csv; charset=utf-8")
    return _named(answer, membership.cohort, "csv")


@require_safe
@of_teacher
def as_sheet(request: HttpRequest, membership: Membership) -> HttpResponse:
    _, drawing = drawn(membership, request.GET.dict())
    return _named(HttpResponse(workbook(membership, drawing), content_type=SHEET), membership.cohort, "xlsx")


def _named(answer: HttpResponse, cohort: Cohort, ending: str) -> HttpResponse:
    name = slugify(cohort.name) or f"cohort-{cohort.pk}"
    answer["Content-Disposition"] = f'attachment; filename="map-{name}-{timezone.localdate()}.{ending}"'
    return answer


@require_safe
@of_member
def group(request: HttpRequest, membership: Membership) -> HttpResponse:
    """A learner's page; teachers have the map."""
    if membership.teaches:
        return redirect("cohort_map", membership.cohort_id)
    return render(request, "cohorts/group.html", group_page(membership))
