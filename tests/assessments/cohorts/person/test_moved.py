"""How a level is said to have moved."""

import pytest

from assessments.cohorts.person.learner import moved
from assessments.ratings.answers.stands import Stand


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        (Stand(True, 1), Stand(True, 3), "+2"),
        (Stand(True, 3), Stand(True, 2), "\N{MINUS SIGN}1"),
        (Stand(True, 2), Stand(True, 2), ""),
        (Stand(True), Stand(True, 2), ""),
        (Stand(True, 2), Stand(True), ""),
        (Stand(True, 2), Stand(), ""),
    ],
)
def test_a_level_moves_only_between_levels(before: Stand, after: Stand, words: str) -> None:
    assert moved(before, after) == words
