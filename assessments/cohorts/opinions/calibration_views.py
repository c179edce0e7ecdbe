"""How far learners and teachers agree."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from assessments.cohorts.guards import of_teacher
from assessments.cohorts.opinions.calibration import calibration
from assessments.cohorts.opinions.queries import said_of
from assessments.cohorts.queries import goal_of
from assessments.models import Membership
from careerpath.lib.levels import LEVEL_NAMES

A_PAGE = 20


@require_safe
@of_teacher
def calibrate(request: HttpRequest, mine: Membership) -> HttpResponse:
    said = said_of(mine)
    named = (said.teachers, said.skills, said.learners)
    found = calibration(said.opinions, *named, reader=mine.person_id) if said.opinions else None
    page = Paginator(found.by_learner if found else (), A_PAGE).get_page(request.GET.get("page"))
    context = {"mine": mine, "cohort": mine.cohort, "goal": goal_of(mine.cohort), "found": found, "page": page}
    return render(request, "cohorts/calibration.html", context | {"names": list(enumerate(LEVEL_NAMES))})
