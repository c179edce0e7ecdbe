"""What the pages of the grids show."""

from collections.abc import Iterable
from typing import Any

from django.urls import Resolver404, resolve
from django.utils.http import url_has_allowed_host_and_scheme

from assessments.cohorts.opinions.cells import overtaken_in_words, with_problems
from assessments.cohorts.opinions.forms import GridForm
from assessments.cohorts.opinions.fragments import cells_list, levels_list
from assessments.cohorts.opinions.grids import Grid, skills_of
from assessments.cohorts.opinions.words import Word
from assessments.cohorts.queries import Goal
from assessments.models import Membership

# Stands in for the words, which take what stands there now: it is read after the writing.
OVERTAKEN = "overtaken"
GRIDS = ("cohort_opinions_of", "cohort_opinions_in")


def overtaken(form: GridForm, words: Iterable[Word]) -> None:
    for word in words:
        key = str(word.member) if str(word.member) in form.forms else word.skill
        form.problems[key] = OVERTAKEN


def grid_context(
    mine: Membership, goal: Goal, grid: Grid, form: GridForm | None, *, with_statements: bool
) -> dict[str, Any]:
    cells = grid.cells
    if form:
        words = {cell.key: overtaken_in_words(cell) for cell in cells}
        problems = {key: words[key] if why == OVERTAKEN else why for key, why in form.problems.items()}
        cells = with_problems(cells, form.typed, problems)
    return {
        "mine": mine,
        "cohort": mine.cohort,
        "goal": goal,
        "cells": cells_list(cells, goal.catalogue if with_statements else None),
        "many": len(cells),
        "given": sum(cell.has_opinion for cell in cells),
        "talks": sum(cell.asks_for_a_talk for cell in cells),
        "problems": [cell for cell in cells if cell.problem],
        "undo": grid.undo,
    }


def beside(goal: Goal, slug: str) -> dict[str, Any]:
    """The skill, its statements, and the skills of the goal before and after it."""
    skill = goal.catalogue.skill[slug]
    order = skills_of(goal, everything=False)
    at = order.index(slug) if slug in order else -1
    return {
        "skill": skill,
        "levels": levels_list(goal.catalogue, slug),
        "before": goal.catalogue.skill[order[at - 1]] if at > 0 else None,
        "after": goal.catalogue.skill[order[at + 1]] if 0 <= at < len(order) - 1 else None,
    }


def undo_target(back: str, mine: Membership) -> str:
    """A page of this cohort's opinions, and no other."""
    if not url_has_allowed_host_and_scheme(back, allowed_hosts=None):
        return ""
    try:
        found = resolve(back.partition("?")[0])
    except Resolver404:
        return ""
    is_ours = (
        found.url_name in ("cohort_opinions_of", "cohort_opinions_in") and found.kwargs["cohort"] == mine.cohort_id
    )
    return back if is_ours else ""
