"""Who sees a learner's pages, and when that ends."""

from django.test import Client
from django.utils import timezone

from assessments.cohorts.services import archive_cohort
from assessments.models import Cohort, Membership
from careerpath.accounts.models import User
from tests.factories import MembershipFactory, UserFactory


def statuses(client: Client, row: Membership) -> tuple[int, int]:
    where = f"/cohorts/{row.cohort_id}/learners/{row.pk}/"
    return client.get(where).status_code, client.get(f"{where}python/").status_code


def test_sight_ends_when_the_learner_leaves(membership: Membership, instructor_client: Client) -> None:
    while_in = statuses(instructor_client, membership)
    Membership.objects.filter(pk=membership.pk).update(left_at=timezone.now())

    assert (while_in, statuses(instructor_client, membership)) == ((200, 200), (404, 404))


def test_sight_ends_with_the_cohort(membership: Membership, instructor_client: Client) -> None:
    archive_cohort(cohort=membership.cohort_id)

    assert statuses(instructor_client, membership) == (404, 404)


def test_sight_ends_for_who_teaches_no_more(
    membership: Membership, assistant: User, assistant_client: Client, instructor: User, instructor_client: Client
) -> None:
    Membership.objects.filter(person=assistant).update(left_at=timezone.now())
    User.objects.filter(pk=instructor.pk).update(is_instructor=False)

    assert statuses(assistant_client, membership) == (404, 404)
    assert statuses(instructor_client, membership) == (404, 404)


def test_a_learner_is_found_in_their_own_cohort_only(
    cohort: Cohort, instructor: User, instructor_client: Client
) -> None:
    elsewhere = MembershipFactory(cohort__framework=cohort.framework, cohort__lead=instructor)

    assert instructor_client.get(f"/cohorts/{cohort.pk}/learners/{elsewhere.pk}/").status_code == 404


def test_next_and_before_are_those_of_the_list(cohort: Cohort, instructor_client: Client) -> None:
    people = [UserFactory(name="ben"), UserFactory(email="anna@example.org"), UserFactory(name="Ben")]
    ben, anna, other_ben = (MembershipFactory(cohort=cohort, person=person) for person in people)
    left = MembershipFactory(cohort=cohort, person=UserFactory(name="Bea"), left_at=timezone.now())
    teaching = MembershipFactory(cohort=cohort, person=UserFactory(name="Bob"), role="assistant")

    def beside(row: Membership) -> tuple[int | None, int | None]:
        seen = instructor_client.get(f"/cohorts/{cohort.pk}/learners/{row.pk}/").context["seen"]
        return seen.before, seen.after

    assert [beside(row) for row in (anna, ben, other_ben)] == [
        (None, ben.pk),
        (anna.pk, other_ben.pk),
        (ben.pk, None),
    ]
    assert {left.pk, teaching.pk}.isdisjoint(beside(ben))
