"""What a visitor sees of their answers."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.gaps.analysis import Rated
from assessments.gaps.picture import Picture
from assessments.gaps.readiness import readiness
from assessments.gaps.words import percent
from assessments.tries.outcome import Outcome, outcome_of
from skills.catalogue import Catalogue, RoleLevel
from skills.targets import target_of


@pytest.fixture(scope="module")
def mid(catalogue: Catalogue) -> RoleLevel:
    found = catalogue.role["mlops-engineer"].level("mid")
    assert found
    return found


def outcome(catalogue: Catalogue, level: RoleLevel, **levels: int | None) -> Outcome:
    rated = {skill: Rated(said) for skill, said in levels.items()}
    return outcome_of(Picture(catalogue, catalogue.role["mlops-engineer"], level, rated, {}, date(2026, 11, 21)))


@given(st.data())
def test_what_is_told_apart_adds_up(catalogue: Catalogue, mid: RoleLevel, data: st.DataObject) -> None:
    skills = st.sampled_from(sorted(catalogue.skill))
    levels = data.draw(st.dictionaries(skills, st.none() | st.integers(0, 4)))

    found = outcome(catalogue, mid, **levels)

    have = {skill: level for skill, level in levels.items() if level is not None}
    assert found.percent == percent(readiness(target_of(mid), have))
    assert found.percent <= max(found.percent_of_rated, 0)
    assert found.met + found.to_learn + found.not_mine + found.left == found.asked == len(mid.requirements)
    assert len(found.costs) + len(found.more_costs) == found.to_learn
    assert sum(area.rated for area in found.areas) == found.rated
    assert sum(area.asked for area in found.areas) == found.asked


def test_the_costs_say_both_sentences(catalogue: Catalogue, mid: RoleLevel) -> None:
    found = outcome(catalogue, mid, containers=1, kubernetes=0, git=4)

    first, second = found.costs
    assert (first.skill.slug, first.have, first.want, first.points) == ("kubernetes", 0, 2, "2.8")
    assert first.at == "Kubernetes: new to you."
    assert first.asked == catalogue.skill["kubernetes"].statement(2)
    assert (second.skill.slug, second.at) == ("containers", catalogue.skill["containers"].statement(1))


def test_nothing_rated_is_nothing_there(catalogue: Catalogue, mid: RoleLevel) -> None:
    found = outcome(catalogue, mid)

    assert (found.percent, found.rated, found.left, found.costs) == (0, 0, 47, ())
    assert {area.percent for area in found.areas} == {None}


def test_all_there_is_a_hundred(catalogue: Catalogue, mid: RoleLevel) -> None:
    found = outcome(catalogue, mid, **{asked.skill: asked.level for asked in mid.requirements})

    assert (found.percent, found.percent_of_rated, found.met, found.left) == (100, 100, 47, 0)
    assert {area.percent for area in found.areas} == {100}


def test_what_does_not_apply_counts_as_nothing_and_is_told_apart(catalogue: Catalogue, mid: RoleLevel) -> None:
    found = outcome(catalogue, mid, git=None)

    assert (found.percent, found.not_mine, found.to_learn, found.costs) == (0, 1, 0, ())


def test_the_computation_is_told_with_the_visitors_own_figures(catalogue: Catalogue, mid: RoleLevel) -> None:
    worked = outcome(catalogue, mid, kubernetes=1, git=4).worked

    assert worked is not None
    assert (worked.whole, worked.had, worked.exact, worked.example.skill.slug) == (109, "4.5", "4.1", "kubernetes")
