"""Correcting one skill without a sitting, taking a rating back, and undoing that, on the database."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from assessments.models import Rating, RatingChange, Sitting
from assessments.ratings.answers.stands import Stand
from assessments.ratings.interests import wishes_of
from assessments.ratings.mine.corrections import (
    Correction,
    Outcome,
    VerifiedError,
    save_correction,
    take_back,
    undo_correction,
)
from assessments.ratings.queries import skill_ids
from assessments.ratings.services import Corrected, correct_rating, finish_sitting, seen_of
from careerpath.accounts.models import User
from skills.models import Release
from tests.assessments.ratings.conftest import say

LONG_AGO = timezone.now() - timedelta(days=400)


@pytest.fixture
def git(release: Release) -> int:
    return skill_ids(release.pk)["git"]


@pytest.fixture
def rating(learner: User, git: int) -> Rating:
    """Level 2, of long ago."""
    return Rating.objects.create(person=learner, skill_id=git, level=2, rated_at=LONG_AGO)


def levels(learner: User) -> list[tuple[str, int | None]]:
    return list(Rating.objects.filter(person=learner).values_list("skill__slug", "level"))


def changes() -> list[tuple[int | None, bool, int | None, bool]]:
    """The oldest first: the level and whether it was rated, before and after."""
    rows = RatingChange.objects.order_by("pk")
    return [(row.before, row.rated_before_at is not None, row.after, row.is_rated) for row in rows]


# -- What the history says ---------------------------------------------------------------------------------------------


def test_the_first_rating_is_told_from_one_that_did_not_apply(learner: User, git: int) -> None:
    correct_rating(person=learner, skill_id=git, level=None)
    correct_rating(person=learner, skill_id=git, level=2)
    take_back(person=learner, skill_id=git)

    assert changes() == [(None, False, None, True), (None, True, 2, True), (2, True, None, False)]


def test_a_sitting_says_so_too(learner: User, sitting: Sitting, rating: Rating) -> None:
    say(sitting, "git", None)
    say(sitting, "python", 1)

    finish_sitting(sitting=sitting.pk, person=learner)

    assert sorted(changes(), key=str) == [(2, True, None, True), (None, False, 1, True)]


@pytest.mark.parametrize("lie", [{"before": 2}, {"after": 2, "is_rated": False}])
def test_the_database_holds_that_what_is_not_rated_has_no_level(learner: User, git: int, lie: dict[str, int]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        RatingChange.objects.create(person=learner, skill_id=git, source="correction", **lie)


# -- Correcting --------------------------------------------------------------------------------------------------------


def test_a_correction_sent_twice_counts_once(learner: User, git: int, rating: Rating) -> None:
    seen = seen_of(2, rating.rated_at)

    found = [correct_rating(person=learner, skill_id=git, level=3, seen=seen) for _ in range(2)]

    assert found == [Corrected("changed"), Corrected("sent twice")]
    assert changes() == [(2, True, 3, True)]


def test_a_first_rating_sent_twice_counts_once(learner: User, git: int) -> None:
    found = [correct_rating(person=learner, skill_id=git, level=3, seen="") for _ in range(2)]

    assert found == [Corrected("changed"), Corrected("sent twice")]
    assert changes() == [(None, False, 3, True)]


def test_the_later_of_two_tabs_wins_and_is_told(learner: User, git: int, rating: Rating) -> None:
    seen = seen_of(2, rating.rated_at)
    correct_rating(person=learner, skill_id=git, level=3, seen=seen)

    found = correct_rating(person=learner, skill_id=git, level=1, seen=seen)

    assert found == Corrected("changed", Stand(True, 3))
    assert levels(learner) == [("git", 1)]


def test_a_rating_that_is_still_true_gets_its_date_and_no_line(learner: User, git: int, rating: Rating) -> None:
    found = correct_rating(person=learner, skill_id=git, level=2, seen=seen_of(2, rating.rated_at))

    rating.refresh_from_db()
    assert found == Corrected("confirmed")
    assert timezone.now() - rating.rated_at < timedelta(minutes=1)
    assert changes() == []


def test_what_was_verified_stays_through_correction_and_undo(
    learner: User, instructor: User, git: int, rating: Rating
) -> None:
    verified = {"verified_level": 2, "verified_at": LONG_AGO, "verified_by": instructor}
    Rating.objects.update(**verified)

    correct_rating(person=learner, skill_id=git, level=4)
    corrected = Rating.objects.values(*verified, "level").get()
    undo_correction(person=learner, change=RatingChange.objects.get().pk)

    assert corrected == verified | {"verified_by": instructor.pk, "level": 4}
    assert Rating.objects.values(*verified, "level").get() == corrected | {"level": 2}


# -- A page of one skill -----------------------------------------------------------------------------------------------


def test_a_wish_alone_says_nothing_of_the_level(learner: User, git: int, rating: Rating) -> None:
    sent = Correction("2", "want", seen_of(2, LONG_AGO))

    outcome = save_correction(person=learner, skill_id=git, sent=sent)

    rating.refresh_from_db()
    assert outcome == Outcome(None, True)
    assert wishes_of(learner, "mlops") == {"git": "want"}
    assert rating.rated_at == LONG_AGO


def test_a_level_and_a_wish_are_both_saved(learner: User, git: int, rating: Rating) -> None:
    outcome = save_correction(person=learner, skill_id=git, sent=Correction("na", "must", seen_of(2, LONG_AGO)))

    assert outcome == Outcome(Corrected("changed"), True)
    assert levels(learner) == [("git", None)]
    assert wishes_of(learner, "mlops") == {"git": "must"}


def test_what_is_refused_leaves_the_wish_as_it_was(learner: User, git: int, rating: Rating) -> None:
    Rating.objects.update(verified_level=1)

    with pytest.raises(VerifiedError):
        save_correction(person=learner, skill_id=git, sent=Correction("2", "want", "", takes_back=True))

    assert wishes_of(learner, "mlops") == {}
    assert levels(learner) == [("git", 2)]


# -- Taking back -------------------------------------------------------------------------------------------------------


def test_taking_back_twice_is_taking_back_once(learner: User, git: int, rating: Rating) -> None:
    found = [take_back(person=learner, skill_id=git, seen=seen_of(2, LONG_AGO)) for _ in range(2)]

    assert found == [Corrected("changed"), Corrected("sent twice")]
    assert levels(learner) == []
    assert changes() == [(2, True, None, False)]


def test_taking_back_what_another_tab_changed_is_told(learner: User, git: int, rating: Rating) -> None:
    correct_rating(person=learner, skill_id=git, level=4)

    assert take_back(person=learner, skill_id=git, seen=seen_of(2, LONG_AGO)) == Corrected("changed", Stand(True, 4))


def test_a_strangers_rating_is_not_taken_back(learner: User, stranger: User, git: int, rating: Rating) -> None:
    assert take_back(person=stranger, skill_id=git) == Corrected("sent twice")
    assert levels(learner) == [("git", 2)]


# -- Undoing -----------------------------------------------------------------------------------------------------------


def newest() -> int:
    return RatingChange.objects.latest("pk").pk


def test_undoing_brings_back_level_date_and_history(learner: User, git: int, rating: Rating) -> None:
    correct_rating(person=learner, skill_id=git, level=4)
    change = newest()

    found = [undo_correction(person=learner, change=change) for _ in range(2)]

    assert found == ["undone", "gone"]
    assert list(Rating.objects.values_list("level", "rated_at")) == [(2, LONG_AGO)]
    assert changes() == []


def test_undoing_the_first_rating_makes_it_not_rated(learner: User, git: int) -> None:
    correct_rating(person=learner, skill_id=git, level=0)

    assert undo_correction(person=learner, change=newest()) == "undone"
    assert (levels(learner), changes()) == ([], [])


def test_undoing_brings_back_what_was_taken_back(learner: User, git: int, rating: Rating) -> None:
    take_back(person=learner, skill_id=git)

    assert undo_correction(person=learner, change=newest()) == "undone"
    assert list(Rating.objects.values_list("level", "rated_at")) == [(2, LONG_AGO)]


@pytest.mark.parametrize("later", [3, 4])
def test_what_was_said_again_since_is_not_undone(learner: User, git: int, rating: Rating, later: int) -> None:
    correct_rating(person=learner, skill_id=git, level=4)
    change = newest()
    correct_rating(person=learner, skill_id=git, level=later)

    assert undo_correction(person=learner, change=change) == "overtaken"
    assert levels(learner) == [("git", later)]


def test_an_older_taking_back_is_not_undone(learner: User, git: int, rating: Rating) -> None:
    take_back(person=learner, skill_id=git)
    change = newest()
    correct_rating(person=learner, skill_id=git, level=1)
    take_back(person=learner, skill_id=git)

    assert undo_correction(person=learner, change=change) == "overtaken"
    assert len(changes()) == 3


def test_undoing_takes_no_second_opinion_away(learner: User, git: int) -> None:
    correct_rating(person=learner, skill_id=git, level=3)
    Rating.objects.update(verified_level=2)

    assert undo_correction(person=learner, change=newest()) == "overtaken"
    assert levels(learner) == [("git", 3)]


def test_only_ones_own_corrections_are_undone(
    learner: User, stranger: User, sitting: Sitting, git: int, rating: Rating
) -> None:
    correct_rating(person=learner, skill_id=git, level=3)
    corrected = newest()
    say(sitting, "git", 1)
    finish_sitting(sitting=sitting.pk, person=learner)

    found = [undo_correction(person=stranger, change=corrected), undo_correction(person=learner, change=newest())]

    assert found == ["gone", "gone"]
    assert levels(learner) == [("git", 1)]


@pytest.mark.django_db(transaction=True)
def test_clicks_that_arrive_together_count_once(learner: User, git: int) -> None:
    def act(_: int) -> str:
        try:
            return correct_rating(person=learner, skill_id=git, level=3, seen="").kind
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(act, range(8)))

    assert sorted(found) == ["changed"] + ["sent twice"] * 7
    assert changes() == [(None, False, 3, True)]
