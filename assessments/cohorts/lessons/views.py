"""What to teach next, groups and pairs: their pages and their files."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from assessments.cohorts.guards import of_teacher
from assessments.cohorts.lessons import groups_page, pairs_page, teach_page
from assessments.cohorts.lessons.forms import ClassForm, GroupsForm, HoursForm
from assessments.cohorts.lessons.room import Room, file_name, room_of
from assessments.cohorts.sight import NAMED_TO_OTHERS
from assessments.models import Membership

WRITERS: dict[str, Any] = {
    "csv": (teach_page.csv_of, "text/csv"),
    "md": (teach_page.markdown_of, "text/markdown"),
}


@require_safe
@of_teacher
def teach(request: HttpRequest, membership: Membership) -> HttpResponse:
    return render(request, "cohorts/lessons/teach.html", teach_page.teach_page(membership, request.GET))


@require_safe
@of_teacher
def groups(request: HttpRequest, membership: Membership) -> HttpResponse:
    return render(request, "cohorts/lessons/groups.html", groups_page.groups_page(membership, request.GET))


@require_safe
@of_teacher
def pairs(request: HttpRequest, membership: Membership) -> HttpResponse:
    return render(request, "cohorts/lessons/pairs.html", pairs_page.pairs_page(membership, request.GET))


@require_safe
@of_teacher
def lessons_file(request: HttpRequest, membership: Membership, ending: str) -> HttpResponse:
    room = room_of(membership, HoursForm(request.GET), request.GET)
    plan = teach_page.plan_of(room)
    if ending not in WRITERS:
        raise Http404
    if plan is None:
        return _back(room, "cohort_teach")
    write, kind = WRITERS[ending]
    return _file(room, "lessons", ending, write(room, plan), kind)


@require_safe
@of_teacher
def groups_file(request: HttpRequest, membership: Membership) -> HttpResponse:
    room = room_of(membership, GroupsForm(request.GET), request.GET, NAMED_TO_OTHERS)
    grouped = groups_page.grouped_of(room)
    if grouped is None:
        return _back(room, "cohort_groups")
    return _file(room, "groups", "csv", groups_page.csv_of(room, grouped))


@require_safe
@of_teacher
def pairs_file(request: HttpRequest, membership: Membership) -> HttpResponse:
    room = room_of(membership, ClassForm(request.GET), request.GET, NAMED_TO_OTHERS)
    paired = pairs_page.paired_of(room)
    if paired is None:
        return _back(room, "cohort_pairs")
    return _file(room, "pairs", "csv", pairs_page.csv_of(room, paired))


def _back(room: Room, page: str) -> HttpResponse:
    """A file can't say why there is nothing in it, and the page can."""
    return redirect(f"{reverse(page, args=[room.cohort.pk])}?{room.given.urlencode()}")


def _file(room: Room, what: str, ending: str, text: str, kind: str = "text/csv") -> HttpResponse:
    name = file_name(room.cohort, what, ending)
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(text, content_type=f"{kind}; charset=utf-8", headers=headers)
