"""Ratings compared: with those of another day, with a second opinion, or for another role."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from assessments.gaps.compare_form import CompareForm, role_choices
from assessments.gaps.compare_page import compare_page
from assessments.ratings.my_queries import finished_sittings
from assessments.ratings.sittings_pages import choices_of
from skills.reading import Reading, reads_catalogue


@require_safe
@login_required
@reads_catalogue
def compare(request: HttpRequest, reading: Reading) -> HttpResponse:
    person: Any = request.user
    finished = list(finished_sittings(person))
    form = CompareForm(request.GET.dict(), reading.catalogue, finished)
    if not form.is_all_mine:
        raise Http404
    page = compare_page(person, form.chosen, reading, finished) if form.chosen else None
    context = {"form": form, "page": page, "reading": page.reading if page else reading}
    choices = [(str(pk), words) for pk, words in choices_of(finished)]
    return render(request, "results/compare.html", {"choices": choices, "roles": _roles(form), **context})


def _roles(form: CompareForm) -> str:
    """Only what is there is kept in memory, and not whatever somebody types."""
    role = form.chosen[1].role if form.chosen else None
    return role_choices(form.catalogue, role.key if role else "")
