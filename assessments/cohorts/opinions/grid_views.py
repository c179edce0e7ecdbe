"""The two grids in which teachers give opinions, and undoing what was given a moment ago."""

from collections.abc import Iterable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from assessments.cohorts.guards import of_teacher
from assessments.cohorts.opinions import grids, services
from assessments.cohorts.opinions.forms import GridForm, UndoForm
from assessments.cohorts.opinions.grid_pages import beside, grid_context, overtaken, undo_target
from assessments.cohorts.opinions.words import Word
from assessments.cohorts.queries import Goal, goal_of
from assessments.models import Membership
from careerpath.lib.ages import counted

pages = require_http_methods(["GET", "HEAD", "POST"])


@pages
@of_teacher
def by_person(request: HttpRequest, mine: Membership, member: int) -> HttpResponse:
    goal, everything = goal_of(mine.cohort), "all" in request.GET
    skills = grids.skills_of(goal, everything)
    learner = grids.learner_with_evidence(mine, member, skills)
    if learner is None:
        raise Http404
    form = GridForm(skills, request.POST) if request.method == "POST" else None
    if form and _write(request, mine, goal, form, form.of_person(member)):
        return redirect(request.get_full_path())
    grid = grids.grid_of_person(mine, goal, learner, skills)
    context = grid_context(mine, goal, grid, form, with_statements=True)
    more = {"learner": learner, "everything": everything}
    return render(request, "cohorts/opinions_of.html", context | more)


@pages
@of_teacher
def by_skill(request: HttpRequest, mine: Membership, skill: str) -> HttpResponse:
    goal, numbers = grids.goal_and_numbers(mine.cohort)
    if skill not in goal.catalogue.skill:
        raise Http404
    page = grids.learners_on(mine, numbers[skill], request.GET.get("page"))
    form = GridForm.of_whoever_was_on_the_page(request.POST) if request.method == "POST" else None
    if form and _write(request, mine, goal, form, form.of_skill(skill)):
        return redirect(request.get_full_path())
    grid = grids.grid_of_skill(mine, goal, skill, page.object_list)
    context = grid_context(mine, goal, grid, form, with_statements=False)
    return render(request, "cohorts/opinions_in.html", context | beside(goal, skill) | {"page": page})


def _write(request: HttpRequest, mine: Membership, goal: Goal, form: GridForm, words: Iterable[Word]) -> bool:
    """Whether all of it is written. What isn't is shown again, with the reason; the rest is."""
    given = services.give_opinions(by=mine, catalogue=goal.catalogue, words=words)
    told = [counted(len(given.reviews), "opinion") + " given"] if given.reviews else []
    told += [counted(given.edited, "comment") + " changed"] if given.edited else []
    if told:
        messages.success(request, f"{', '.join(told)}. The learner is told.")
    overtaken(form, given.overtaken)
    if not (told or form.problems):
        messages.info(request, "You changed nothing.")
    return not form.problems


@require_POST
@of_teacher
def undo(request: HttpRequest, mine: Membership) -> HttpResponse:
    form = UndoForm(request.POST)
    many = services.undo_opinions(by=mine, reviews=form.cleaned_data["reviews"]) if form.is_valid() else 0
    if many:
        messages.success(request, f"{counted(many, 'opinion')} undone, as if never given.")
    else:
        messages.info(request, "There was nothing left to undo.")
    back = undo_target(request.POST.get("back", ""), mine)
    return redirect(back) if back else redirect("cohort_opinions", mine.cohort_id)
