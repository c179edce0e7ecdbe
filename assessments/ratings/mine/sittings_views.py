"""All sittings of a person: the open one, the finished ones, two of them side by side, and deleting one."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from assessments.models import Sitting
from assessments.ratings.asked import asked_in
from assessments.ratings.guards import remember_removal, was_removed
from assessments.ratings.mine.forms import MOST_CHOICES
from assessments.ratings.mine.queries import finished_sittings
from assessments.ratings.mine.sittings_pages import choices_of, lines_of
from assessments.ratings.pages import waiting_for
from assessments.ratings.services import delete_sitting

PAGE = 20
pages = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@login_required
def sittings(request: HttpRequest) -> HttpResponse:
    person: Any = request.user
    finished = list(finished_sittings(person))
    page = Paginator(finished, PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "lines": lines_of(page, finished),
        "waiting": waiting_for(person),
        "choices": choices_of(finished[:MOST_CHOICES]),
    }
    return render(request, "ratings/sittings.html", context)


@pages
@login_required
def delete(request: HttpRequest, sitting: int) -> HttpResponse:
    """Asks first. A second click finds nothing to delete, and that is as good."""
    person: Any = request.user
    if was_removed(request, f"sitting {sitting}"):
        return redirect("sittings")
    asked = asked_in(get_object_or_404(Sitting, pk=sitting, person=person))
    if not asked.sitting.is_finished:
        return redirect("sitting_discard", sitting)
    if request.method != "POST":
        return render(request, "ratings/delete.html", {"asked": asked})
    if delete_sitting(sitting=sitting, person=person):
        remember_removal(request, f"sitting {sitting}")
        messages.success(request, "The assessment is deleted. Your ratings stay as they are.")
    return redirect("sittings")
