"""What a learner is led to on their page of a cohort."""

import re
from datetime import timedelta

from django.test import Client
from django.utils import timezone

from assessments.models import Cohort, Membership
from careerpath.accounts.models import User
from skills.models import Skill
from tests.assessments.cohorts.test_people import rate
from tests.factories import ReviewFactory


def test_a_newcomer_rates_themselves_first(
    membership: Membership, cohort: Cohort, learner: User, learner_client: Client
) -> None:
    Cohort.objects.update(ends_on=timezone.localdate())
    newcomer = learner_client.get(f"/cohorts/{cohort.pk}/").text
    rate(learner, {"git": 2})
    rated = learner_client.get(f"/cohorts/{cohort.pk}/").text

    acts = ("Rate yourself for it", "See how far you are", "Rate yourself again")
    assert [act in newcomer for act in acts] == [True, False, False]
    assert [act in rated for act in acts] == [False, True, True]


def test_the_plan_that_is_offered_stands_behind_the_first_rating(
    membership: Membership, cohort: Cohort, learner: User, learner_client: Client
) -> None:
    Cohort.objects.update(ends_on=timezone.localdate() + timedelta(days=100))
    first = re.compile(r'class="button" [^>]*>([^<]+)')
    newcomer = [first.findall(learner_client.get(path).text) for path in ("/", f"/cohorts/{cohort.pk}/")]
    rate(learner, {"git": 2})

    rated = [first.findall(learner_client.get(path).text)[0] for path in ("/", f"/cohorts/{cohort.pk}/")]

    assert newcomer == [["Rate yourself"], ["Rate yourself for it"]]
    assert rated == ["Make a plan for it…", "Make a plan for it…"]


def test_opinions_that_a_learner_hasnt_read_stand_on_their_page_of_the_cohort(
    membership: Membership, cohort: Cohort, learner: User, learner_client: Client
) -> None:
    before = learner_client.get(f"/cohorts/{cohort.pk}/").text
    ReviewFactory(person=learner, cohort=cohort, skill=Skill.objects.get(slug="git"))

    after = learner_client.get(f"/cohorts/{cohort.pk}/").text

    assert ["Read 1 new second opinion</a>" in page for page in (before, after)] == [False, True]
