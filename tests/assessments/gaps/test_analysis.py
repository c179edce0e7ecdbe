"""The gap analysis: what it promises for every target and everybody."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.gaps.ageing import off_by, span, verify_first
from assessments.gaps.analysis import Rated, analyse
from assessments.gaps.nearest.roles import nearest
from assessments.gaps.readiness import readiness
from skills.catalogue import Catalogue
from skills.targets import Ask, Target, target_of

NAMES = ["python", "git", "sql", "linux", "containers"]
SKILLS = st.sampled_from(NAMES)
TARGETS = st.dictionaries(SKILLS, st.builds(Ask, level=st.integers(1, 4), weight=st.integers(1, 3)), min_size=1)
LEVELS = st.integers(0, 4)
RATED = st.builds(
    Rated,
    level=st.one_of(st.none(), LEVELS),
    verified=st.one_of(st.none(), LEVELS),
    age=st.integers(0, 3000),
    has_evidence=st.booleans(),
)
RATINGS = st.dictionaries(SKILLS, RATED)


@given(TARGETS, RATINGS)
def test_the_analysis_and_the_short_formula_agree(target: Target, rated: dict[str, Rated]) -> None:
    have = {skill: rating.level or 0 for skill, rating in rated.items()}

    assert analyse(target, rated).readiness == pytest.approx(readiness(target, have))


@given(TARGETS, RATINGS)
def test_readiness_is_100_exactly_when_all_is_met(target: Target, rated: dict[str, Rated]) -> None:
    analysis = analyse(target, rated)

    assert (analysis.readiness == 100) is all(gap.state == "met" for gap in analysis.skills)
    assert 0 <= analysis.readiness <= 100


@given(TARGETS, RATINGS, SKILLS, LEVELS, LEVELS)
def test_readiness_never_falls_when_a_rating_rises(
    target: Target, rated: dict[str, Rated], skill: str, one: int, other: int
) -> None:
    low, high = (analyse(target, rated | {skill: Rated(level)}).readiness for level in sorted((one, other)))

    assert low <= high + 1e-9


@given(TARGETS, RATINGS)
def test_what_is_not_asked_for_changes_nothing(target: Target, rated: dict[str, Rated]) -> None:
    asked = {skill: rating for skill, rating in rated.items() if skill in target}

    assert analyse(target, rated) == analyse(target, asked)


@given(TARGETS, RATINGS)
def test_evidence_age_and_second_opinions_change_no_readiness(target: Target, rated: dict[str, Rated]) -> None:
    bare = {skill: Rated(rating.level) for skill, rating in rated.items()}

    assert analyse(target, rated).readiness == analyse(target, bare).readiness


@given(TARGETS, RATINGS)
def test_points_and_costs_add_up_to_the_whole(target: Target, rated: dict[str, Rated]) -> None:
    gaps = analyse(target, rated).skills

    assert {gap.skill for gap in gaps} == set(target)
    assert sum(gap.points + gap.cost for gap in gaps) == pytest.approx(100)
    costs = [(-round(gap.cost, 9), gap.skill) for gap in gaps]
    assert costs == sorted(costs)


@given(TARGETS, RATINGS)
def test_parts_that_cover_all_add_up_to_the_whole(target: Target, rated: dict[str, Rated]) -> None:
    analysis = analyse(target, rated)

    parts = analysis.parts({"craft": NAMES[:2], "data": NAMES[2:], "nothing": ["cobol"]})

    assert sum(part.worth for part in parts) == pytest.approx(100)
    assert sum(part.points for part in parts) == pytest.approx(analysis.readiness)
    assert all(0 <= part.readiness <= 100 + 1e-9 for part in parts)
    assert "nothing" not in {part.name for part in parts}


@given(TARGETS, RATINGS)
def test_the_verified_share_lies_between_nothing_and_all(target: Target, rated: dict[str, Rated]) -> None:
    assert 0 <= analyse(target, rated).verified_share <= 100 + 1e-9


@given(TARGETS, RATINGS)
def test_states_tell_the_four_cases_apart(target: Target, rated: dict[str, Rated]) -> None:
    for gap in analyse(target, rated).skills:
        rating = rated.get(gap.skill)
        if rating is None:
            assert gap.state == "not rated"
        elif rating.level is None:
            assert gap.state == "does not apply"
        else:
            assert gap.state == ("met" if rating.level >= gap.ask.level else "gap")


@given(TARGETS, RATINGS, st.sets(SKILLS))
def test_an_exempted_skill_is_counted_and_not_asked(target: Target, rated: dict[str, Rated], exempt: set[str]) -> None:
    analysis = analyse(target, rated, exempt)

    assert set(analysis.exempt) == exempt & set(target)
    assert {gap.skill for gap in analysis.skills} == set(target) - exempt
    assert 0 <= analysis.readiness <= 100 + 1e-9


def test_strengths_are_what_lies_above_the_target() -> None:
    target = {"python": Ask(2, 3), "git": Ask(2, 1), "sql": Ask(3, 1)}

    analysis = analyse(target, {"python": Rated(3), "git": Rated(4), "sql": Rated(3)})

    assert [(gap.skill, gap.above) for gap in analysis.strengths] == [("git", 2), ("python", 1)]
    assert analysis.readiness == 100


@given(st.integers(0, 5000), st.integers(1, 2000))
def test_a_rating_is_off_by_less_than_a_level_and_by_more_the_older_it_is(age: int, half_life: int) -> None:
    assert 0 <= off_by(age, half_life) <= off_by(age + 1, half_life) <= 1


@given(TARGETS, RATINGS)
def test_the_span_holds_the_readiness(target: Target, rated: dict[str, Rated]) -> None:
    analysis = analyse(target, rated)

    found = span(analysis, half_life=365)

    assert -1e-9 <= found.least <= analysis.readiness + 1e-9
    assert analysis.readiness <= found.most + 1e-9 <= 100 + 2e-9


@given(TARGETS, RATINGS)
def test_verify_first_lists_what_brings_points_and_is_in_doubt(target: Target, rated: dict[str, Rated]) -> None:
    items = verify_first(analyse(target, rated), half_life=365)

    assert [item.at_stake for item in items] == sorted((item.at_stake for item in items), reverse=True)
    assert all(0 < item.at_stake <= 2 * item.gap.points + 1e-9 for item in items)
    assert all(item.is_old or item.gap.unproven_points for item in items)


def test_what_weighs_most_and_rests_on_nothing_is_verified_first() -> None:
    target = {"python": Ask(2, 3), "git": Ask(2, 1), "sql": Ask(2, 3), "linux": Ask(2, 3)}
    rated = {
        "python": Rated(2, has_evidence=True),
        "git": Rated(2),
        "sql": Rated(2),
        "linux": Rated(2, verified=2, age=730),
    }

    items = verify_first(analyse(target, rated), half_life=365)

    assert [(item.gap.skill, round(item.at_stake, 1), item.is_old) for item in items] == [
        ("sql", 30.0, False),
        ("linux", 22.5, True),
        ("python", 15.0, False),
        ("git", 10.0, False),
    ]


@pytest.mark.parametrize("has_evidence", [False, True])
def test_of_two_that_are_backed_alike_the_older_is_verified_first(has_evidence: bool) -> None:
    target = {"git": Ask(2, 2), "sql": Ask(2, 3)}
    rated = {"git": Rated(2, age=1460, has_evidence=has_evidence), "sql": Rated(2, has_evidence=has_evidence)}

    items = verify_first(analyse(target, rated), half_life=365)

    assert [(item.gap.skill, item.is_old) for item in items] == [("git", True), ("sql", False)]


def test_what_costs_the_same_is_ordered_by_its_name() -> None:
    """Their costs are 100 x 3 x 2/3 / 105, 100 x 2 / 105, and so on: the last of their digits differ."""
    target = {"c": Ask(3, 3), "b": Ask(1, 2), "a": Ask(3, 3), "rest": Ask(1, 97)}
    levels = {"c": 1, "a": 1, "rest": 1}
    gaps = analyse(target, {skill: Rated(level) for skill, level in levels.items()}).skills

    assert len({gap.cost for gap in gaps if gap.cost}) == 2
    assert [gap.skill for gap in gaps] == ["a", "b", "c", "rest"]


def test_nearest_ranks_every_level_of_every_role(catalogue: Catalogue) -> None:
    junior = catalogue.role["mlops-engineer"].levels[0]
    have = {slug: asked.level for slug, asked in junior.asks.items()}

    found = nearest(catalogue, have)

    assert len(found) == sum(len(role.levels) for role in catalogue.roles)
    assert [near.readiness for near in found] == sorted((near.readiness for near in found), reverse=True)
    assert (found[0].role.slug, found[0].level.seniority, found[0].readiness) == ("mlops-engineer", "junior", 100)
    assert found[0].missing == ()


def test_what_is_missing_costs_what_the_analysis_says(catalogue: Catalogue) -> None:
    have = {"python": 3, "git": 2}

    for near in nearest(catalogue, have, show=100):
        gaps = analyse(target_of(near.level), {skill: Rated(level) for skill, level in have.items()}).skills
        costs = {gap.skill: gap.cost for gap in gaps if gap.cost > 0}
        assert {asked.skill: points for asked, points in near.missing} == pytest.approx(costs)
