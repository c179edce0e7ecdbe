"""Groups: held against all divisions of a few people, and against what is promised for many."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.cohorts.lessons.grouping import alike, mixed
from tests.assessments.plans.order.graphs import chance_of

STRENGTHS = st.dictionaries(st.integers(1, 99), st.integers(0, 1000), max_size=30)
FEW = st.dictionaries(st.integers(1, 99), st.integers(0, 20), min_size=1, max_size=6)
SIZES = st.integers(1, 8)


def divisions(people: frozenset[int], sizes: Sequence[int]) -> Iterator[list[tuple[int, ...]]]:
    if not sizes:
        yield []
        return
    for group in combinations(sorted(people), sizes[0]):
        for rest in divisions(people - set(group), sizes[1:]):
            yield [group, *rest]


def squares(groups: Sequence[Sequence[int]], strengths: Mapping[int, int]) -> Fraction:
    """How far people are from the mean of their group, squared and added up."""
    means = [Fraction(sum(strengths[key] for key in group), len(group)) for group in groups]
    return sum(
        ((strengths[key] - mean) ** 2 for group, mean in zip(groups, means, strict=True) for key in group), Fraction()
    )


@given(STRENGTHS, SIZES)
def test_everybody_is_in_one_group_and_sizes_differ_by_one_at_most(strengths: dict[int, int], size: int) -> None:
    for groups in (alike(strengths, size), mixed(strengths, size).groups):
        sizes = [len(group.members) for group in groups]
        assert sorted(key for group in groups for key in group.members) == sorted(strengths)
        assert len(sizes) == -(-len(strengths) // size)
        assert max(sizes, default=0) - min(sizes, default=0) <= 1
        assert max(sizes, default=0) <= size
        for group in groups:
            assert group.mean == pytest.approx(sum(strengths[key] for key in group.members) / len(group.members))


@given(FEW, SIZES)
def test_no_division_into_such_sizes_is_more_alike(strengths: dict[int, int], size: int) -> None:
    groups = [group.members for group in alike(strengths, size)]

    sizes = [len(group) for group in groups]
    least = min(squares(groups, strengths) for groups in divisions(frozenset(strengths), sizes))
    assert squares(groups, strengths) == least


@given(STRENGTHS, SIZES)
def test_groups_alike_follow_each_other(strengths: dict[int, int], size: int) -> None:
    groups = alike(strengths, size)

    levels = [strengths[key] for group in groups for key in group.members]
    assert levels == sorted(levels, reverse=True)


@given(STRENGTHS, SIZES)
def test_mixed_groups_are_as_near_the_mean_of_all_as_is_said(strengths: dict[int, int], size: int) -> None:
    mixture = mixed(strengths, size)

    mean = sum(strengths.values()) / max(len(strengths), 1)
    assert all(abs(group.mean - mean) <= mixture.apart + 1e-9 for group in mixture.groups)


@given(st.integers(1, 8), st.integers(1, 6), st.data())
def test_each_mixed_group_has_one_of_each_band(number: int, size: int, data: st.DataObject) -> None:
    each = st.lists(st.integers(0, 1000), min_size=number * size, max_size=number * size)
    strengths = dict(enumerate(data.draw(each)))

    groups = mixed(strengths, size).groups

    ranked = sorted(strengths, key=lambda key: (-strengths[key], key))
    for start in range(0, len(ranked), number):
        band = set(ranked[start : start + number])
        assert [len(band & set(group.members)) for group in groups] == [1] * number


@given(STRENGTHS, SIZES)
def test_the_order_of_people_changes_nothing(strengths: dict[int, int], size: int) -> None:
    backwards = dict(reversed(strengths.items()))

    assert mixed(backwards, size) == mixed(strengths, size)
    assert alike(backwards, size) == alike(strengths, size)


def test_of_many_the_mixed_groups_are_almost_the_same() -> None:
    chance = chance_of(0)
    strengths = {key: chance.randint(0, 1000) for key in range(1000)}

    mixture = mixed(strengths, 4)

    means = [group.mean for group in mixture.groups]
    assert mixture.apart < 100
    assert max(means) - min(means) < 100


@pytest.mark.parametrize("size", [0, -1])
def test_a_group_of_nobody_is_refused(size: int) -> None:
    with pytest.raises(ValueError, match="at least one person"):
        mixed({1: 1}, size)
    with pytest.raises(ValueError, match="at least one person"):
        alike({1: 1}, size)
