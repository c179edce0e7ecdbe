"""Pairs for many: never better than the best, never worse than one after the other, and the bound holds."""

from hypothesis import given

from assessments.cohorts.lessons.crowd import pairs_of_crowd
from tests.assessments.cohorts.lessons.tables import Table, by_worth, greatest_weight, tables, weight_of
from tests.assessments.plans.order.graphs import chance_of


def one_after_the_other(table: Table) -> int:
    free = set(range(len(table)))
    weight = 0
    for gain in sorted({gain for row in table for gain in row if gain}, reverse=True):
        for person in range(len(table)):
            other = min((one for one in free if table[person][one] == gain), default=None)
            if person in free and other is not None:
                free -= {person, other}
                weight += gain
    return weight


@given(tables())
def test_the_bound_holds(table: Table) -> None:
    found = pairs_of_crowd(by_worth(table))

    assert found.weight == weight_of(table, found.pairs) <= greatest_weight(table) <= found.most
    assert len({person for pair in found.pairs for person in pair}) == 2 * len(found.pairs)


@given(tables(most=14))
def test_it_is_never_worse_than_one_pair_after_the_other(table: Table) -> None:
    assert pairs_of_crowd(by_worth(table)).weight >= one_after_the_other(table)


def test_of_many_it_is_near_the_bound() -> None:
    chance = chance_of(0)
    table = [[0] * 300 for _ in range(300)]
    for person in range(300):
        for other in range(person):
            table[person][other] = table[other][person] = chance.choice([0, 0, 0, 3, 6, 9])

    found = pairs_of_crowd(by_worth(table))

    assert found.weight == weight_of(table, found.pairs)
    assert found.weight > 0.95 * found.most
