"""What a lens shows and what it comes to: held against readiness, and against what learners may see."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.cohorts.heatmap.columns import Column, columns_of, lacked, over_all, ready
from assessments.cohorts.heatmap.heat import (
    LEFT_OUT,
    SHOWS,
    Asked,
    Known,
    Lens,
    known,
    over_skill,
    told_to_learners,
)
from assessments.cohorts.opinions.bias import Bias, corrected
from assessments.gaps.readiness import readiness
from skills.catalogue import Catalogue
from skills.targets import Ask, Target

SLUGS = ("python", "git", "linux", "containers", "kubernetes")
LEVEL = st.none() | st.integers(0, 4)
KNOWN = st.builds(known, LEVEL, LEVEL, LEVEL)
GOALS = st.dictionaries(
    st.sampled_from(SLUGS), st.builds(Ask, level=st.integers(1, 4), weight=st.integers(1, 3)), min_size=1
)
ROW = st.dictionaries(st.sampled_from(SLUGS), KNOWN)
PEOPLE = st.lists(ROW, min_size=1, max_size=9)
LENSES = st.builds(
    Lens,
    st.sampled_from(SHOWS),
    st.sampled_from(["own", "verified", "corrected"]),
    st.builds(Bias, st.floats(-2, 2), st.dictionaries(st.sampled_from(SLUGS), st.floats(-2, 2))),
)


def counted(people: list[dict[str, Known]]) -> dict[str, Counter[Known]]:
    return {slug: Counter(row[slug] for row in people if slug in row) for slug in SLUGS}


@given(GOALS, PEOPLE, LENSES)
def test_what_is_missing_in_all_skills_is_what_the_group_lacks(
    catalogue: Catalogue, goal: Target, people: list[dict[str, Known]], lens: Lens
) -> None:
    found = over_all(lens, columns_of(catalogue, goal, ""), len(people), counted(people))

    lacks = [100 - (ready(lens, goal, row) or 0) for row in people]
    assert sum(one.missing for one in found.values()) == pytest.approx(sum(lacks) / len(people), abs=1e-9)
    assert sorted(found) == sorted(goal)


@given(GOALS, PEOPLE, LENSES)
def test_areas_add_up_to_what_their_skills_come_to(
    catalogue: Catalogue, goal: Target, people: list[dict[str, Known]], lens: Lens
) -> None:
    skills, areas = (
        over_all(lens, columns_of(catalogue, goal, part), len(people), counted(people)).values()
        for part in ("", "areas")
    )

    for name in ("asked", "rated", "levels", "met", "missing", "changed", "change", "compared", "difference"):
        sums = [sum(getattr(one, name) for one in several) for several in (skills, areas)]
        assert sums[0] == pytest.approx(sums[1], abs=1e-9)


@given(PEOPLE)
def test_sums_are_of_those_of_whom_something_is_known(people: list[dict[str, Known]]) -> None:
    rows = [row["git"] for row in people if "git" in row]
    now = [one.own for one in rows if one.own is not None]
    grown = [one.own - one.before for one in rows if one.own is not None and one.before is not None]

    git = over_skill(Lens(), Asked("git", 2, 40.0), len(people), counted(people)["git"])

    assert git.mean == (pytest.approx(sum(now) / len(now)) if now else None)
    assert git.trend == (pytest.approx(sum(grown) / len(grown)) if grown else None)
    assert git.met_in_100 == pytest.approx(100 * sum(level >= 2 for level in now) / len(people))


@given(st.dictionaries(KNOWN, st.integers(1, 4), max_size=6), st.integers(0, 4))
def test_learners_see_no_mean_of_fewer_than_five(kinds: dict[Known, int], left_out: int) -> None:
    people = sum(kinds.values()) + left_out
    git = over_skill(Lens(), Asked("git", 2, 40.0), people, kinds | ({LEFT_OUT: left_out} if left_out else {}))

    told = told_to_learners(git)

    assert (told is None) is (git.rated < 5)
    if told is not None and git.mean is not None:
        assert 2 * told == int(2 * told)
        assert abs(told - git.mean) <= 0.25


def test_a_group_of_nobody_lacks_nothing() -> None:
    git = over_skill(Lens(), Asked("git", 2, 40.0), 0, {})

    assert (git.mean, git.met_in_100, git.missing, git.trend, git.apart) == (None, None, 0, None, None)
    assert not git.is_lacking


@given(LENSES, st.integers(0, 4))
def test_own_levels_are_corrected_by_the_bias_of_the_group(lens: Lens, own: int) -> None:
    bias = lens.bias

    shown = Lens("level", "corrected", bias).level("git", known(own))

    assert shown == corrected({"git": own}, bias)["git"]


@given(st.lists(st.integers(0, 4), min_size=1), st.integers(1, 4), st.integers(-20, 20))
def test_a_corrected_level_is_had_from_half_a_level_below_on(own: list[int], want: int, off: int) -> None:
    kinds = Counter(known(own=level) for level in own)

    git = over_skill(Lens("level", "corrected", Bias(off / 10, {})), Asked("git", want, 40.0), len(own), kinds)

    # In tenths, from 0 to 4: with whole numbers nothing is rounded.
    assert git.met == sum(min(max(10 * level - off, 0), 40) >= 10 * want - 5 for level in own)


@given(LENSES, KNOWN, st.integers(1, 4))
def test_nothing_known_is_not_nothing(lens: Lens, one: Known, want: int) -> None:
    value = lens.value("git", one, want)

    if lens.show in ("level", "short"):
        assert (value is None) is (lens.level("git", one) is None)
    assert lens.value("git", LEFT_OUT, want) is None
    assert value is None or -4 <= value <= 4


@given(GOALS, ROW, LENSES)
def test_what_somebody_lacks_is_what_readiness_would_gain(
    catalogue: Catalogue, goal: Target, row: dict[str, Known], lens: Lens
) -> None:
    level_of_all = {slug: Ask(ask.level, ask.level) for slug, ask in goal.items()}
    have = {slug: lens.level(slug, one) or 0 for slug, one in row.items()}

    missing = lacked(lens, columns_of(catalogue, goal, ""), row)

    whole = sum(ask.level for ask in goal.values())
    assert missing == pytest.approx(whole * (1 - readiness(level_of_all, have) / 100))


def test_what_is_left_out_is_not_asked() -> None:
    goal = {"git": Ask(2, 1), "python": Ask(4, 3)}
    columns = [Column("git", "Git", (Asked("git", 2, 25.0),), "Craft")]

    assert ready(Lens(), goal, {"git": known(1), "python": LEFT_OUT}) == 50
    assert ready(Lens(), goal, {"python": LEFT_OUT}) is None
    assert lacked(Lens(), columns, {"git": LEFT_OUT}) == 0
    assert [columns[0].state(row) for row in ({}, {"git": known()}, {"git": LEFT_OUT}, {"git": known(0)})] == [
        "unrated",
        "not for them",
        "left out",
        "known",
    ]
