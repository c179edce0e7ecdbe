"""The group's bias: drawn towards what is known of more, and never off the scale."""

from hypothesis import given
from hypothesis import strategies as st

from assessments.cohorts.opinions.bias import bias_of, corrected
from assessments.gaps.readiness import readiness
from skills.targets import Ask

OFF = st.lists(st.tuples(st.sampled_from(["git", "sql", "linux"]), st.integers(-4, 4)), max_size=30)
OWN = st.dictionaries(st.sampled_from(["git", "sql", "linux", "docker"]), st.integers(0, 4))
TRIFLE = 1e-9


@given(OFF)
def test_the_bias_of_all_lies_between_nothing_and_the_mean(off: list[tuple[str, int]]) -> None:
    mean = sum(levels for _, levels in off) / max(len(off), 1)

    assert min(mean, 0) - TRIFLE <= bias_of(off).of_all <= max(mean, 0) + TRIFLE


@given(OFF)
def test_the_bias_of_a_skill_lies_between_its_mean_and_that_of_all(off: list[tuple[str, int]]) -> None:
    bias = bias_of(off)

    for skill in {skill for skill, _ in off}:
        known = [levels for one, levels in off if one == skill]
        ends = sorted([sum(known) / len(known), bias.of_all])
        assert ends[0] - TRIFLE <= bias.of(skill) <= ends[1] + TRIFLE


@given(OFF, OWN)
def test_corrected_levels_stay_on_the_scale_and_in_order(off: list[tuple[str, int]], own: dict[str, int]) -> None:
    bias = bias_of(off)

    found = corrected(own, bias)
    higher = corrected({skill: min(level + 1, 4) for skill, level in own.items()}, bias)

    assert found.keys() == own.keys()
    assert all(0 <= level <= 4 for level in found.values())
    assert all(found[skill] <= higher[skill] for skill in own)


@given(OFF, OWN)
def test_a_group_that_is_too_high_is_less_ready_when_corrected(off: list[tuple[str, int]], own: dict[str, int]) -> None:
    goal = {"git": Ask(3, 2), "sql": Ask(2, 1)}
    lenient = bias_of([(skill, abs(levels)) for skill, levels in off])

    assert readiness(goal, corrected(own, lenient)) <= readiness(goal, own)


@given(OWN)
def test_where_nothing_is_known_nothing_is_corrected(own: dict[str, int]) -> None:
    assert corrected(own, bias_of([])) == own


def test_much_that_is_known_counts_almost_in_full() -> None:
    bias = bias_of([("git", 1)] * 95)

    assert (bias.of_all, bias.of("git")) == (0.95, 0.9975)
