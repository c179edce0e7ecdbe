"""Trying it without an account: choosing a target, rating one category a page, and the result."""

from collections.abc import Iterable

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from assessments.ratings.forms import OUT_OF_STEP, AnswerForm, AnswersForm, problem_of
from assessments.ratings.pages import found_in
from assessments.ratings.questions.scope import Part
from assessments.ratings.sitting.replies import refused, saved, status_of, tell
from assessments.tries.guards import clock, of_this_browser, over_for_script
from assessments.tries.pages import outcome_in, try_page, way_of
from assessments.tries.queries import Tried, try_of
from assessments.tries.services import answer_try
from skills.catalogue import Skill
from skills.pages.forms import tidy

pages = require_http_methods(["GET", "HEAD", "POST"])

NO_SUCH_SKILL = "This try doesn’t ask for that skill. Load the page again."


@require_safe
@of_this_browser()
def go_on(request: HttpRequest, tried: Tried) -> HttpResponse:
    """Where one left off; with `q`, at the skill that its words name."""
    query = tidy(request.GET.dict()).get("q", "")
    found = found_in(tried, query) if query else ()
    if len(found) == 1:
        return redirect(tried.address(found[0].slug))
    if query:
        links = [(skill, tried.address(skill.slug)) for skill in found]
        return render(request, "tries/found.html", {"tried": tried, "query": query, "found": links})
    step = way_of(tried).next_open
    return redirect("try_part", step.slug) if step else redirect("try_result")


@pages
@of_this_browser()
def part(request: HttpRequest, tried: Tried, category: str) -> HttpResponse:
    found = tried.scope.part(category)
    if found is None:
        raise Http404
    sent = _save(request, tried, found.skills) if request.method == "POST" else None
    if sent and not sent.problems:
        return redirect(_onward(tried, found, request.POST.get("go", "")))
    now = try_of(request.session, clock()) if sent else tried
    page = try_page(now or tried, found, sent)
    context = {"tried": tried, "part": found, "page": page}
    return render(request, "tries/rate.html", context, status=status_of(sent))


def _save(request: HttpRequest, tried: Tried, skills: Iterable[Skill]) -> AnswersForm:
    """Saves what is good, tells of other tabs, and notes what couldn't be saved as a problem."""
    sent = AnswersForm(skills, request.POST, {})
    became = answer_try(session=request.session, sent=sent.good, now=clock())
    tell(request, tried, sent, became)
    return sent


def _onward(tried: Tried, here: Part, go: str) -> str:
    place = max(0, tried.scope.parts.index(here) + (-1 if go == "back" else 1))
    if go == "result" or place == len(tried.scope.parts):
        return reverse("try_result")
    return reverse("try_part", args=[tried.scope.parts[place].category.slug])


@require_POST
@of_this_browser(over_for_script)
def answer(request: HttpRequest, tried: Tried) -> JsonResponse:
    """One answer, sent by the script the moment it is given."""
    skill = request.POST.get("skill", "")
    if not tried.asks(skill):
        return refused("invalid", NO_SUCH_SKILL, 400)
    form = AnswerForm(skill, request.POST)
    if problem := problem_of(form, form.sent):
        return refused("invalid", problem, 400)
    became = answer_try(session=request.session, sent=[form.sent], now=clock())
    if became.out_of_step:
        return refused("out of step", OUT_OF_STEP, 409)
    return saved(tried, form.sent, became)


@require_safe
@of_this_browser()
def result(request: HttpRequest, tried: Tried) -> HttpResponse:
    """Of what was answered so far: a visitor needn't finish anything to see it."""
    context = {"tried": tried, "way": way_of(tried), "outcome": outcome_in(tried, timezone.localdate())}
    return render(request, "tries/result.html", context)
