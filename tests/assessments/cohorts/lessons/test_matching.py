"""The best pairs: held against all pairings of a few people, and against their own bound for many."""

import pytest
from hypothesis import given, settings

from assessments.cohorts.lessons.matching import Matching, best_pairs
from tests.assessments.cohorts.lessons.tables import Table, greatest_weight, tables, weight_of
from tests.assessments.plans.order.graphs import chance_of


@settings(max_examples=400)
@given(tables())
def test_no_pairs_weigh_more(table: Table) -> None:
    found = best_pairs(table)

    assert found.weight == found.most == weight_of(table, found.pairs) == greatest_weight(table)


@given(tables(most=12))
def test_nobody_is_in_two_pairs_nor_in_one_that_is_worth_nothing(table: Table) -> None:
    pairs = best_pairs(table).pairs

    people = [person for pair in pairs for person in pair]
    assert len(set(people)) == len(people)
    assert all(person < other and table[person][other] for person, other in pairs)


@given(tables())
def test_a_search_cut_short_keeps_its_bound(table: Table) -> None:
    found = best_pairs(table, most_tries=1)

    assert found.weight == weight_of(table, found.pairs) <= greatest_weight(table) <= found.most


def two_circles(size: int) -> Table:
    """Two circles of people who are worth ten to each other, and one to all others."""
    circle = [person % 2 for person in range(2 * size)]
    return [
        [0 if person == other else 10 if one == two else 1 for other, two in enumerate(circle)]
        for person, one in enumerate(circle)
    ]


@pytest.mark.parametrize(("size", "expected"), [(3, 21), (4, 40), (5, 41)])
def test_of_odd_circles_one_pair_goes_across(size: int, expected: int) -> None:
    assert best_pairs(two_circles(size)).weight == expected


def test_what_is_not_proven_says_so() -> None:
    found = best_pairs(two_circles(15))

    assert (found.weight, found.most) == (141, 150)


@pytest.mark.parametrize("people", [30, 31, 100])
def test_a_class_is_matched_with_proof(people: int) -> None:
    chance = chance_of(people)
    table = [[0] * people for _ in range(people)]
    for person in range(people):
        for other in range(person):
            table[person][other] = table[other][person] = chance.randint(0, 30)

    found = best_pairs(table)

    assert found.weight == found.most
    assert len(found.pairs) == people // 2


def test_nobody_makes_no_pair() -> None:
    assert best_pairs([]) == best_pairs([[0]]) == Matching((), 0, 0)
