"""What holds somebody back."""

from assessments.gaps.analysis import Rated
from assessments.gaps.result.costs import costs_of
from skills.catalogue import Catalogue
from tests.assessments.gaps.pictures import met, picture_of


def test_the_dearest_are_told_with_statements_hours_and_points(catalogue: Catalogue) -> None:
    rated = met(catalogue) | {"python": Rated(1), "sql": Rated(None), "git": Rated(0)}
    del rated["kubernetes"]

    costs = costs_of(picture_of(catalogue, rated))

    skill = catalogue.skill
    assert [(cost.skill.slug, cost.state, cost.have, cost.want, cost.points) for cost in costs.first] == [
        ("git", "gap", 0, 2, "2.8"),
        ("kubernetes", "not rated", None, 2, "2.8"),
        ("python", "gap", 1, 3, "1.8"),
        ("sql", "does not apply", None, 2, "1.8"),
    ]
    python = costs.first[2]
    assert (python.at, python.asked) == (skill["python"].statement(1), skill["python"].statement(3))
    assert [cost.hours for cost in costs.first] == [
        skill["git"].hours(0, 2),
        skill["kubernetes"].hours(0, 2),
        skill["python"].hours(1, 3),
        skill["sql"].hours(0, 2),
    ]
    assert costs.sentence == ("These 4 bring 9 points. At the level asked for in all of them you would be 100 % ready.")
    assert costs.others == ()


def test_of_many_the_five_dearest_come_first(catalogue: Catalogue) -> None:
    costs = costs_of(picture_of(catalogue, {}))

    assert (len(costs.first), len(costs.others)) == (5, 42)
    assert costs.sentence == ("These 5 bring 14 points. At the level asked for in all of them you would be 14 % ready.")


def test_one_alone_is_told_in_the_singular(catalogue: Catalogue) -> None:
    assert costs_of(picture_of(catalogue, met(catalogue) | {"api-design": Rated(1)})).sentence == (
        "This one brings 1 point. At the level asked for in it you would be 100 % ready."
    )
