from itertools import product

import pytest

from skills.catalogue import Catalogue
from skills.pages.comparison import Comparison, compare, side, sides


def of(catalogue: Catalogue, first: str, second: str) -> Comparison:
    a, b = side(catalogue, first), side(catalogue, second)
    assert a is not None
    assert b is not None
    return compare(catalogue, a, b)


def test_every_skill_that_one_asks_stands_in_one_list(catalogue: Catalogue) -> None:
    for a, b in product(list(sides(catalogue))[::4], list(sides(catalogue))[::3]):
        found = compare(catalogue, a, b)

        lists = (found.same, found.higher_in_a, found.higher_in_b, found.only_a, found.only_b)
        slugs = [pair.skill.slug for pairs in lists for pair in pairs]
        assert sorted(slugs) == sorted(set(a.level.asks) | set(b.level.asks))


def test_lists_say_who_asks_for_more(catalogue: Catalogue) -> None:
    found = of(catalogue, "mlops-engineer.mid", "data-engineer.mid")

    assert all(pair.a[0] == pair.b[0] for pair in found.same)
    assert all(pair.a[0] > pair.b[0] > 0 for pair in found.higher_in_a)
    assert all(0 < pair.a[0] < pair.b[0] for pair in found.higher_in_b)
    assert all(pair.b == (0, "") for pair in found.only_a)
    assert all(pair.a == (0, "") for pair in found.only_b)
    sql = next(pair for pair in found.higher_in_b if pair.skill.slug == "sql")
    assert (sql.a, sql.b) == ((2, "important"), (3, "essential"))


def test_what_is_met_and_what_is_not_make_all_that_is_asked(catalogue: Catalogue) -> None:
    found = of(catalogue, "mlops-engineer.mid", "data-engineer.mid")

    assert found.met + len(found.higher_in_b) + len(found.only_b) == found.asked_in_b
    assert found.asked_in_b == len(found.b.level.requirements)


def test_the_other_way_round_is_the_same_turned(catalogue: Catalogue) -> None:
    there, back = (
        of(catalogue, "mlops-engineer.mid", "data-engineer.mid"),
        of(catalogue, "data-engineer.mid", "mlops-engineer.mid"),
    )

    assert (there.there, there.back) == (back.back, back.there)
    assert [pair.skill for pair in there.only_a] == [pair.skill for pair in back.only_b]
    assert there.titles["only_a"] == back.titles["only_b"] == "Asked only of MLOps engineer (mid)"


def test_to_come_down_a_level_takes_nothing(catalogue: Catalogue) -> None:
    found = of(catalogue, "mlops-engineer.senior", "mlops-engineer.mid")

    assert (found.there, found.higher_in_b, found.only_b) == (0, (), ())
    assert found.back > 0


@pytest.mark.parametrize(
    "key", ["", "mlops-engineer", "mlops-engineer.", "mlops-engineer.chief", ".mid", "x.mid", "a.b.c"]
)
def test_what_is_no_level_of_a_role_is_nothing(catalogue: Catalogue, key: str) -> None:
    assert side(catalogue, key) is None


def test_key_and_name_say_which_level_it_is(catalogue: Catalogue) -> None:
    found = side(catalogue, "mlops-engineer.mid")

    assert found is not None
    assert (found.key, found.name) == ("mlops-engineer.mid", "MLOps engineer (mid)")
