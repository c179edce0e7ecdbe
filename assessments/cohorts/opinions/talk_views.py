"""What to talk about with whom, what learners answered, and where opinions can be given."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from assessments.cohorts.guards import of_teacher
from assessments.cohorts.opinions import services
from assessments.cohorts.opinions.forms import AsideForm, TalkForm
from assessments.cohorts.opinions.listing import answer_lines, talked_lines, talks_with_each
from assessments.cohorts.opinions.talks import answers_of, places_of, seen_by, talks_of
from assessments.cohorts.people_queries import LONGEST_WORDS
from assessments.cohorts.queries import goal_of
from assessments.models import Membership


@require_safe
@of_teacher
def talks(request: HttpRequest, mine: Membership) -> HttpResponse:
    found = talks_of(mine, request.GET.get("page"))
    lines = {
        "to_do": talks_with_each(found.lines, mine.cohort_id),
        "done": talked_lines(found.done, mine.cohort_id),
    }
    context = {"mine": mine, "cohort": mine.cohort, "goal": goal_of(mine.cohort), "talks": found}
    return render(request, "cohorts/talks.html", context | lines)


@require_POST
@of_teacher
def talked(request: HttpRequest, mine: Membership, pk: int) -> HttpResponse:
    if not seen_by(mine).filter(pk=pk).exists():
        raise Http404
    form = TalkForm(request.POST)
    if form.is_valid():
        services.mark_talked(review=pk, **form.cleaned_data)
    return redirect("cohort_talks", mine.cohort_id)


@require_safe
@of_teacher
def answers(request: HttpRequest, mine: Membership) -> HttpResponse:
    found = answers_of(mine, request.GET.get("page"))
    lines = {
        "to_read": answer_lines(found.lines, mine.cohort_id, done=False),
        "aside": answer_lines(found.done, mine.cohort_id, done=True),
    }
    context = {"mine": mine, "cohort": mine.cohort, "goal": goal_of(mine.cohort), "answers": found}
    return render(request, "cohorts/answers.html", context | lines)


@require_POST
@of_teacher
def set_aside(request: HttpRequest, mine: Membership) -> HttpResponse:
    form = AsideForm(request.POST)
    if form.is_valid():
        services.set_aside(by=mine, **form.cleaned_data)
    return redirect("cohort_answers", mine.cohort_id)


@require_safe
@of_teacher
def give(request: HttpRequest, mine: Membership) -> HttpResponse:
    goal = goal_of(mine.cohort)
    words = request.GET.get("q", "").strip()[:LONGEST_WORDS]
    context = {"mine": mine, "cohort": mine.cohort, "goal": goal}
    return render(
        request,
        "cohorts/opinions_give.html",
        context | {"places": places_of(mine, goal, words, request.GET.get("page"))},
    )
