"""What teachers see of one learner, and of one skill of theirs."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from assessments.cohorts.person.guards import sees_learner, sees_learner_among_others
from assessments.cohorts.person.pages import learner_page
from assessments.cohorts.person.skill_page import skill_page


@require_safe
@sees_learner_among_others
def learner(request: HttpRequest, seen: Any) -> HttpResponse:
    return render(request, "cohorts/learner.html", learner_page(seen, timezone.localdate()))


@require_safe
@sees_learner
def learner_skill(request: HttpRequest, seen: Any, skill: str) -> HttpResponse:
    context = skill_page(seen, skill, timezone.localdate())
    if context is None:
        raise Http404
    return render(request, "cohorts/learner_skill.html", context)
