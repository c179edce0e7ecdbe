"""What I can do today: all my skills, one of them, correcting it at once, and undoing that."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from assessments.ratings.answers.badges import stand_badge
from assessments.ratings.evidence import evidence_counts
from assessments.ratings.forms import AnswersForm
from assessments.ratings.guards import known_skill, skill_id
from assessments.ratings.mine.corrections import Correction, Outcome, VerifiedError, save_correction, undo_correction
from assessments.ratings.mine.forms import MySkillsFilter, UndoForm
from assessments.ratings.mine.queries import rated_skills
from assessments.ratings.mine.skill_pages import skill_of_mine
from assessments.ratings.mine.skills import by_category, listed
from assessments.ratings.mine.skills import my_skills as all_of_mine
from skills.reading import Reading, reads_catalogue

pages = require_http_methods(["GET", "HEAD", "POST"])
PAGE = 100

NOT_CHOSEN = "Choose the sentence that is true of you today."
STAYS = "Somebody else has verified your level, so the rating stays. Choose another level, if it has changed."


@require_safe
@login_required
@reads_catalogue
def my_skills(request: HttpRequest, reading: Reading) -> HttpResponse:
    person: Any = request.user
    form = MySkillsFilter(request.GET.dict())
    wanted = form.wanted
    rated = rated_skills(person, reading.catalogue.framework.slug)
    mine = all_of_mine(reading.catalogue, rated, evidence_counts(person, reading.catalogue.framework.slug))
    found = listed(reading.catalogue, mine, wanted)
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    groups = by_category(page) if not wanted.order else ((None, tuple(page)),)
    shown = [(category, [(one, stand_badge(one.stand)) for one in several]) for category, several in groups]
    context = {"reading": reading, "form": form, "wanted": wanted, "page": page, "groups": shown, "rated": len(rated)}
    return render(request, "ratings/my_skills.html", context)


@pages
@login_required
@reads_catalogue
def my_skill(request: HttpRequest, reading: Reading, slug: str) -> HttpResponse:
    person: Any = request.user
    skill = known_skill(reading, slug)
    sent = AnswersForm([skill], request.POST, {}) if request.method == "POST" else None
    if sent and not sent.problems and _save(request, reading, slug, sent):
        return redirect(_address(reading, slug))
    page = skill_of_mine(reading.catalogue, skill, person, sent)
    return render(request, "ratings/my_skill.html", {"reading": reading, "page": page})


def _address(reading: Reading, slug: str) -> str:
    return reverse("my_skill", args=[slug]) + reading.first


def _save(request: HttpRequest, reading: Reading, slug: str, sent: AnswersForm) -> bool:
    one, seen = sent.sent[slug], request.POST.get("seen", "")
    said = Correction(one.word, one.new_wish, seen, takes_back="take-back" in request.POST)
    try:
        outcome = save_correction(person=request.user, skill_id=skill_id(reading, slug), sent=said)
    except VerifiedError:
        sent.refuse(slug, STAYS)
        return False
    if outcome == Outcome(None, False):
        sent.refuse(slug, NOT_CHOSEN)
        return False
    _tell(request, outcome)
    return True


def _tell(request: HttpRequest, outcome: Outcome) -> None:
    """A change is told by the page itself, beside the button that undoes it."""
    if outcome.is_new_wish:
        messages.success(request, "Your wish is saved.")
    corrected = outcome.corrected
    if corrected and corrected.overruled:
        words = corrected.overruled.words
        messages.warning(request, f"Since you opened this page it had become “{words}”. What you said later counts.")
    elif corrected and corrected.kind == "confirmed":
        messages.success(request, "Noted: this is still true today.")


@pages
@login_required
@reads_catalogue
def undo(request: HttpRequest, reading: Reading, slug: str) -> HttpResponse:
    """A second click finds nothing to undo, and that is as good."""
    known_skill(reading, slug)
    form = UndoForm(request.POST)
    if request.method == "POST" and form.is_valid():
        done = undo_correction(person=request.user, change=form.cleaned_data["change"])
        if done == "undone":
            messages.success(request, "Undone: it is as it was before.")
        elif done == "overtaken":
            messages.warning(request, "Nothing is undone: it has been changed again since.")
    return redirect(_address(reading, slug))
