"""Giving second opinions: what is written where, what another tab's word does, undoing, and who may."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from assessments.cohorts.opinions.queries import group_bias
from assessments.cohorts.opinions.services import undo_opinions
from assessments.cohorts.people_queries import held_of
from assessments.cohorts.queries import goal_of
from assessments.cohorts.services import archive_cohort
from assessments.models import Cohort, Membership, Review
from assessments.ratings.mine.corrections import take_back, undo_correction
from assessments.ratings.services import correct_rating
from careerpath.accounts.models import User
from skills.releases import current_catalogue
from tests.assessments.cohorts.opinions.conftest import give, history_of, rating_of, skill, word
from tests.assessments.cohorts.test_people import rate
from tests.factories import MembershipFactory, ReviewFactory, UserFactory


def undo(by: User, cohort: Cohort, *reviews: int) -> int:
    return undo_opinions(by=Membership.objects.select_related("person").get(person=by, cohort=cohort), reviews=reviews)


def test_an_opinion_verifies_the_rating_and_goes_into_its_history(
    membership: Membership, cohort: Cohort, instructor: User, learner: User
) -> None:
    rate(learner, {"git": 3})

    given = give(instructor, cohort, word(membership, "git", 2, "Shown in class"))

    row = Review.objects.get()
    rating = rating_of(learner, "git")
    assert given.reviews == (row.pk,)
    assert (row.level, row.own_level, row.comment, row.by, row.cohort) == (2, 3, "Shown in class", instructor, cohort)
    assert (rating.level, rating.verified_level, rating.verified_by) == (3, 2, instructor)
    assert rating.verified_at == row.given_at
    assert history_of(learner, "git") == [(None, 2)]


def test_the_newest_counts_and_the_earlier_one_stays(
    membership: Membership, cohort: Cohort, instructor: User, assistant: User, learner: User
) -> None:
    rate(learner, {"git": 3})
    give(instructor, cohort, word(membership, "git", 1))

    give(assistant, cohort, word(membership, "git", 2))

    assert [(row.level, row.by, row.replaced_at is None) for row in Review.objects.all()] == [
        (2, assistant, True),
        (1, instructor, False),
    ]
    assert rating_of(learner, "git").verified_level == 2
    assert history_of(learner, "git") == [(1, 2), (None, 1)]


def test_the_same_level_after_new_evidence_is_a_new_opinion_without_a_line_in_the_history(
    membership: Membership, cohort: Cohort, instructor: User, learner: User
) -> None:
    rate(learner, {"git": 3})
    give(instructor, cohort, word(membership, "git", 2))

    again = give(instructor, cohort, word(membership, "git", 2, anew=True))

    assert len(again.reviews) == 1
    assert Review.objects.count() == 2
    assert history_of(learner, "git") == [(None, 2)]


def test_what_is_not_rated_stays_so_and_takes_the_opinion_over_once_it_is(
    membership: Membership, cohort: Cohort, instructor: User, learner: User
) -> None:
    give(instructor, cohort, word(membership, "git", 2))
    before = held_of([learner.pk], current_catalogue(), ["git"])[learner.pk]

    correct_rating(person=learner, skill_id=skill("git").pk, level=3)

    rating = rating_of(learner, "git")
    assert (before.levels, before.verified) == ({}, {"git": 2})
    assert (rating.level, rating.verified_level, rating.verified_by) == (3, 2, instructor)


def test_a_rating_that_was_taken_back_and_comes_again_has_the_opinion(
    membership: Membership, cohort: Cohort, instructor: User, learner: User
) -> None:
    rate(learner, {"git": 3})
    take_back(person=learner, skill_id=skill("git").pk)
    change = learner.rating_changes.get()
    give(instructor, cohort, word(membership, "git", 1))

    undone = undo_correction(person=learner, change=change.pk)

    assert undone == "undone"
    assert rating_of(learner, "git").verified_level == 1


def test_what_does_not_apply_keeps_saying_so(
    membership: Membership, cohort: Cohort, instructor: User, learner: User
) -> None:
    rate(learner, {"git": None})

    give(instructor, cohort, word(membership, "git", 2))

    assert (rating_of(learner, "git").level, Review.objects.get().own_level) == (None, None)


def test_the_later_word_does_not_go_over_one_that_its_page_did_not_show(
    membership: Membership, cohort: Cohort, instructor: User, assistant: User
) -> None:
    mine, theirs = word(membership, "git", 3), word(membership, "git", 1)
    give(assistant, cohort, theirs)

    given = give(instructor, cohort, mine, word(membership, "python", 2))

    assert given.overtaken == (mine,)
    assert len(given.reviews) == 1
    assert Review.objects.get(skill__slug="git").level == 1


def test_a_form_sent_twice_gives_once(membership: Membership, cohort: Cohort, instructor: User) -> None:
    said = word(membership, "git", 3, "Good", anew=True)

    answers = [give(instructor, cohort, said) for _ in range(2)]

    assert [(len(given.reviews), given.overtaken) for given in answers] == [(1, ()), (0, ())]
    assert Review.objects.count() == 1


def test_an_own_comment_is_mended_until_the_learner_has_answered(
    membership: Membership, cohort: Cohort, instructor: User
) -> None:
    give(instructor, cohort, word(membership, "git", 3, "God"))
    Review.objects.update(seen_at=timezone.now())

    edited = give(instructor, cohort, word(membership, "git", 3, "Good")).edited
    row = Review.objects.get()
    Review.objects.update(answer="Thank you", answered_at=timezone.now())
    again = give(instructor, cohort, word(membership, "git", 3, "Very good"))

    assert (edited, row.comment, row.seen_at) == (1, "Good", None)
    assert (again.edited, len(again.reviews), Review.objects.newest().get().comment) == (0, 1, "Very good")
    assert Review.objects.get(pk=row.pk).answer == "Thank you"


def test_a_comment_of_somebody_else_is_not_mended(
    membership: Membership, cohort: Cohort, instructor: User, assistant: User
) -> None:
    give(instructor, cohort, word(membership, "git", 3, "Good"))

    given = give(assistant, cohort, word(membership, "git", 3, "I agree"))

    assert (given.edited, [row.comment for row in Review.objects.all()]) == (0, ["I agree", "Good"])


# -- Undoing -----------------------------------------------------------------------------------------------------------


def test_undoing_leaves_no_trace(
    membership: Membership, cohort: Cohort, instructor: User, assistant: User, learner: User
) -> None:
    rate(learner, {"git": 3, "python": 3})
    give(assistant, cohort, word(membership, "git", 1))
    old = rating_of(learner, "git")
    given = give(instructor, cohort, word(membership, "git", 2), word(membership, "python", 2))

    many = undo(instructor, cohort, *given.reviews)

    git = rating_of(learner, "git")
    assert many == 2
    assert (git.verified_level, git.verified_at, git.verified_by) == (1, old.verified_at, assistant)
    assert rating_of(learner, "python").verified_level is None
    assert (history_of(learner, "git"), history_of(learner, "python")) == ([(None, 1)], [])
    assert [row.replaced_at for row in Review.objects.all()] == [None]


def test_undoing_a_confirmation_brings_its_earlier_day_back(
    membership: Membership, cohort: Cohort, instructor: User, learner: User
) -> None:
    rate(learner, {"git": 3})
    give(instructor, cohort, word(membership, "git", 2))
    first = rating_of(learner, "git").verified_at
    given = give(instructor, cohort, word(membership, "git", 2, anew=True))

    undo(instructor, cohort, *given.reviews)

    assert (rating_of(learner, "git").verified_at, history_of(learner, "git")) == (first, [(None, 2)])


@pytest.mark.parametrize("why", ["answered", "replaced", "old", "not mine"])
def test_what_others_rest_on_is_not_undone(
    why: str, membership: Membership, cohort: Cohort, instructor: User, assistant: User
) -> None:
    given = give(instructor, cohort, word(membership, "git", 2))
    if why == "answered":
        Review.objects.update(answer="Thank you", answered_at=timezone.now())
    elif why == "replaced":
        give(assistant, cohort, word(membership, "git", 1))
    elif why == "old":
        Review.objects.update(given_at=timezone.now() - timedelta(days=2))
    there = Review.objects.count()

    assert undo(assistant if why == "not mine" else instructor, cohort, *given.reviews) == 0
    assert Review.objects.count() == there


# -- Who ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("why", ["left", "archived"])
def test_of_people_who_are_seen_no_more_nothing_is_undone(
    why: str, membership: Membership, cohort: Cohort, instructor: User, learner: User
) -> None:
    rate(learner, {"git": 3})
    given = give(instructor, cohort, word(membership, "git", 2))
    if why == "left":
        Membership.objects.filter(pk=membership.pk).update(left_at=timezone.now())
    else:
        archive_cohort(cohort=cohort.pk)

    many = undo(instructor, cohort, *given.reviews)

    assert (many, Review.objects.count(), rating_of(learner, "git").verified_level) == (0, 1, 2)


@pytest.mark.parametrize("why", ["other cohort", "left", "archived", "unknown skill"])
def test_of_people_and_skills_that_are_not_there_nothing_is_written(
    why: str, membership: Membership, cohort: Cohort, instructor: User, other_instructor: User
) -> None:
    theirs = Membership.objects.get(person=other_instructor).cohort
    if why == "left":
        Membership.objects.filter(pk=membership.pk).update(left_at=timezone.now())
    elif why == "archived":
        archive_cohort(cohort=cohort.pk)
    by = (other_instructor, theirs) if why == "other cohort" else (instructor, cohort)

    given = give(*by, word(membership, "wizardry" if why == "unknown skill" else "git", 2))

    assert given.reviews == ()
    assert not Review.objects.exists()


def test_an_opinion_outlives_its_teacher_and_its_cohort(
    membership: Membership, cohort: Cohort, instructor: User, learner: User
) -> None:
    rate(learner, {"git": 3})
    give(instructor, cohort, word(membership, "git", 2))

    instructor.delete()
    cohort.delete()

    row = Review.objects.get()
    assert (row.person, row.by, row.cohort, rating_of(learner, "git").verified_level) == (learner, None, None, 2)


def test_an_opinion_goes_with_the_person_whom_it_is_about(
    membership: Membership, cohort: Cohort, instructor: User, learner: User
) -> None:
    give(instructor, cohort, word(membership, "git", 2))

    learner.delete()

    assert not Review.objects.exists()


def test_the_database_lets_one_opinion_count(membership: Membership, cohort: Cohort, instructor: User) -> None:
    give(instructor, cohort, word(membership, "git", 2))

    with pytest.raises(IntegrityError), transaction.atomic():
        ReviewFactory(person=membership.person, skill=skill("git"))
    with pytest.raises(IntegrityError), transaction.atomic():
        Review.objects.update(answer="Without a day")


# -- The group's bias --------------------------------------------------------------------------------------------------


def test_the_bias_of_a_group_is_of_what_was_said_before_the_opinion(
    cohort: Cohort, instructor: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    people = [MembershipFactory(cohort=cohort, person=UserFactory()) for _ in range(3)]
    for row in people:
        rate(row.person, {"git": 3, "python": 1})
    give(instructor, cohort, *(word(row, "git", 2) for row in people), word(people[0], "python", 2))
    correct_rating(person=people[0].person, skill_id=skill("git").pk, level=2)
    Membership.objects.filter(pk=people[2].pk).update(left_at=timezone.now())

    goal = goal_of(cohort)
    with django_assert_num_queries(1):
        bias = group_bias(cohort, goal)

    assert bias.of_all == pytest.approx((1 + 1 - 1) / 8)
    assert list(bias.by_skill) == ["git", "python"]
