"""The queue of evidence, taking from it, and the page on which one learner's skill is looked at."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from assessments.cohorts.guards import of_teacher
from assessments.cohorts.opinions import grids, services, taking
from assessments.cohorts.opinions.forms import OpinionForm, PlaceForm
from assessments.cohorts.opinions.listing import waiting_lines
from assessments.cohorts.opinions.opinion_page import Looked, looked_at, opinion_context
from assessments.cohorts.opinions.queue import queue_of
from assessments.cohorts.queries import goal_of
from assessments.models import Membership


@require_safe
@of_teacher
def queue(request: HttpRequest, mine: Membership) -> HttpResponse:
    goal = goal_of(mine.cohort)
    found = queue_of(mine, goal, request.GET.get("page"))
    lines = waiting_lines(found.lines, mine.cohort_id)
    context = {"mine": mine, "cohort": mine.cohort, "goal": goal, "queue": found, "lines": lines}
    return render(request, "cohorts/opinions.html", context)


@require_POST
@of_teacher
def take(request: HttpRequest, mine: Membership) -> HttpResponse:
    """Without a learner and a skill: the next."""
    place = PlaceForm(request.POST).found
    if place is None:
        return _next(request, mine)
    held = taking.take(by=mine, member=place[0], skill=place[1])
    if held is None:
        raise Http404
    if held.by_id != mine.person_id:
        messages.info(request, f"{held.by} has taken this one a moment ago.")
        return redirect("cohort_opinions", mine.cohort_id)
    return redirect("cohort_opinion", mine.cohort_id, *place)


def _next(request: HttpRequest, mine: Membership) -> HttpResponse:
    found = taking.take_next(by=mine, goal=goal_of(mine.cohort))
    if found is None:
        messages.info(request, "Nothing is left that nobody has taken.")
        return redirect("cohort_opinions", mine.cohort_id)
    return redirect("cohort_opinion", mine.cohort_id, *found)


@require_POST
@of_teacher
def give_back(request: HttpRequest, mine: Membership) -> HttpResponse:
    place = PlaceForm(request.POST).found
    if place and taking.give_back(by=mine, member=place[0], skill=place[1]):
        messages.success(request, "Given back to the queue.")
    return redirect("cohort_opinions", mine.cohort_id)


@require_http_methods(["GET", "HEAD", "POST"])
@of_teacher
def opinion(request: HttpRequest, mine: Membership, member: int, skill: str) -> HttpResponse:
    """One learner and one skill."""
    goal, learner = goal_of(mine.cohort), grids.learner_with_evidence(mine, member, [skill])
    if learner is None or skill not in goal.catalogue.skill:
        raise Http404
    looked = looked_at(mine, goal, learner, skill)
    given = request.POST if request.method == "POST" else None
    form = OpinionForm(goal.catalogue.skill[skill], given, looked.cell)
    if form.is_valid() and _given(request, mine, looked, form):
        return _next(request, mine) if "next" in request.POST else redirect("cohort_opinions", mine.cohort_id)
    return render(request, "cohorts/opinion.html", opinion_context(mine, looked, form))


def _given(request: HttpRequest, mine: Membership, looked: Looked, form: OpinionForm) -> bool:
    word = form.word(looked.learner.pk, looked.skill.slug)
    given = services.give_opinions(by=mine, catalogue=looked.goal.catalogue, words=[word])
    if given.overtaken:
        form.overtaken(looked_at(mine, looked.goal, looked.learner, looked.skill.slug).cell)
        return False
    if given.reviews:
        told = f"{looked.learner.name}: level {word.level} in {looked.skill.name}. They are told."
        messages.success(request, told)
    return True
