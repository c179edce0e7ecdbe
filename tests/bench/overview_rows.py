"""The overview of a cohort of 1,000 with 80,000 changes behind them, against only reading these changes."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from assessments.models import Cohort, Rating, RatingChange
from tests.accounts.steps import signed_in
from tests.bench.class_rows import cohort_of
from tests.bench.measure import Row, page, side_by_side
from tests.factories import UserFactory

LEARNERS, CHANGES, WEEKS = 1000, 2, 20
ALLOWED = 1.5
ROUNDS = 2


def rows() -> Iterator[Row]:
    lead = UserFactory(is_instructor=True, second_factor=True)
    cohort = with_history(cohort_of(lead, LEARNERS))
    client = signed_in(lead)

    def read() -> None:
        found = RatingChange.objects.filter(person__memberships__cohort=cohort)
        assert len(found.values_list("person", "skill", "before", "after", "at")) == LEARNERS * 40 * CHANGES

    path = f"/cohorts/{cohort.pk}/overview/"
    for what, where in (("overview of a cohort of 1000", path), ("where each of them stands", f"{path}learners/")):
        yield Row(what, *side_by_side(page(client, where), read, ROUNDS), "ms", "reading all changes", ALLOWED)


def with_history(cohort: Cohort) -> Cohort:
    today = timezone.localdate()
    Cohort.objects.filter(pk=cohort.pk).update(starts_on=today - timedelta(weeks=WEEKS), ends_on=today)
    held = list(Rating.objects.filter(person__memberships__cohort=cohort))
    RatingChange.objects.bulk_create(
        (
            RatingChange(
                person_id=row.person_id,
                skill_id=row.skill_id,
                before=row.level if number else None,
                rated_before_at=row.rated_at if number else None,
                after=row.level,
                source="sitting",
                at=noon(today - timedelta(weeks=(WEEKS - number * 6) - row.person_id % 5)),
            )
            for number in range(CHANGES)
            for row in held
        ),
        batch_size=5000,
    )
    return cohort


def noon(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(12)))
