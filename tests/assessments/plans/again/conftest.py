"""A plan that was begun ten weeks ago."""

from datetime import timedelta

import pytest
from django.utils import timezone

from assessments.models import Plan
from careerpath.accounts.models import User
from skills.models import Release
from tests.assessments.plans.conftest import plan_for

WEEKS = 10


@pytest.fixture
def late(learner: User, release: Release, finished: object) -> Plan:
    """Nothing of it is done."""
    plan = plan_for(learner, release, start=timezone.localdate() - timedelta(weeks=WEEKS))
    Plan.objects.filter(pk=plan.pk).update(made_at=timezone.now() - timedelta(weeks=WEEKS))
    return plan
