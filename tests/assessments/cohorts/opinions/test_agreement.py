"""Agreement: what it promises for all levels, and what it says in words."""

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.cohorts.opinions.agreement import Agreement, Opinion, agreement, agreement_by

LEVEL = st.integers(0, 4)
PAIRS = st.lists(st.tuples(LEVEL, LEVEL), min_size=1, max_size=30)


def weighted_kappa(pairs: list[tuple[int, int]]) -> Fraction | None:
    """By the table of the textbook: weights, shares that were observed, shares that chance would bring."""
    number = len(pairs)
    observed = expected = Fraction()
    for one, two in product(range(5), repeat=2):
        weight = Fraction((one - two) ** 2, 16)
        observed += weight * Fraction(pairs.count((one, two)), number)
        owns, verifieds = sum(own == one for own, _ in pairs), sum(verified == two for _, verified in pairs)
        expected += weight * Fraction(owns * verifieds, number**2)
    return 1 - observed / expected if expected else None


@given(PAIRS)
def test_agreement_is_the_weighted_kappa_of_the_textbook(pairs: list[tuple[int, int]]) -> None:
    expected = weighted_kappa(pairs)

    found = agreement(pairs)

    assert found.kappa == (None if expected is None else pytest.approx(float(expected)))
    assert found.leniency == pytest.approx(sum(own for own, _ in pairs) / len(pairs) - verified_mean(pairs))


def verified_mean(pairs: list[tuple[int, int]]) -> float:
    return sum(verified for _, verified in pairs) / len(pairs)


@given(st.lists(LEVEL, min_size=2).filter(lambda levels: len(set(levels)) > 1))
def test_who_always_says_the_same_agrees_fully(levels: list[int]) -> None:
    found = agreement([(level, level) for level in levels])

    assert (found.kappa, found.leniency, found.far_apart) == (1, 0, 0)


@given(PAIRS)
def test_two_who_change_places_agree_as_much(pairs: list[tuple[int, int]]) -> None:
    there, back = agreement(pairs), agreement([(verified, own) for own, verified in pairs])

    assert (there.kappa, there.far_apart) == (back.kappa, back.far_apart)
    assert there.leniency == -back.leniency


def test_where_all_are_at_one_level_agreement_can_not_be_told_from_chance() -> None:
    found = agreement([(2, 2)] * 10)

    assert (found.kappa, found.kappa_in_words) == (None, "all at the same level")


@pytest.mark.parametrize(
    ("opinions", "leniency", "words"),
    [
        (4, 2.0, "too few to say"),
        (5, 2.0, "2 levels higher than verified"),
        (5, 1.04, "1 level higher than verified"),
        (5, -0.25, "0.2 levels lower than verified"),
        (5, 0.24, "about as verified"),
    ],
)
def test_leniency_in_words(opinions: int, leniency: float, words: str) -> None:
    assert Agreement(opinions, leniency, 0.5, 0).leniency_in_words == words


@pytest.mark.parametrize(
    ("opinions", "kappa", "words"),
    [
        (9, 1.0, "too few to say"),
        (10, 0.8, "agrees almost always"),
        (10, 0.79, "agrees well"),
        (10, 0.4, "agrees fairly"),
        (10, 0.2, "agrees a little"),
        (10, -0.5, "agrees hardly better than by chance"),
    ],
)
def test_agreement_in_words(opinions: int, kappa: float, words: str) -> None:
    assert Agreement(opinions, 0, kappa, 0).kappa_in_words == words


def test_of_each_instructor_those_furthest_off_come_first_and_last_those_little_is_known_of() -> None:
    strict = [Opinion(person, "git", 7, 3, 1) for person in range(5)]
    mild = [Opinion(person, "git", 8, 1, 2) for person in range(5)]
    new = [Opinion(1, "sql", 9, 4, 0)]

    found = agreement_by([*new, *mild, *strict], lambda opinion: opinion.instructor)

    assert [(key, one.opinions, one.leniency, one.far_apart) for key, one in found.items()] == [
        (7, 5, 2, 5),
        (8, 5, -1, 0),
        (9, 1, 4, 1),
    ]
