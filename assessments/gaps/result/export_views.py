"""A result to take away: as a table for a spreadsheet, or as a document for another program."""

from collections.abc import Mapping
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_safe

from assessments.gaps.forms import TargetChoice
from assessments.gaps.picture import Picture
from assessments.gaps.queries import newest_finished, result_of, today_of
from assessments.gaps.result.export import csv_of, document_of, file_name
from assessments.ratings.asked import Asked
from assessments.ratings.guards import own_sitting
from assessments.ratings.queries import answers_of
from skills.reading import Reading, read, reads_catalogue


@require_safe
@own_sitting
def result_csv(request: HttpRequest, asked: Asked) -> HttpResponse:
    return _of_sitting(asked, "csv")


@require_safe
@own_sitting
def result_json(request: HttpRequest, asked: Asked) -> HttpResponse:
    return _of_sitting(asked, "json")


@require_safe
@login_required
@reads_catalogue
def today_csv(request: HttpRequest, reading: Reading) -> HttpResponse:
    return _of_today(request, reading, "csv")


@require_safe
@login_required
@reads_catalogue
def today_json(request: HttpRequest, reading: Reading) -> HttpResponse:
    return _of_today(request, reading, "json")


def _of_sitting(asked: Asked, ending: str) -> HttpResponse:
    if not asked.sitting.is_finished:
        return redirect("sitting", asked.sitting.pk)
    notes = {skill: given.note for skill, given in answers_of(asked.sitting).items()}
    newest = read(asked.catalogue.framework.slug).catalogue
    return _file(result_of(asked.sitting, timezone.localdate()).ageing_by(newest), notes, ending)


def _of_today(request: HttpRequest, reading: Reading, ending: str) -> HttpResponse:
    """A file can't say what was wrong with a choice."""
    person: Any = request.user
    newest = newest_finished(person, reading.catalogue.framework.slug)
    form = TargetChoice(request.GET.dict(), reading.catalogue, newest)
    if not form.is_valid():
        raise Http404
    return _file(today_of(person, reading.catalogue, *form.chosen, timezone.localdate()), {}, ending)


def _file(picture: Picture, notes: Mapping[str, str], ending: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{file_name(picture, ending)}"'}
    if ending == "csv":
        return HttpResponse(csv_of(picture, notes), content_type="text/csv; charset=utf-8", headers=headers)
    readable = {"ensure_ascii": False, "indent": 2}
    return JsonResponse(document_of(picture, notes), json_dumps_params=readable, headers=headers)
