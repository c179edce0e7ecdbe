"""What becomes of a word of a teacher, by what their page showed and what stands there by now."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.cohorts.opinions.words import NOTHING, Fate, Standing, Word, fate

STANDINGS = st.just(NOTHING) | st.builds(
    Standing, st.integers(1, 3), st.integers(0, 4), st.sampled_from(["", "Shown"]), st.booleans()
)
MINE = Standing(review=7, level=2, comment="Shown in class", is_mine=True)
THEIRS = Standing(review=8, level=2, comment="Shown in class")


@pytest.mark.parametrize(
    ("standing", "level", "comment", "expected"),
    [
        (MINE, 2, "Shown in class", "same"),
        (THEIRS, 2, "Shown in class", "same"),
        (MINE, 2, "Shown at home", "edit"),
        (THEIRS, 2, "Shown at home", "new"),
        (MINE, 3, "Shown in class", "new"),
        (NOTHING, 0, "", "new"),
    ],
)
def test_who_saw_what_stands_says_what_differs_from_it(
    standing: Standing, level: int, comment: str, expected: Fate
) -> None:
    assert fate(Word(1, "git", level, comment, standing.seen), standing) == expected


@given(STANDINGS, STANDINGS, st.integers(0, 4), st.sampled_from(["", "Shown"]), st.booleans())
def test_nobody_goes_over_what_they_have_not_seen(
    shown: Standing, standing: Standing, level: int, comment: str, is_anew: bool
) -> None:
    found = fate(Word(1, "git", level, comment, shown.seen, is_anew), standing)

    assert shown.seen == standing.seen or found in ("same", "overtaken")
    assert found != "edit" or standing.is_mine
