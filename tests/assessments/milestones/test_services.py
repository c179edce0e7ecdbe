"""Working on a milestone, finishing it once, opening it again, and what becomes of ratings."""

from dataclasses import replace

import pytest

from assessments.milestones.milestone_page import milestone_page
from assessments.milestones.services import (
    FinishedError,
    Sent,
    Turned,
    finish_milestone,
    open_again,
    raise_to_proven,
    save_work,
)
from assessments.models import Evidence, Progress, Rating, RatingChange
from assessments.ratings.evidence import add_evidence
from assessments.ratings.queries import skill_ids
from assessments.ratings.services import correct_rating
from careerpath.accounts.models import User
from skills.catalogue import Catalogue, Milestone
from skills.models import Release
from tests.assessments.milestones.conftest import LINK, TEXT, evidence, ticked, work

PROVEN = ["api-design", "containers", "dependency-management", "model-packaging", "model-serving"]
WORDS = f"A model in a container behind an API: the whole checklist is done. {TEXT}"


def ratings() -> dict[str, int | None]:
    return dict(Rating.objects.values_list("skill__slug", "level"))


# -- Working on it -----------------------------------------------------------------------------------------------------


def test_what_one_tab_ticks_another_does_not_take_back(learner: User, release: Release, api: Milestone) -> None:
    first, second, third = api.checklist[:3]

    work(learner, api, on=[first])
    work(learner, api, on=[second, third])
    work(learner, api, off=[third])

    assert ticked() == [first, second]


def test_the_same_again_changes_nothing(learner: User, release: Release, api: Milestone) -> None:
    for _ in range(2):
        assert work(learner, api, on=api.checklist[:2], text=TEXT) == ()

    assert ticked() == list(api.checklist[:2])
    assert Progress.objects.get().text == TEXT


def test_nothing_said_leaves_nothing_behind(learner: User, release: Release, api: Milestone) -> None:
    work(learner, api, off=api.checklist)

    assert not Progress.objects.exists()


def test_the_later_sentence_counts_and_the_other_is_told(learner: User, release: Release, api: Milestone) -> None:
    work(learner, api, text="From the first tab.")

    assert work(learner, api, text="From the second tab.") == ("From the first tab.",)
    assert Progress.objects.get().text == "From the second tab."


def test_who_had_seen_the_sentence_is_told_nothing(learner: User, release: Release, api: Milestone) -> None:
    work(learner, api, text="Before.")

    sent = Sent(Turned(), {"text": ("Before.", "After.")})
    assert save_work(person=learner, framework="mlops", milestone=api, sent=sent) == ()


# -- Finishing it ------------------------------------------------------------------------------------------------------


def test_finished_it_is_evidence_for_each_skill_once(learner: User, done: Progress, api: Milestone) -> None:
    for _ in range(2):
        assert finish_milestone(person=learner, framework="mlops", milestone=api) == ()

    assert evidence() == dict.fromkeys(PROVEN, (2, WORDS, LINK))
    assert Evidence.objects.count() == 5
    assert ratings() == {}


def test_the_longest_words_fit(learner: User, release: Release, api: Milestone) -> None:
    long = replace(api, name="N" * 100)
    work(learner, long, on=api.checklist, text="t" * 300)

    finish_milestone(person=learner, framework="mlops", milestone=long)

    Evidence.objects.first().full_clean()  # type: ignore[union-attr]


def test_an_open_line_holds_it_up(learner: User, done: Progress, api: Milestone) -> None:
    work(learner, api, off=api.checklist[:1])

    assert finish_milestone(person=learner, framework="mlops", milestone=api) == (
        "One line of the checklist is still open.",
    )
    assert evidence() == {}


def test_what_was_never_begun_is_not_finished(learner: User, release: Release, api: Milestone) -> None:
    assert len(finish_milestone(person=learner, framework="mlops", milestone=api)) == 2
    assert not Progress.objects.exists()


def test_a_finished_one_takes_no_more(learner: User, finished: Progress, api: Milestone) -> None:
    assert work(learner, api, on=api.checklist, text=TEXT, link=LINK) == ()  # the same again is as good

    with pytest.raises(FinishedError):
        work(learner, api, off=api.checklist[:1])
    assert ticked() == list(api.checklist)


def test_opened_again_it_takes_its_evidence_back_and_no_other(
    learner: User, release: Release, finished: Progress, api: Milestone
) -> None:
    containers = skill_ids(release.pk)["containers"]
    add_evidence(person=learner, skill_id=containers, level=2, text="By hand.", link="")

    opened = [open_again(person=learner, framework="mlops", milestone=api.slug) for _ in range(2)]

    assert opened == [True, False]
    assert evidence() == {"containers": (2, "By hand.", "")}
    assert ticked() == list(api.checklist)
    assert finish_milestone(person=learner, framework="mlops", milestone=api) == ()
    assert Evidence.objects.count() == 6


def test_somebody_elses_milestone_is_theirs(learner: User, stranger: User, finished: Progress, api: Milestone) -> None:
    where = {"person": stranger, "framework": "mlops", "milestone": api.slug}

    assert not open_again(**where)
    assert raise_to_proven(**where, skills=PROVEN) == 0
    assert finish_milestone(person=stranger, framework="mlops", milestone=api)
    assert len(evidence()) == 5


# -- Ratings -----------------------------------------------------------------------------------------------------------


def test_ratings_rise_to_what_is_proven_and_none_falls(
    learner: User, release: Release, finished: Progress, api: Milestone
) -> None:
    ids = skill_ids(release.pk)
    for skill, level in (("containers", 1), ("model-serving", 4), ("api-design", None), ("model-packaging", 2)):
        correct_rating(person=learner, skill_id=ids[skill], level=level)
    RatingChange.objects.all().delete()

    where = {"person": learner, "framework": "mlops", "milestone": api.slug}
    raised = [raise_to_proven(**where, skills=[*PROVEN[:2], *PROVEN[3:], "python"]) for _ in range(2)]

    assert raised == [2, 0]
    assert ratings() == {"containers": 2, "model-serving": 4, "api-design": 2, "model-packaging": 2}
    assert sorted(RatingChange.objects.values_list("skill__slug", "after", "source")) == [
        ("api-design", 2, "correction"),
        ("containers", 2, "correction"),
    ]


def test_nothing_rises_before_it_is_finished(learner: User, done: Progress, api: Milestone) -> None:
    assert raise_to_proven(person=learner, framework="mlops", milestone=api.slug, skills=PROVEN) == 0


# -- Releases ----------------------------------------------------------------------------------------------------------


def test_a_changed_line_is_open_and_what_was_ticked_is_kept(
    learner: User, done: Progress, api: Milestone, catalogue: Catalogue
) -> None:
    changed = replace(api, name="A model as a service", checklist=("It runs", *api.checklist[1:]))

    page = milestone_page(learner, with_milestones(catalogue, changed), api.slug)

    assert page is not None
    assert page.checklist.open == ("It runs",)
    assert page.checklist.former == api.checklist[:1]
    assert page.name == "A model as a service"


def test_a_finished_one_stays_as_it_was_finished(
    learner: User, finished: Progress, api: Milestone, catalogue: Catalogue
) -> None:
    changed = replace(api, checklist=("It runs", *api.checklist[1:]), proves=api.proves[:1])

    page = milestone_page(learner, with_milestones(catalogue, changed), api.slug)

    assert page is not None
    assert page.checklist.ticked == api.checklist
    assert [proof.skill.slug for proof in page.proofs] == PROVEN


def test_one_that_the_catalogue_has_no_longer_keeps_its_name_and_ticks(
    learner: User, done: Progress, api: Milestone, catalogue: Catalogue
) -> None:
    page = milestone_page(learner, with_milestones(catalogue), api.slug)

    assert page is not None
    assert (page.milestone, page.name, page.checklist.former) == (None, api.name, api.checklist)
    assert milestone_page(learner, with_milestones(catalogue), "nonsense") is None


def with_milestones(catalogue: Catalogue, *milestones: Milestone) -> Catalogue:
    return replace(catalogue, milestones=milestones)
