"""Ratings compared: with those of another day, with a second opinion, or for another role."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from assessments.gaps.compare.forms import CompareForm, day_choices, role_choices
from assessments.gaps.compare.page import compare_page
from assessments.gaps.queries import sittings_by_number
from assessments.ratings.mine.forms import MOST_CHOICES
from assessments.ratings.mine.queries import finished_sittings
from assessments.ratings.mine.sittings_pages import choices_of
from skills.reading import Reading, reads_catalogue


@require_safe
@login_required
@reads_catalogue
def compare(request: HttpRequest, reading: Reading) -> HttpResponse:
    person: Any = request.user
    form = CompareForm(request.GET.dict(), reading.catalogue)
    chosen = sittings_by_number(person, form.sittings)
    if len(chosen) < len(form.sittings):
        raise Http404
    page = compare_page(person, form.chosen, chosen, reading) if form.chosen else None
    context = {"form": form, "page": page, "reading": page.reading if page else reading, "roles": _roles(form)}
    return render(request, "results/compare.html", {**context, **_days(person, form)})


def _days(person: Any, form: CompareForm) -> dict[str, str]:
    newest = choices_of(finished_sittings(person)[:MOST_CHOICES])
    return {name: day_choices(newest, form.data.get(field, "")) for name, field in (("days_a", "a"), ("days_b", "b"))}


def _roles(form: CompareForm) -> str:
    """Only what is there is kept in memory, and not whatever somebody types."""
    role = form.chosen[1].role if form.chosen else None
    return role_choices(form.catalogue, role.key if role else "")
