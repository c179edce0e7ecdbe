"""Evidence: links and sentences that back the levels of one skill."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from assessments.models import Evidence
from assessments.ratings.evidence import add_evidence, evidence_of, remove_evidence
from assessments.ratings.forms import EvidenceForm
from assessments.ratings.guards import known_skill, remember_removal, skill_id, was_removed
from assessments.ratings.pages import waiting_for
from skills.reading import Reading, reads_catalogue

pages = require_http_methods(["GET", "HEAD", "POST"])


@pages
@login_required
@reads_catalogue
def evidence(request: HttpRequest, reading: Reading, skill: str) -> HttpResponse:
    person: Any = request.user
    found, pk = known_skill(reading, skill), skill_id(reading, skill)
    form = EvidenceForm(found, request.POST if request.method == "POST" else None)
    if form.is_valid() and form.kept(add_evidence, person=person, skill_id=pk):
        messages.success(request, "Your evidence is added.")
        return redirect(_address(reading, skill))
    there = [(item, found.statement(item.level), f"delete-{item.pk}") for item in evidence_of(person, pk)]
    context = {"reading": reading, "skill": found, "form": form, "there": there, "back": _back(reading, person, skill)}
    return render(request, "ratings/evidence.html", context)


def _back(reading: Reading, person: Any, skill: str) -> str:
    """To where the skill is being rated, or else to where one begins. Another framework's of that name is another."""
    waiting = waiting_for(person)
    asked = waiting.asked if waiting else None
    if asked and asked.catalogue.framework.slug == reading.catalogue.framework.slug and asked.asks(skill):
        return asked.address(skill)
    return reverse("sitting_start") + reading.first


def _address(reading: Reading, skill: str) -> str:
    return reverse("evidence", args=[skill]) + reading.first


@pages
@login_required
@reads_catalogue
def delete(request: HttpRequest, reading: Reading, skill: str, pk: int) -> HttpResponse:
    """The page asks before. A second click finds nothing to delete, and that is as good."""
    person: Any = request.user
    if not was_removed(request, f"evidence {pk}"):
        get_object_or_404(Evidence, pk=pk, person=person)
    if request.method == "POST" and remove_evidence(person=person, pk=pk):
        remember_removal(request, f"evidence {pk}")
        messages.success(request, "The evidence is deleted.")
    return redirect(_address(reading, skill))
