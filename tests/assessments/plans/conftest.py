"""A learner with a plan to the mid level of MLOps engineer, made on the first Monday of 2026."""

from datetime import date

import pytest

from assessments.gaps.queries import today_of
from assessments.models import Plan, Sitting, Step
from assessments.plans.drafting import draft
from assessments.plans.queries import way_of
from assessments.plans.services import make_plan
from assessments.plans.timetable import Rhythm
from careerpath.accounts.models import User
from skills.models import Release
from skills.releases import catalogue_of
from tests.assessments.gaps.conftest import finished
from tests.assessments.plans.written import releases

__all__ = ["finished", "releases"]

MONDAY = date(2026, 1, 5)


def plan_for(
    person: User, release: Release, hours: int = 6, deadline: date | None = None, start: date = MONDAY
) -> Plan:
    catalogue = catalogue_of(release.pk)
    role = catalogue.role["mlops-engineer"]
    picture = today_of(person, catalogue, role, role.level("mid"), start)
    made = draft(way_of(picture), Rhythm(start, hours), deadline)
    return make_plan(person=person, release=release.pk, role="mlops-engineer", seniority="mid", draft=made)


@pytest.fixture
def plan(learner: User, release: Release, finished: Sitting) -> Plan:
    return plan_for(learner, release)


@pytest.fixture
def kubernetes(plan: Plan) -> Step:
    """The step from level 1, which she has, to level 2."""
    return plan.steps.get(skill__slug="kubernetes", level=2)
