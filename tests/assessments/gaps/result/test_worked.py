"""How it is computed, with the person's own figures."""

import pytest

from assessments.gaps.analysis import Rated
from assessments.gaps.result.worked import worked_out
from skills.catalogue import Catalogue
from tests.assessments.gaps.pictures import met, picture_of


def test_the_computation_is_told_with_the_own_figures(catalogue: Catalogue) -> None:
    worked = worked_out(picture_of(catalogue, {"python": Rated(2), "git": Rated(3), "sql": Rated(None)}))

    assert worked is not None
    assert (worked.weights, worked.whole, worked.had, worked.exact) == ("20 × 3 + 22 × 2 + 5 × 1", 109, "5", "4.6")
    assert worked.rows == (
        ("Met", 1, "2.8", "2.8"),
        ("To learn", 1, "1.8", "2.7"),
        ("Not rated", 44, "0", "92.7"),
        ("Doesn’t apply to you", 1, "0", "1.8"),
        ("Together", 47, "4.6", "100"),
    )
    example = worked.example
    assert (example.skill.slug, example.said) == ("python", "you are at level 2, working")
    assert (example.counted_levels, example.want, example.had, example.weight) == (2, 3, "2", 3)
    assert (example.points, example.worth, worked.half_life) == ("1.8", "2.8", "a year")


@pytest.mark.parametrize(
    ("rated", "said"),
    [
        (None, "you have not rated it, which counts as level 0"),
        (Rated(None), "you said that it doesn’t apply to you, which counts as level 0"),
        (Rated(0), "you are at level 0, none"),
    ],
)
def test_the_example_says_what_counts_as_nothing(catalogue: Catalogue, rated: Rated | None, said: str) -> None:
    ratings = met(catalogue)
    ratings = ratings | {"python": rated} if rated else {k: v for k, v in ratings.items() if k != "python"}

    worked = worked_out(picture_of(catalogue, ratings))

    assert worked is not None
    assert (worked.example.skill.slug, worked.example.said) == ("python", said)


def test_the_example_says_that_no_more_counts_than_is_asked(catalogue: Catalogue) -> None:
    every = {skill: Rated(4) for skill in met(catalogue)}

    worked = worked_out(picture_of(catalogue, every))

    assert worked is not None
    assert worked.example.said == "you are at level 4, expert, of which 2 count"
