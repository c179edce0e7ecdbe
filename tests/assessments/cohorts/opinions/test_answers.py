"""What learners answered, as teachers read it: apart from talks, set aside one by one or all at once, and put back."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from assessments.models import Cohort, Membership, Review
from careerpath.accounts.models import User
from tests.accounts.steps import signed_in
from tests.assessments.cohorts.opinions.conftest import give, word
from tests.assessments.cohorts.test_people import rate
from tests.factories import MembershipFactory

SLUGS = ("git", "python", "kubernetes")


@pytest.fixture
def answered(membership: Membership, cohort: Cohort, instructor: User, learner: User) -> list[int]:
    """Git as the learner says, Python a level lower, Kubernetes not rated by her; SQL asks for a talk."""
    rate(learner, {"git": 2, "python": 3, "sql": 4})
    give(instructor, cohort, *(word(membership, slug, 2, f"About {slug}") for slug in (*SLUGS, "sql")))
    for row in Review.objects.select_related("skill"):
        row.answer, row.answered_at = f"<i>{row.skill.slug}</i>", timezone.now()
        row.save()
    return [Review.objects.get(skill__slug=slug).pk for slug in SLUGS]


def page(client: Client, cohort: Cohort, part: str = "answers/") -> str:
    return client.get(f"/cohorts/{cohort.pk}/opinions/{part}").content.decode()


def aside(client: Client, cohort: Cohort, reviews: list[int], word: str = "yes") -> None:
    sent = {"reviews": " ".join(map(str, reviews)), "aside": word}
    client.post(f"/cohorts/{cohort.pk}/opinions/answers/aside/", sent)


def on_top(html: str) -> str:
    """What isn't set aside."""
    return html.split(">Set aside</h2>", maxsplit=1)[0]


def test_answers_stand_apart_from_what_asks_for_a_talk(
    answered: list[int], cohort: Cohort, instructor_client: Client
) -> None:
    answers, talks = page(instructor_client, cohort), page(instructor_client, cohort, "talks/")

    for slug in SLUGS:
        assert (f"&lt;i&gt;{slug}&lt;/i&gt;" in answers, f"&lt;i&gt;{slug}&lt;/i&gt;" in talks) == (True, False)
    assert ("&lt;i&gt;sql&lt;/i&gt;" in answers, "&lt;i&gt;sql&lt;/i&gt;" in talks) == (False, True)
    assert "About git" in answers


def test_answers_are_set_aside_one_by_one_and_put_back(
    answered: list[int], cohort: Cohort, instructor_client: Client
) -> None:
    aside(instructor_client, cohort, answered[:1])
    one = page(instructor_client, cohort)
    aside(instructor_client, cohort, answered[:1], "no")
    none = page(instructor_client, cohort)

    assert [on_top(html).count("Set aside<") for html in (one, none)] == [2, 3]
    assert [html.count("Put back<") for html in (one, none)] == [1, 0]
    assert "answers were set aside" not in one


def test_all_that_a_page_shows_is_set_aside_at_once_and_that_is_undone(
    answered: list[int], cohort: Cohort, instructor_client: Client
) -> None:
    before = page(instructor_client, cohort)
    button = before.split('<button class="button" form="aside" name="reviews" value="')[1]
    aside(instructor_client, cohort, [int(pk) for pk in button.split('"')[0].split()])
    after = page(instructor_client, cohort)
    aside(instructor_client, cohort, answered, "no")

    assert "Set all 3 aside" in before
    assert "No answers to read" in after
    assert "3 answers were set aside on " in after
    assert page(instructor_client, cohort).count("Set aside<") == 3
    assert Review.objects.get(skill__slug="sql").talked_at is None


def test_what_asks_for_a_talk_is_not_set_aside_with_answers(
    answered: list[int], cohort: Cohort, instructor_client: Client
) -> None:
    far = Review.objects.get(skill__slug="sql")

    aside(instructor_client, cohort, [far.pk, *answered])

    assert list(Review.objects.filter(talked_at__isnull=True)) == [far]


def test_after_a_day_it_is_no_longer_offered_to_undo_it(
    answered: list[int], cohort: Cohort, instructor_client: Client
) -> None:
    aside(instructor_client, cohort, answered)
    Review.objects.filter(pk__in=answered).update(talked_at=timezone.now() - timedelta(days=1))

    html = page(instructor_client, cohort)

    assert "answers were set aside" not in html
    assert html.count("Put back<") == 3


@pytest.mark.parametrize("wrong", [{}, {"reviews": "x", "aside": "yes"}, {"reviews": "1", "aside": "maybe"}])
def test_nonsense_sets_nothing_aside(
    wrong: dict[str, str], answered: list[int], cohort: Cohort, instructor_client: Client
) -> None:
    answer = instructor_client.post(f"/cohorts/{cohort.pk}/opinions/answers/aside/", wrong)

    assert answer.status_code == 302
    assert not Review.objects.filter(talked_at__isnull=False).exists()


def test_teachers_of_another_cohort_of_the_learner_set_nothing_aside(
    answered: list[int], learner: User, other_instructor: User
) -> None:
    theirs = Membership.objects.get(person=other_instructor).cohort
    MembershipFactory(cohort=theirs, person=learner)

    aside(signed_in(other_instructor), theirs, answered)

    assert not Review.objects.filter(talked_at__isnull=False).exists()


def test_the_page_asks_the_same_for_one_and_three(
    answered: list[int], cohort: Cohort, instructor_client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    aside(instructor_client, cohort, answered[1:])
    page(instructor_client, cohort)
    with django_assert_num_queries(7):
        page(instructor_client, cohort)
    aside(instructor_client, cohort, answered[1:], "no")

    with django_assert_num_queries(7):
        html = page(instructor_client, cohort)

    assert "3 answers, the newest on top." in html
