"""Rating: one category a page, one question a page, and one answer at a time for the script of both."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from assessments.ratings.asked import Asked
from assessments.ratings.forms import NOT_CHOSEN, OUT_OF_STEP, AnswerForm, AnswersForm, problem_of
from assessments.ratings.guards import own_sitting, unfinished
from assessments.ratings.pages import question_page, rating_page, ratings_in_words
from assessments.ratings.questions.scope import Part
from assessments.ratings.sitting.replies import refused, saved, status_of, tell
from assessments.ratings.sitting.saving import save_answers, save_wishes
from skills.catalogue import Skill

pages = require_http_methods(["GET", "HEAD", "POST"])

FINISHED = "This assessment is finished and takes no more answers."
NO_SUCH_SKILL = "This assessment doesn’t ask for that skill. Load the page again."


@pages
@own_sitting
@unfinished()
def part(request: HttpRequest, asked: Asked, category: str) -> HttpResponse:
    found = asked.scope.part(category)
    if found is None:
        raise Http404
    sent = _save(request, asked, found.skills) if request.method == "POST" else None
    if sent and not sent.problems:
        return redirect(_onward(asked, found, request.POST.get("go", ""), sent.keep))
    page = rating_page(asked, found, request.user, sent)
    return render(request, "ratings/rate.html", {"asked": asked, "part": found, "page": page}, status=status_of(sent))


def _save(request: HttpRequest, asked: Asked, skills: Iterable[Skill]) -> AnswersForm:
    """Saves what is good, tells of other tabs, and notes what couldn't be saved as a problem."""
    person: Any = request.user
    sent = AnswersForm(
        skills, request.POST, ratings_in_words(asked.catalogue, person) if "keep" in request.POST else {}
    )
    became = save_answers(sitting=asked.sitting.pk, person=person, sent=sent.good)
    save_wishes(release=asked.sitting.release_id, person=person, sent=sent.good)
    tell(request, asked, sent, became)
    return sent


def _onward(asked: Asked, here: Part, go: str, keep: str) -> str:
    """Back, on, or to the same page when earlier ratings were taken over."""
    if asked.asks(keep):
        return asked.address(keep)
    places = 0 if keep else -1 if go == "back" else 1
    place = max(0, asked.scope.parts.index(here) + places)
    if place == len(asked.scope.parts):
        return reverse("sitting_finish", args=[asked.sitting.pk])
    return reverse("sitting_part", args=[asked.sitting.pk, asked.scope.parts[place].category.slug])


@pages
@own_sitting
@unfinished()
def next_question(request: HttpRequest, asked: Asked) -> HttpResponse:
    """The short way. Skipped skills stay in the address, so that they aren't asked again at once."""
    skill, sent = None, None
    if request.method == "POST":
        skill = asked.catalogue.skill.get(request.POST.get("skill", ""))
        if skill is None or not asked.asks(skill.slug):
            raise BadRequest(NO_SUCH_SKILL)
        sent = _save(request, asked, [skill])
        if not sent.sent[skill.slug].word and not sent.problems:
            sent.refuse(skill.slug, NOT_CHOSEN)
        if not sent.problems:
            return redirect(request.get_full_path())
    page = question_page(asked, request.user, frozenset(request.GET.getlist("skip")), skill, sent)
    if page is None:
        return redirect("sitting_finish", asked.sitting.pk)
    return render(request, "ratings/next.html", {"asked": asked, "page": page}, status=status_of(sent))


def _finished(request: HttpRequest, asked: Asked) -> JsonResponse:
    return refused("finished", FINISHED, 409)


@require_POST
@own_sitting
@unfinished(_finished)
def answer(request: HttpRequest, asked: Asked) -> JsonResponse:
    """One answer, sent by the script the moment it is given."""
    skill = request.POST.get("skill", "")
    if not asked.asks(skill):
        return refused("invalid", NO_SUCH_SKILL, 400)
    form = AnswerForm(skill, request.POST)
    if problem := problem_of(form, form.sent):
        return refused("invalid", problem, 400)
    became = save_answers(sitting=asked.sitting.pk, person=request.user, sent=[form.sent])
    if became.out_of_step:
        return refused("out of step", OUT_OF_STEP, 409)
    save_wishes(release=asked.sitting.release_id, person=request.user, sent=[form.sent])
    return saved(asked, form.sent, became)
