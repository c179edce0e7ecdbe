"""A plan as a file, and all plans as the calendar that subscribes to them."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page, require_safe

from assessments.along.calendar_events import cancelled_in, events_of
from assessments.along.calendar_file import calendar_of
from assessments.along.lines import csv_of, document_of, file_name
from assessments.along.markdown import markdown_of
from assessments.along.queries import before_of, outlooks_of, person_of_calendar
from assessments.plans.guards import own_plan
from assessments.plans.outlook import Outlook, outlook
from assessments.plans.standing import PlanNow

ALL_PLANS = "My plans at careerpath"
AN_HOUR = 3600


@require_safe
@own_plan
def plan_file(request: HttpRequest, now: PlanNow, ending: str) -> HttpResponse:
    if ending not in WRITERS:
        raise Http404
    person: Any = request.user
    found = outlook(now, timezone.localdate())
    response = WRITERS[ending](found, person.pk)
    response.headers["Content-Disposition"] = f'attachment; filename="{file_name(found, ending)}"'
    return response


@require_safe
@cache_control(private=True, max_age=AN_HOUR)
@conditional_page
def calendar_feed(request: HttpRequest, key: str) -> HttpResponse:
    """Calendars can't sign in: the key opens it, and nothing of a session is read or set."""
    person = person_of_calendar(key)
    if person is None:
        raise Http404
    today = timezone.localdate()
    events = events_of(outlooks_of(person, today))
    return _calendar(calendar_of(events, person=person.pk, name=ALL_PLANS, today=today))


def _as_calendar(found: Outlook, person: int) -> HttpResponse:
    events = (*events_of([found]), *cancelled_in(found, before_of(person, found.plan)))
    return _calendar(calendar_of(events, person=person, name=found.plan.name, today=found.today))


def _calendar(content: bytes) -> HttpResponse:
    return HttpResponse(content, content_type="text/calendar; charset=utf-8")


def _as_table(found: Outlook, person: int) -> HttpResponse:
    return HttpResponse(csv_of(found), content_type="text/csv; charset=utf-8")


def _as_document(found: Outlook, person: int) -> HttpResponse:
    return JsonResponse(document_of(found), json_dumps_params={"ensure_ascii": False, "indent": 2})


def _as_text(found: Outlook, person: int) -> HttpResponse:
    return HttpResponse(markdown_of(found), content_type="text/markdown; charset=utf-8")


WRITERS: dict[str, Callable[[Outlook, int], HttpResponse]] = {
    "ics": _as_calendar,
    "csv": _as_table,
    "json": _as_document,
    "md": _as_text,
}
