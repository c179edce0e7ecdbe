"""What load_demo writes is what people themselves would have written."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db.models import F, Max, Min
from django.utils import timezone
from pytest_django import Settings

from assessments.models import (
    Answer,
    Cohort,
    Evidence,
    Exemption,
    Membership,
    Plan,
    Rating,
    RatingChange,
    Review,
    Sitting,
    Step,
)
from careerpath.accounts.models import User
from skills.models import Release


@pytest.fixture(autouse=True)
def debug(settings: Settings) -> None:
    settings.DEBUG = True


def load(*words: str) -> None:
    call_command("load_demo", *words, stdout=StringIO())


def all_there_is() -> dict[str, list[object]]:
    models = (Answer, Cohort, Evidence, Exemption, Membership, Plan, Rating, RatingChange, Review, Sitting, Step, User)
    return {model.__name__: list(model.objects.order_by("pk").values()) for model in models}


def test_ratings_are_what_their_history_made_them(release: Release) -> None:
    load("--learners", "30")

    own: dict[tuple[int, int], tuple[object, ...]] = {}
    verified: dict[tuple[int, int], tuple[object, ...]] = {}
    for change in RatingChange.objects.order_by("at", "pk"):
        found = verified if change.source == "review" else own
        key = change.person_id, change.skill_id
        before, _ = found.get(key, (None, None))
        assert change.before == before
        assert (change.rated_before_at is None) == (key not in found)
        found[key] = change.after, change.at
    rows = Rating.objects.all()
    assert {(row.person_id, row.skill_id): (row.level, row.rated_at) for row in rows} == own
    assert {(row.person_id, row.skill_id): row.verified_level for row in rows if row.verified_at} == {
        key: level for key, (level, _) in verified.items()
    }


def test_the_opinion_that_counts_is_the_verified_level(release: Release) -> None:
    load("--learners", "30")

    counting = Review.objects.newest().values_list("person", "skill", "level", "given_at", "by")
    verified = Rating.objects.exclude(verified_at=None)
    assert sorted(counting) == sorted(
        verified.values_list("person", "skill", "verified_level", "verified_at", "verified_by")
    )
    assert Review.objects.filter(replaced_at__lte=F("given_at")).count() == 0


def test_nothing_happens_before_the_class_or_in_the_future(release: Release) -> None:
    load("--learners", "40")

    cohort, now = Cohort.objects.get(), timezone.now()
    dated = ((RatingChange, "at"), (Evidence, "added_at"), (Exemption, "since"), (Review, "given_at"))
    dated += ((Answer, "answered_at"), (Sitting, "started_at"), (Plan, "made_at"))
    for model, field in dated:
        found = model.objects.aggregate(first=Min(field), last=Max(field))
        assert timezone.localdate(found["first"]) >= cohort.starts_on
        assert found["last"] <= now
    assert not Step.objects.filter(done_on__gt=timezone.localdate()).exists()
    assert Step.objects.filter(state="done").exists()


def test_run_again_it_changes_nothing(release: Release) -> None:
    load("--learners", "3")
    before = all_there_is()

    load("--learners", "3", "--seed", "2")
    load()
    after_a_dozen = all_there_is()

    assert {name: rows[: len(before[name])] for name, rows in after_a_dozen.items()} == before
    assert Membership.objects.filter(role="learner").count() == 13


def test_another_seed_makes_other_lives_of_the_same_names(release: Release) -> None:
    load("--learners", "5", "--seed", "7")
    seven = list(RatingChange.objects.order_by("pk").values_list("skill", "after"))
    User.objects.filter(email__startswith="learner-").delete()
    load("--learners", "5", "--seed", "7")
    again = list(RatingChange.objects.order_by("pk").values_list("skill", "after"))
    User.objects.filter(email__startswith="learner-").delete()
    load("--learners", "5", "--seed", "8")

    assert again == seven
    assert list(RatingChange.objects.order_by("pk").values_list("skill", "after")) != seven
    assert User.objects.filter(email="learner-5@demo.example", name="Demo Learner 5").exists()


def test_learners_are_dealt_into_classes(release: Release) -> None:
    load("--learners", "7", "--cohorts", "3")

    names = [
        sorted(row.person.name for row in cohort.memberships.learning().select_related("person"))
        for cohort in Cohort.objects.order_by("pk")
    ]
    everybody = Membership.objects.filter(role="learner").count()
    assert everybody == 8
    assert set(names[0]) <= {"Demo Learner", "Demo Learner 1", "Demo Learner 4", "Demo Learner 7"}
    assert set(names[1]) <= {"Demo Learner 2", "Demo Learner 5"}
    assert list(Cohort.objects.order_by("pk").values_list("name", "seniority")) == [
        ("Demo class", "mid"),
        ("Demo class 2", "junior"),
        ("Demo class 3", "senior"),
    ]


@pytest.mark.parametrize("words", [("--learners", "-1"), ("--cohorts", "0")])
def test_numbers_that_make_no_sense_are_refused(words: tuple[str, str], release: Release) -> None:
    with pytest.raises(CommandError, match="can't be fewer"):
        load(*words)

    assert not User.objects.exists()
