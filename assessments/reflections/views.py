"""“Is it for me?”: weighing the career for oneself. Nothing is stored unless a signed-in person asks for it."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from assessments.reflections.balance import PREFIX, Answers, balance, chapters, cited, read
from assessments.reflections.queries import KeptReflection, kept_reflection
from assessments.reflections.services import forget_reflection, keep_reflection
from skills.kept import kept
from skills.reading import Reading, reads_catalogue
from skills.releases import catalogue_of, latest_release

unanswered = kept(lambda catalogue: chapters(catalogue, {}))
pages = require_http_methods(["GET", "HEAD", "POST"])


@pages
@reads_catalogue
def fit(request: HttpRequest, reading: Reading) -> HttpResponse:
    """Shows what was kept, or asks; what is sent comes back as a balance and is forgotten."""
    earlier = _kept(request, reading)
    if request.method != "POST":
        return _shown(request, reading, earlier) if earlier else _asked(request, reading, {})
    answers = read(reading.catalogue.fit, request.POST)
    if not answers:
        messages.info(request, "Weigh at least one statement. Then there is a balance to show.")
        return _asked(request, reading, {})
    context = {"balance": balance(reading.catalogue.fit, answers), "sent": _fields(answers), "earlier": earlier}
    return render(request, "reflections/balance.html", {"reading": reading, **context})


@pages
@reads_catalogue
def fit_change(request: HttpRequest, reading: Reading) -> HttpResponse:
    """The questions with the answers that were sent or, without any, with those that were kept."""
    if request.method == "POST":
        return _asked(request, reading, read(reading.catalogue.fit, request.POST))
    earlier = _kept(request, reading)
    return _asked(request, reading, earlier.answers if earlier else {})


@login_required
@pages
@reads_catalogue
def fit_keep(request: HttpRequest, reading: Reading) -> HttpResponse:
    release = latest_release(reading.catalogue.framework.slug)
    answers = read(catalogue_of(release).fit, request.POST)
    if answers:
        keep_reflection(person=request.user, release=release, answers=answers)
        messages.success(request, "Kept. You find it here whenever you come back.")
    else:
        # Somebody whose session had ended comes here from signing in, without their answers.
        messages.info(request, "No answers arrived, so nothing was kept. Weigh the statements once more.")
    return redirect(reverse("career_fit") + reading.first)


@login_required
@pages
@reads_catalogue
def fit_delete(request: HttpRequest, reading: Reading) -> HttpResponse:
    framework = reading.catalogue.framework.slug
    if request.method == "POST" and forget_reflection(person=request.user, framework=framework):
        messages.success(request, "What you kept is deleted.")
    return redirect(reverse("career_fit") + reading.first)


def _kept(request: HttpRequest, reading: Reading) -> KeptReflection | None:
    if not request.user.is_authenticated:
        return None
    return kept_reflection(person=request.user, framework=reading.catalogue.framework.slug)


def _asked(request: HttpRequest, reading: Reading, answers: Answers) -> HttpResponse:
    asked = chapters(reading.catalogue, answers) if answers else unanswered(reading.catalogue)
    context = {"chapters": asked, "sources": cited(reading.catalogue).values()}
    return render(request, "reflections/questions.html", {"reading": reading, **context})


def _shown(request: HttpRequest, reading: Reading, found: KeptReflection) -> HttpResponse:
    context: dict[str, Any] = {
        "balance": balance(found.catalogue.fit, found.answers),
        "kept": found,
        "is_outdated": found.catalogue.fit != reading.catalogue.fit,
    }
    return render(request, "reflections/balance.html", {"reading": reading, **context})


def _fields(answers: Answers) -> list[tuple[str, str]]:
    return [(f"{PREFIX}{slug}", answer) for slug, answer in answers.items()]
