"""What the top of a result says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.gaps.analysis import Rated
from assessments.gaps.result.headline import Bar, headline_of
from assessments.gaps.words import percent
from skills.catalogue import Catalogue
from tests.assessments.gaps.pictures import met, picture_of, ratings_for

WORDS = {
    "met": "met: you are at the level asked for, or above it",
    "gap": "to learn: you are below the level asked for",
    "not rated": "not rated: they count as not there",
    "does not apply": "you said don’t apply to you: they count as not there",
}


@given(st.data())
def test_the_bar_is_filled_as_far_as_the_number_says(catalogue: Catalogue, data: st.DataObject) -> None:
    headline = headline_of(picture_of(catalogue, data.draw(ratings_for(catalogue))))

    bar = headline.bar
    assert 0 <= bar.verified <= bar.ready + 0.1 <= 100.1
    assert bar.least <= bar.ready <= bar.most
    assert percent(bar.ready) == pytest.approx(headline.ready, abs=1)
    assert bool(headline.because) is (headline.most - headline.least > 1)


def test_who_rated_nothing_is_at_0_and_told_so(catalogue: Catalogue) -> None:
    headline = headline_of(picture_of(catalogue, {}))

    assert headline.ready == 0
    assert headline.sentence == (
        "You haven’t rated any of the 47 skills that this level asks for, so all of them are open."
    )
    assert headline.counts == ((0, WORDS["met"]), (0, WORDS["gap"]), (47, WORDS["not rated"]))
    assert headline.bar == Bar(0, 0, 0, 0)


def test_who_said_that_nothing_applies_is_told_so(catalogue: Catalogue) -> None:
    headline = headline_of(picture_of(catalogue, {skill.slug: Rated(None) for skill in catalogue.skills}))

    assert headline.ready == 0
    assert headline.sentence.startswith("You said of all 47 skills asked for that they don’t apply to you")
    assert headline.counts == ((0, WORDS["met"]), (0, WORDS["gap"]), (47, WORDS["does not apply"]))


def test_four_states_are_told_apart(catalogue: Catalogue) -> None:
    rated = {"python": Rated(4), "git": Rated(2), "containers": Rated(1), "sql": Rated(None)}

    headline = headline_of(picture_of(catalogue, rated))

    assert headline.sentence == "You meet 2 of the 47 skills that this level asks for."
    assert headline.counts == (
        (2, WORDS["met"]),
        (1, WORDS["gap"]),
        (43, WORDS["not rated"]),
        (1, WORDS["does not apply"]),
    )


def test_old_ratings_make_a_range_with_its_reason(catalogue: Catalogue) -> None:
    rated = {skill: Rated(rating.level, age=400) for skill, rating in met(catalogue).items()}

    headline = headline_of(picture_of(catalogue, rated))

    assert (headline.ready, headline.most) == (100, 100)
    assert 60 < headline.least < 90
    assert headline.because == "your ratings are 13 months old"


def test_only_levels_grow_old(catalogue: Catalogue) -> None:
    rated = dict.fromkeys(("python", "git", "linux"), Rated(1, age=400)) | {"sql": Rated(None, age=0)}

    headline = headline_of(picture_of(catalogue, rated))

    assert headline.because == "your ratings are 13 months old"


def test_a_range_of_one_point_is_not_told(catalogue: Catalogue) -> None:
    headline = headline_of(picture_of(catalogue, {"python": Rated(3, age=300)}))

    assert (headline.least, headline.most, headline.because) == (2, 3, "")


def test_what_was_verified_is_told(catalogue: Catalogue) -> None:
    rated = {skill: Rated(rating.level, verified=rating.level) for skill, rating in met(catalogue).items()}

    headline = headline_of(picture_of(catalogue, rated))

    assert (headline.verified, headline.bar.verified) == (100, 100)
