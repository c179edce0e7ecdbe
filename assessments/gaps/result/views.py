"""The result: of a finished sitting, or of today's ratings for any level of any role."""

from collections.abc import Mapping
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from assessments.gaps.forms import TargetChoice, target_in
from assessments.gaps.picture import Picture
from assessments.gaps.queries import is_outdated, newest_finished, result_of, today_of
from assessments.gaps.result.fragments import drawn, role_options
from assessments.gaps.result.headline import since_then
from assessments.gaps.result.page import result_page
from assessments.gaps.shown import asking_again, is_gone
from assessments.ratings.asked import Asked
from assessments.ratings.guards import own_sitting
from assessments.ratings.pages import waiting_for
from assessments.ratings.queries import answers_of
from skills.pages.forms import tidy
from skills.reading import Reading, read, reads_catalogue


@require_safe
@login_required
def results(request: HttpRequest) -> HttpResponse:
    """Where one stands: the newest result, or today's where the ratings have changed since. Before the first, how one
    comes by it."""
    newest = newest_finished(request.user, tidy(request.GET.dict()).get("framework", ""))
    if newest and is_outdated(newest):
        return redirect(f"{reverse('result_today')}?framework={newest.release.framework.slug}")
    if newest:
        return redirect("result", newest.pk)
    return render(request, "results/none.html", {"waiting": waiting_for(request.user)})


@require_safe
@own_sitting
def result(request: HttpRequest, asked: Asked) -> HttpResponse:
    if not asked.sitting.is_finished:
        return redirect("sitting", asked.sitting.pk)
    reading = read(asked.catalogue.framework.slug)
    day, aim = timezone.localdate(), target_in(reading.catalogue, asked.sitting.role, asked.sitting.seniority)
    picture = result_of(asked.sitting, day).ageing_by(reading.catalogue)
    since = since_then(picture, today_of(request.user, reading.catalogue, *aim, day))
    notes = {skill: given.note for skill, given in answers_of(asked.sitting).items()}
    context = {"asked": asked, "query": f"?result={asked.sitting.pk}", "since": since}
    return _shown(request, reading, picture, context, notes)


@require_safe
@login_required
@reads_catalogue
def result_today(request: HttpRequest, reading: Reading) -> HttpResponse:
    person: Any = request.user
    form = TargetChoice(
        request.GET.dict(), reading.catalogue, newest_finished(person, reading.catalogue.framework.slug)
    )
    picture = today_of(person, reading.catalogue, *form.chosen, timezone.localdate())
    options = role_options(reading.catalogue, form.role_slug)
    return _shown(
        request, reading, picture, {"form": form, "role_options": options, "query": asking_again(picture, reading)}, {}
    )


def _shown(
    request: HttpRequest, reading: Reading, picture: Picture, context: dict[str, Any], notes: Mapping[str, str]
) -> HttpResponse:
    page = result_page(picture)
    is_there = picture.role is None or picture.role.slug in reading.catalogue.role
    rows = drawn(page, reading.first, notes, is_there)
    again = {"again": asking_again(picture, reading), "is_gone": is_gone(picture, reading)}
    return render(request, "results/result.html", {"page": page, "drawn": rows, "reading": reading, **again, **context})
