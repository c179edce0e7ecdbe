"""How far learners and teachers agree."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from assessments.cohorts.guards import of_teacher
from assessments.cohorts.opinions.calibration import calibration, known_learners, lines_of
from assessments.cohorts.opinions.queries import names_of, said_of
from assessments.cohorts.queries import goal_of
from assessments.models import Membership
from careerpath.lib.levels import LEVEL_NAMES

A_PAGE = 20


@require_safe
@of_teacher
def calibrate(request: HttpRequest, mine: Membership) -> HttpResponse:
    said = said_of(mine)
    known = known_learners(said.opinions)
    page = Paginator(tuple(known), A_PAGE).get_page(request.GET.get("page"))
    names, members = names_of({*said.teachers, *page.object_list}, mine.cohort_id)
    found = calibration(said.opinions, names, said.skills, reader=mine.person_id) if said.opinions else None
    context = {"mine": mine, "cohort": mine.cohort, "goal": goal_of(mine.cohort), "found": found, "page": page}
    context |= {"by_learner": lines_of(page, known, names, members), "names": list(enumerate(LEVEL_NAMES))}
    return render(request, "cohorts/calibration.html", context)
