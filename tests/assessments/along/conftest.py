"""A learner with a plan; what she wrote beside its steps is as awkward as text can be."""

from datetime import date

import pytest
from django.utils import timezone

from assessments.models import Plan, Reminder, Step
from assessments.plans import services
from assessments.plans.outlook import Outlook, outlook
from assessments.plans.queries import plan_of
from careerpath.accounts.models import User
from tests.assessments.gaps.conftest import finished
from tests.assessments.plans.conftest import MONDAY, kubernetes, plan

__all__ = ["finished", "kubernetes", "plan"]

AWKWARD = "=1+1; a, b\\c: „é“ 🎓 <b>[x](y)</b> " + "long " * 20


@pytest.fixture
def own(plan: Plan, learner: User) -> Step:
    """Her own step, with a note of several lines and a link."""
    services.add_own_step(person=learner, plan=plan.pk, title=AWKWARD, hours=3)
    step = plan.steps.get(title=AWKWARD)
    services.write_note(learner, plan.pk, step.pk, "# Not a heading\n- [x] not a box\n\nAsk *Ines*")
    services.add_link(learner, plan.pk, step.pk, "A [book]", "https://example.org/a_(b)")
    return step


@pytest.fixture
def today() -> date:
    return timezone.localdate()


@pytest.fixture
def due(learner: User, plan: Plan, today: date) -> Reminder:
    return due_today(learner, today)


def due_today(person: User, today: date) -> Reminder:
    return Reminder.objects.create(person=person, weekday=today.weekday(), next_on=today)


def seen(learner: User, plan: Plan, today: date = MONDAY) -> Outlook:
    now = plan_of(learner, plan.pk, today)
    assert now is not None
    return outlook(now, today)
