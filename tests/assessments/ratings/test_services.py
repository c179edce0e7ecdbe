"""Answers, finishing and discarding, on the database."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from assessments.models import Answer, Rating, RatingChange, Sitting
from assessments.ratings.queries import Given, answers_of, open_sitting, ratings_of, skill_ids
from assessments.ratings.services import (
    FinishedError,
    OutOfStepError,
    Said,
    Saved,
    answer,
    begin_sitting,
    correct_rating,
    discard_sitting,
    finish_sitting,
)
from careerpath.accounts.models import User
from skills.models import Release


@pytest.fixture
def sitting(learner: User, release: Release) -> Sitting:
    return begin_sitting(person=learner, release=release.pk, role="mlops-engineer", seniority="mid")


def say(sitting: Sitting, level: int | None, revision: int = 0, skill: str = "git", note: str = "") -> Saved:
    return answer(sitting=sitting.pk, person=sitting.person, skill=skill, said=Said(level, note), revision=revision)


def test_beginning_twice_gives_the_same_sitting(sitting: Sitting, learner: User, release: Release) -> None:
    again = begin_sitting(person=learner, release=release.pk)

    assert again == sitting
    assert open_sitting(learner) == sitting


def test_two_people_sit_at_the_same_time(sitting: Sitting, stranger: User, release: Release) -> None:
    theirs = begin_sitting(person=stranger, release=release.pk)

    assert theirs != sitting
    assert open_sitting(stranger) == theirs


def test_the_database_holds_one_open_sitting_a_person(sitting: Sitting, release: Release) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Sitting.objects.create(person=sitting.person, release=release)


def test_an_answer_is_kept_with_its_note(sitting: Sitting) -> None:
    saved = say(sitting, 3, note="daily")

    assert saved == Saved(1)
    assert answers_of(sitting) == {"git": Given(3, "daily", 1)}


def test_the_same_answer_again_changes_nothing(sitting: Sitting) -> None:
    say(sitting, 3)
    before = Answer.objects.values().get()

    again = say(sitting, 3)

    assert again == Saved(1)
    assert Answer.objects.values().get() == before


def test_the_later_answer_wins_and_tells_what_the_other_tab_had_said(sitting: Sitting) -> None:
    say(sitting, 3)

    saved = say(sitting, 2)

    assert saved == Saved(2, overruled=Said(3))
    assert answers_of(sitting) == {"git": Given(2, "", 2)}


def test_a_change_of_mind_in_the_same_tab_overrules_nobody(sitting: Sitting) -> None:
    first = say(sitting, 3)

    assert say(sitting, None, revision=first.revision) == Saved(2)


def test_an_answer_touches_its_own_skill_only(sitting: Sitting) -> None:
    say(sitting, 3)
    say(sitting, 1, skill="python")

    assert answers_of(sitting) == {"git": Given(3, "", 1), "python": Given(1, "", 1)}


@pytest.mark.parametrize("given", [0, 1])
def test_a_revision_that_was_never_given_out_is_refused(sitting: Sitting, given: int) -> None:
    if given:
        say(sitting, 3)

    with pytest.raises(OutOfStepError):
        say(sitting, 4, revision=given + 1)

    assert len(answers_of(sitting)) == given


def test_somebody_elses_sitting_is_not_there(sitting: Sitting, stranger: User) -> None:
    with pytest.raises(Sitting.DoesNotExist):
        answer(sitting=sitting.pk, person=stranger, skill="git", said=Said(3), revision=0)

    assert answers_of(sitting) == {}


def test_finishing_freezes_the_result_and_rates(sitting: Sitting, learner: User) -> None:
    say(sitting, 3)
    say(sitting, None, skill="python")

    finished = finish_sitting(sitting=sitting.pk, person=learner)

    assert finished.is_finished
    assert finished.result == {"answers": {"git": 3, "python": None}}
    assert {slug: standing.level for slug, standing in ratings_of(learner, "mlops").items()} == {
        "git": 3,
        "python": None,
    }
    assert set(RatingChange.objects.values_list("skill__slug", "before", "after", "source", "sitting")) == {
        ("git", None, 3, "sitting", sitting.pk),
        ("python", None, None, "sitting", sitting.pk),
    }


def test_finishing_twice_is_finishing_once(sitting: Sitting, learner: User) -> None:
    say(sitting, 3)
    first = finish_sitting(sitting=sitting.pk, person=learner)

    again = finish_sitting(sitting=sitting.pk, person=learner)

    assert again.finished_at == first.finished_at
    assert RatingChange.objects.count() == 1


def test_a_finished_sitting_takes_no_answer_and_is_not_discarded(sitting: Sitting, learner: User) -> None:
    say(sitting, 3)
    finish_sitting(sitting=sitting.pk, person=learner)

    with pytest.raises(FinishedError):
        say(sitting, 1, revision=1)

    assert discard_sitting(sitting=sitting.pk, person=learner) is False
    assert answers_of(sitting) == {"git": Given(3, "", 1)}


def test_discarding_leaves_earlier_ratings(learner: User, release: Release, sitting: Sitting) -> None:
    say(sitting, 3)
    finish_sitting(sitting=sitting.pk, person=learner)
    second = begin_sitting(person=learner, release=release.pk)
    say(second, 1)

    discarded = discard_sitting(sitting=second.pk, person=learner)

    assert discarded is True
    assert open_sitting(learner) is None
    assert ratings_of(learner, "mlops")["git"].level == 3


def test_a_strangers_discard_does_nothing(sitting: Sitting, stranger: User) -> None:
    assert discard_sitting(sitting=sitting.pk, person=stranger) is False
    assert open_sitting(sitting.person) == sitting


def test_a_second_sitting_dates_all_and_logs_only_what_changed(
    learner: User, release: Release, sitting: Sitting
) -> None:
    say(sitting, 3)
    say(sitting, 1, skill="python")
    finish_sitting(sitting=sitting.pk, person=learner)
    dates = dict(Rating.objects.values_list("skill__slug", "rated_at"))
    second = begin_sitting(person=learner, release=release.pk)
    say(second, 3)
    say(second, 2, skill="python")

    finish_sitting(sitting=second.pk, person=learner)

    assert list(second.changes.values_list("skill__slug", "before", "after")) == [("python", 1, 2)]
    assert all(standing.rated_at > dates[slug] for slug, standing in ratings_of(learner, "mlops").items())


def test_correcting_one_skill_is_logged_and_keeps_what_was_verified(learner: User, release: Release) -> None:
    git = skill_ids(release.pk)["git"]
    Rating.objects.create(person=learner, skill_id=git, level=2, verified_level=2, rated_at=timezone.now())

    correct_rating(person=learner, skill_id=git, level=4)

    standing = ratings_of(learner, "mlops")["git"]
    assert (standing.level, standing.verified_level) == (4, 2)
    assert list(RatingChange.objects.values_list("before", "after", "source", "sitting")) == [
        (2, 4, "correction", None)
    ]
