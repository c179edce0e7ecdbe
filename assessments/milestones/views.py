"""My milestones: all of them, the work on one, finishing it and opening it again."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from assessments.milestones import services
from assessments.milestones.forms import RaiseForm, WorkForm
from assessments.milestones.milestone_page import MilestonePage, milestone_page
from assessments.milestones.my_milestones import in_groups
from assessments.milestones.my_milestones import my_milestones as all_of_mine
from assessments.milestones.queries import goal_of, kept_by
from skills.catalogue import Milestone
from skills.reading import Reading, reads_catalogue

pages = require_http_methods(["GET", "HEAD", "POST"])

GONE = "The catalogue has this milestone no longer. What you did for it is kept as it is."
IS_FINISHED = "It is finished, so nothing was changed. Open it again first."
CHANGED = "The checklist has been changed since you opened this page. Look at it again."


@require_safe
@login_required
@reads_catalogue
def my_milestones(request: HttpRequest, reading: Reading) -> HttpResponse:
    person: Any = request.user
    catalogue = reading.catalogue
    goal = goal_of(person, catalogue)
    mine = all_of_mine(catalogue.milestones, kept_by(person, catalogue.framework.slug), goal)
    context = {"reading": reading, "goal": goal, "groups": in_groups(mine, goal)}
    return render(request, "milestones/my_milestones.html", context)


@pages
@login_required
@reads_catalogue
def my_milestone(request: HttpRequest, reading: Reading, slug: str) -> HttpResponse:
    page = _page(request, reading, slug)
    form = WorkForm(request.POST if request.method == "POST" else None, page.words)
    if not form.is_bound:
        return _shown(request, reading, page, form)
    if _save(request, reading, page, form):
        return redirect(_address(reading, slug))
    return _shown(request, reading, _page(request, reading, slug), form)


@pages
@login_required
@reads_catalogue
def finish(request: HttpRequest, reading: Reading, slug: str) -> HttpResponse:
    """Saves what the page sent, then finishes the milestone or says what is missing."""
    page = _page(request, reading, slug)
    if request.method == "POST" and page.milestone:
        form = WorkForm(request.POST, page.words)
        if not _save(request, reading, page, form):
            return _shown(request, reading, _page(request, reading, slug), form)
        _finish(request, reading, page.milestone)
    return redirect(_address(reading, slug))


@pages
@login_required
@reads_catalogue
def reopen(request: HttpRequest, reading: Reading, slug: str) -> HttpResponse:
    """A second click finds it open, and that is as good."""
    _page(request, reading, slug)
    framework = reading.catalogue.framework.slug
    if request.method == "POST" and services.open_again(person=request.user, framework=framework, milestone=slug):
        messages.success(request, "It is open again. The evidence that it made is taken back; your ratings stay.")
    return redirect(_address(reading, slug))


@pages
@login_required
@reads_catalogue
def raise_ratings(request: HttpRequest, reading: Reading, slug: str) -> HttpResponse:
    page = _page(request, reading, slug)
    form = RaiseForm([proof.skill.slug for proof in page.proofs], request.POST)
    if request.method == "POST" and form.is_valid():
        _raise(request, reading, slug, form.cleaned_data["skill"])
    elif request.method == "POST":
        messages.warning(request, str(form.errors["skill"][0]))
    return redirect(_address(reading, slug))


# -- What they share ---------------------------------------------------------------------------------------------------


def _address(reading: Reading, slug: str) -> str:
    return reverse("my_milestone", args=[slug]) + reading.first


def _page(request: HttpRequest, reading: Reading, slug: str) -> MilestonePage:
    page = milestone_page(request.user, reading.catalogue, slug)
    if page is None:
        raise Http404
    return page


def _shown(request: HttpRequest, reading: Reading, page: MilestonePage, form: WorkForm) -> HttpResponse:
    return render(request, "milestones/my_milestone.html", {"reading": reading, "page": page, "form": form})


def _save(request: HttpRequest, reading: Reading, page: MilestonePage, form: WorkForm) -> bool:
    """What is good of it. False when something has a fault, and the page is to be shown again."""
    if page.milestone is None:
        messages.warning(request, GONE)
        return True
    sent, framework = form.sent_for(page.milestone), reading.catalogue.framework.slug
    try:
        overruled = services.save_work(person=request.user, framework=framework, milestone=page.milestone, sent=sent)
    except services.FinishedError:
        typed = [words for _, words in sent.words.values() if words]
        messages.warning(request, " ".join([IS_FINISHED, *(f"You had written: “{words}”." for words in typed)]))
        return True
    for words in overruled:
        messages.warning(request, f"Another tab had written “{words}”. What you wrote later counts.")
    if sent.turned.strange:
        messages.warning(request, CHANGED)
    return form.is_valid()


def _finish(request: HttpRequest, reading: Reading, milestone: Milestone) -> None:
    framework = reading.catalogue.framework.slug
    if found := services.finish_milestone(person=request.user, framework=framework, milestone=milestone):
        messages.warning(request, f"It is saved, but not finished yet. {' '.join(found)}")


def _raise(request: HttpRequest, reading: Reading, slug: str, skills: list[str]) -> None:
    framework = reading.catalogue.framework.slug
    if count := services.raise_to_proven(person=request.user, framework=framework, milestone=slug, skills=skills):
        words = "One rating is" if count == 1 else f"{count} ratings are"
        messages.success(request, f"{words} raised. You can take that back on the page of the skill.")
