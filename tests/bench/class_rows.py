"""The people of a cohort, and one of them, against the base page: 50 learners, and 1,000; 40 ratings each."""

from collections.abc import Iterator
from datetime import timedelta

from django.test import Client
from django.utils import timezone

from assessments.cohorts.sight import NEWEST
from assessments.models import Cohort, Evidence, Membership, Rating, RatingChange
from careerpath.accounts.models import User
from skills.models import Framework, Release, Skill
from tests.accounts.steps import signed_in
from tests.assessments.plans.conftest import plan_for
from tests.bench.measure import Row, page, side_by_side
from tests.factories import CohortFactory, UserFactory

ALLOWED = 6
# All are weighed to find the least ready, whoever is on the page.
ALLOWED_IN_ORDER_OF_READINESS = 14
# Ratings, evidence, twelve weeks and a plan of sixty steps, laid out: what a learner has on four pages.
ALLOWED_FOR_ALL_OF_A_LEARNER = 8
RATED = 40


def rows() -> Iterator[Row]:
    lead = UserFactory(is_instructor=True, second_factor=True)
    client = signed_in(lead)
    for learners in (50, 1000):
        path = f"/cohorts/{cohort_of(lead, learners).pk}/"
        yield against_base(client, f"people of a cohort of {learners}", path, ALLOWED)
    yield against_base(client, "the same, the least ready first", f"{path}?sort=ready", ALLOWED_IN_ORDER_OF_READINESS)
    yield from of_one(client, path)


def of_one(client: Client, cohort: str) -> Iterator[Row]:
    """The last of them, with a history of twelve weeks, evidence and a plan of all that is missing."""
    row = Membership.objects.learning().select_related("person").latest("pk")
    row.person.rating_changes.all().delete()
    start = timezone.localdate() - timedelta(weeks=12)
    Cohort.objects.filter(pk=row.cohort_id).update(starts_on=start, ends_on=start + timedelta(weeks=24))
    for number, skill in enumerate(Skill.objects.order_by("pk")[:RATED]):
        RatingChange.objects.create(
            person=row.person, skill=skill, source="correction", after=1, at=timezone.now() - timedelta(days=2 * number)
        )
        Evidence.objects.create(person=row.person, skill=skill, level=1, text="Shown.", link="https://example.org/")
    plan_for(row.person, Release.objects.latest("pk"), start=start)
    path = f"{cohort}learners/{row.pk}/"
    yield against_base(client, "the page of a learner among 1,000", path, ALLOWED_FOR_ALL_OF_A_LEARNER)
    yield against_base(client, "the page of one of their skills", f"{path}python/", ALLOWED)


def against_base(client: Client, what: str, path: str, allowed: int) -> Row:
    return Row(what, *side_by_side(page(client, path), page(client, "/base/"), 15), "ms", "base page", allowed)


def cohort_of(lead: User, learners: int) -> Cohort:
    cohort: Cohort = CohortFactory(framework=Framework.objects.get(slug="mlops"), lead=lead)
    now = timezone.now()
    people = User.objects.bulk_create(User(email=f"{cohort.pk}-{n}@example.org") for n in range(learners))
    Membership.objects.bulk_create(
        Membership(cohort=cohort, person=person, role="learner", agreed_to=NEWEST, agreed_at=now) for person in people
    )
    skills = list(Skill.objects.order_by("pk")[:RATED])
    Rating.objects.bulk_create(
        (
            Rating(person=person, skill=skill, level=(n + place) % 5, rated_at=now)
            for n, person in enumerate(people)
            for place, skill in enumerate(skills)
        ),
        batch_size=5000,
    )
    return cohort
