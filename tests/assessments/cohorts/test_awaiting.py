"""The list of cohorts says what awaits their teachers: evidence to look at, talks to have, answers to read."""

import re
from html import unescape

from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from assessments.cohorts.awaiting import Awaiting, awaiting_in
from assessments.models import Cohort, Membership, Review
from careerpath.accounts.models import User
from tests.assessments.cohorts.opinions.conftest import give, word
from tests.assessments.cohorts.opinions.test_queue import show
from tests.assessments.cohorts.test_people import rate
from tests.factories import CohortFactory, MembershipFactory, UserFactory


def listed(client: Client) -> str:
    page = re.sub(r"<[^>]+>", "", client.get("/cohorts/").content.decode())
    return " ".join(unescape(page).split())


def far_apart(by: User, member: Membership, slug: str) -> None:
    rate(member.person, {slug: 4})
    give(by, member.cohort, word(member, slug, 1))


def answered(by: User, member: Membership, slug: str) -> None:
    give(by, member.cohort, word(member, slug, 2))
    Review.objects.filter(person=member.person_id, skill__slug=slug).update(answer="Yes", answered_at=timezone.now())


def test_what_awaits_a_teacher_is_counted_by_cohort_and_place(
    membership: Membership, cohort: Cohort, instructor: User, learner: User
) -> None:
    other: Cohort = CohortFactory(lead=instructor, role="data-engineer", framework=cohort.framework)
    nothing: Cohort = CohortFactory(lead=instructor, role="gone", framework=cohort.framework)
    MembershipFactory(cohort=other, person=learner)
    theirs = MembershipFactory(cohort=other, person=UserFactory())
    for person, slug in ((learner, "git"), (learner, "git"), (theirs.person, "git"), (theirs.person, "python")):
        show(person, slug, 1)
    answered(instructor, membership, "python")
    for slug in ("kubernetes", "sql"):
        far_apart(instructor, membership, slug)

    assert awaiting_in([cohort, other, nothing]) == {
        cohort.pk: Awaiting(evidence=1, talks=2, answers=1),
        other.pk: Awaiting(evidence=3, talks=0, answers=0),
        nothing.pk: Awaiting(),
    }


def test_the_list_says_what_awaits_teachers_and_only_them(
    membership: Membership, instructor: User, instructor_client: Client, learner_client: Client
) -> None:
    before = listed(instructor_client)
    show(membership.person)
    answered(instructor, membership, "python")
    far_apart(instructor, membership, "kubernetes")

    told = listed(instructor_client).replace(" in Spring class", ",")
    assert "Second opinions: 1 to look at, 1 to talk about, 1 answer to read," in told
    assert "Second opinions: " not in before + listed(learner_client)


def test_a_class_opens_on_what_there_is_to_do_this_week(
    membership: Membership, cohort: Cohort, instructor: User, instructor_client: Client
) -> None:
    Cohort.objects.update(ends_on=timezone.localdate())
    where = f"/cohorts/{cohort.pk}/overview/"
    before = instructor_client.get(where).text
    show(membership.person)
    answered(instructor, membership, "python")
    far_apart(instructor, membership, "kubernetes")

    after = instructor_client.get(where).text

    todo = re.findall(rf'href="/cohorts/{cohort.pk}/(opinions/\w*/?)">[^<]*</a>.*?<dd>(\d+)</dd>', after)
    assert todo == [("opinions/", "1"), ("opinions/talks/", "1"), ("opinions/answers/", "1")]
    assert after.index("To do this week") < after.index("Who needs a word from you") < after.index("How ready they are")
    assert "To do this week" not in before
    assert f'<h3><a href="{where}">Spring class</a></h3>' in instructor_client.get("/cohorts/").text


def test_nothing_awaits_of_who_left_what_was_looked_at_and_an_archived_cohort(
    membership: Membership, cohort: Cohort, instructor: User
) -> None:
    show(membership.person)
    answered(instructor, membership, "python")
    far_apart(instructor, membership, "git")
    Review.objects.update(talked_at=timezone.now())
    done = awaiting_in([cohort])
    show(membership.person, "kubernetes")
    Membership.objects.filter(pk=membership.pk).update(left_at=timezone.now())
    left = awaiting_in([cohort])
    cohort.archived_at = timezone.now()

    assert (done, left, awaiting_in([cohort])) == ({cohort.pk: Awaiting()}, {cohort.pk: Awaiting()}, {})


def test_the_list_asks_the_same_for_one_cohort_and_three(
    membership: Membership,
    cohort: Cohort,
    instructor: User,
    instructor_client: Client,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    show(membership.person)
    instructor_client.get("/cohorts/")
    with django_assert_num_queries(5):
        instructor_client.get("/cohorts/")
    for role in ("mlops-engineer", "data-engineer"):
        MembershipFactory(cohort=CohortFactory(lead=instructor, role=role, framework=cohort.framework))

    with django_assert_num_queries(5):
        instructor_client.get("/cohorts/")
