"""Beginning a sitting, going on with it, and discarding it."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from assessments.models import Sitting
from assessments.ratings.asked import Asked, asked_in
from assessments.ratings.forms import TargetForm
from assessments.ratings.guards import own_sitting, remember_removal, take_no_more, was_removed
from assessments.ratings.pages import found_in, waiting_for
from assessments.ratings.queries import answers_of
from assessments.ratings.questions.pace import way_through
from assessments.ratings.questions.target_choices import everything, role_choices, value_of
from assessments.ratings.services import begin_sitting, discard_sitting
from skills.pages.forms import tidy
from skills.reading import Reading, reads_catalogue
from skills.releases import latest_release

pages = require_http_methods(["GET", "HEAD", "POST"])


@pages
@login_required
@reads_catalogue
def start(request: HttpRequest, reading: Reading) -> HttpResponse:
    person: Any = request.user
    form = TargetForm(reading.catalogue, request.POST if request.method == "POST" else None)
    if form.is_valid():
        role, seniority = form.cleaned_data["target"]
        release = latest_release(reading.catalogue.framework.slug)
        row = begin_sitting(person=person, release=release, role=role, seniority=seniority)
        if not _is_same(reading, asked_in(row), role, seniority):
            messages.info(request, "You have an assessment open already. Finish or discard it to begin another.")
        return redirect("sitting_next" if form.cleaned_data["way"] == "short" else "sitting", row.pk)
    waiting = waiting_for(person)
    return render(request, "ratings/start.html", {"waiting": waiting, **_choices(request, reading, form)})


def _is_same(reading: Reading, asked: Asked, role: str, seniority: str) -> bool:
    there = (asked.catalogue.framework.slug, asked.sitting.role, asked.sitting.seniority)
    return there == (reading.catalogue.framework.slug, role, seniority)


def _choices(request: HttpRequest, reading: Reading, form: TargetForm) -> dict[str, Any]:
    """One role at a time; a link from elsewhere may name it, and choose its level in advance."""
    asked = tidy(request.GET.dict())
    roles = role_choices(reading.catalogue)
    shown = roles.get(asked.get("role", "")) or next(iter(roles.values()), None)
    in_advance = value_of(asked["role"], asked["level"]) if {"role", "level"} <= asked.keys() else ""
    return {
        "reading": reading,
        "form": form,
        "chosen": str(form["target"].data or "") or in_advance,
        "shown": shown,
        "others": [choice for choice in roles.values() if choice is not shown],
        "everything": everything(reading.catalogue),
    }


@require_safe
@own_sitting
def go_on(request: HttpRequest, asked: Asked) -> HttpResponse:
    """Where one left off; with `q`, at the skill that its words name."""
    if asked.sitting.is_finished:
        return redirect("result", asked.sitting.pk)
    query = tidy(request.GET.dict()).get("q", "")
    found = found_in(asked, query) if query else ()
    if len(found) == 1:
        return redirect(asked.address(found[0].slug))
    if query:
        links = [(skill, asked.address(skill.slug)) for skill in found]
        return render(request, "ratings/found.html", {"asked": asked, "query": query, "found": links})
    step = way_through(asked.scope, answers_of(asked.sitting)).next_open
    return (
        redirect("sitting_part", asked.sitting.pk, step.slug) if step else redirect("sitting_finish", asked.sitting.pk)
    )


@pages
@login_required
def discard(request: HttpRequest, sitting: int) -> HttpResponse:
    """Asks first. A second click finds nothing to discard, and that is as good."""
    person: Any = request.user
    if was_removed(request, f"sitting {sitting}"):
        return redirect("sitting_start")
    asked = asked_in(get_object_or_404(Sitting, pk=sitting, person=person))
    if asked.sitting.is_finished:
        return take_no_more(request, asked)
    if request.method != "POST":
        way = way_through(asked.scope, answers_of(asked.sitting))
        return render(request, "ratings/discard.html", {"asked": asked, "way": way})
    if discard_sitting(sitting=sitting, person=person):
        remember_removal(request, f"sitting {sitting}")
        messages.success(request, "Your assessment is discarded. What you rated before is as it was.")
    return redirect("sitting_start")
