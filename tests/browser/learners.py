"""Pages about a learner, as their instructor sees them."""

from datetime import timedelta

import pytest
from django.utils import timezone

from assessments.cohorts.opinions.services import give_opinions
from assessments.cohorts.opinions.words import Word
from assessments.models import Cohort, Evidence, Exemption, Membership
from assessments.ratings.answers.seen import Seen
from careerpath.accounts.models import User
from skills.models import Release, Skill
from skills.releases import catalogue_of
from tests.assessments.plans.conftest import plan_for
from tests.browser.shown import Shown, open_tables
from tests.browser.teachers import LONG


@pytest.fixture
def its_learner(spring: Cohort, learner: User, instructor: User, release: Release) -> str:
    """With something of everything; `rated_before` has rated two skills."""
    skills = {skill.slug: skill for skill in Skill.objects.filter(slug__in=("python", "kubernetes", "git"))}
    Evidence.objects.create(
        person=learner, skill=skills["python"], level=2, text=LONG, link="https://example.org/work/"
    )
    Exemption.objects.create(person=learner, skill=skills["kubernetes"], reason="Others do it where I work.")
    row = Membership.objects.get(person=learner)
    started = timezone.localdate() - timedelta(days=60)
    Cohort.objects.filter(pk=spring.pk).update(starts_on=started, ends_on=started + timedelta(days=90))
    lead = Membership.objects.select_related("cohort__framework", "person").get(person=instructor)
    words = [Word(row.pk, "python", 0, "Let us talk about it.", Seen()), Word(row.pk, "git", 1, "", Seen())]
    give_opinions(by=lead, catalogue=catalogue_of(release.pk), words=words)
    plan_for(learner, release, start=started)
    return f"/cohorts/{spring.pk}/learners/{row.pk}/"


@pytest.fixture
def its_newcomer(spring: Cohort) -> str:
    return f"/cohorts/{spring.pk}/learners/{Membership.objects.get(person__name=LONG).pk}/"


OF_LEARNERS = (
    Shown("Lea Learner", "{its_learner}", "instructor", "all open", then=open_tables),
    Shown(LONG, "{its_newcomer}", who="instructor"),
    Shown("Python: Lea Learner", "{its_learner}python/", who="instructor"),
    Shown("Technical leadership: Lea Learner", "{its_learner}technical-leadership/", who="instructor"),
)
