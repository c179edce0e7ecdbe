"""The pages of messages and of invitations against the base page, in a class of a thousand."""

from collections.abc import Iterator
from datetime import timedelta

from django.utils import timezone

from assessments.cohorts.telling.services import Draft, write
from assessments.models import Announcement, Cohort, Delivery, Invitation, Membership
from careerpath.lib.keys import new_seed
from tests.accounts.steps import signed_in
from tests.bench.class_rows import against_base, cohort_of
from tests.bench.measure import Row
from tests.factories import AnnouncementFactory, UserFactory

LEARNERS = 1000
ALLOWED = 6
# Of three pages of 20 messages; what became of each of those 20 for each learner is counted.
MESSAGES, ALLOWED_FOR_THE_LIST = 60, 8
# A name each of whom it would go to.
ALLOWED_FOR_NAMES = 8
DRAFT = Draft("all", "", "all learners", "Friday", "We meet in room 5.", answers=False)


def rows() -> Iterator[Row]:
    lead = UserFactory(is_instructor=True, second_factor=True)
    cohort = cohort_of(lead, LEARNERS)
    mine = Membership.objects.get(cohort=cohort, person=lead)
    learners = list(cohort.memberships.learning().order_by("pk").values_list("pk", flat=True))
    draft = write(by=mine, draft=DRAFT, to=learners)
    tell(cohort, learners)
    invite(cohort)
    client, here = signed_in(lead), f"/cohorts/{cohort.pk}/"
    yield against_base(client, "60 messages to 1,000, 20 on a page", f"{here}messages/", ALLOWED_FOR_THE_LIST)
    yield against_base(client, "one of them, that was sent", f"{here}messages/{draft.pk + 1}/", ALLOWED)
    yield against_base(client, "a draft with 1,000 names", f"{here}messages/{draft.pk}/", ALLOWED_FOR_NAMES)
    yield against_base(client, "writing to 1,000 learners", f"{here}messages/new/", ALLOWED)
    yield against_base(client, "1,000 invitations, 50 on a page", f"{here}invitations/", ALLOWED)


def tell(cohort: Cohort, learners: list[int]) -> None:
    for _ in range(MESSAGES):
        row: Announcement = AnnouncementFactory(cohort=cohort, sent_at=timezone.now(), people=len(learners))
        Delivery.objects.bulk_create(Delivery(announcement=row, membership_id=pk, state="sent") for pk in learners)


def invite(cohort: Cohort) -> None:
    until = timezone.now() + timedelta(days=30)
    Invitation.objects.bulk_create(
        Invitation(cohort=cohort, email=f"guest-{n}@school.example", seed=new_seed(), state="sent", expires_at=until)
        for n in range(LEARNERS)
    )
