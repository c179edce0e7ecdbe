"""What a page showed comes back as it went out, and tells a change from what nobody touched."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.ratings.answers.seen import WORDS, Seen, Sent, level_of, word_of

LEVELS = st.one_of(st.none(), st.integers(0, 4))
REVISIONS = st.integers(1, 10**9 - 1)


@given(LEVELS, st.text(), REVISIONS)
def test_what_was_seen_comes_back_as_it_went_out(level: int | None, note: str, revision: int) -> None:
    seen = Seen.of(level=level, note=note, revision=revision)

    assert Seen.read(str(seen)) == seen
    assert not seen.differs(word_of(level), note)


@given(LEVELS, LEVELS, st.text())
def test_another_level_is_a_change(shown: int | None, chosen: int | None, note: str) -> None:
    seen = Seen.of(level=shown, note=note, revision=1)

    assert seen.differs(word_of(chosen), note) == (shown != chosen)


def test_another_note_is_a_change() -> None:
    assert Seen.of(level=2, note="daily", revision=1).differs("2", "weekly")


def test_nothing_seen_is_a_zero() -> None:
    assert str(Seen()) == "0"
    assert Seen.read("0") == Seen()


@pytest.mark.parametrize(
    "forged",
    ["", "1", "-1.2.0", "1.5.0", "1.2", "0.2.0", "01.2.0", "1.2.xyz", "9999999999.2.0", "1.2.0 ", "١.2.0", "1.2.0\n"],
)
def test_what_is_none_of_ours_is_not_read(forged: str) -> None:
    assert Seen.read(forged) is None


@pytest.mark.parametrize("word", WORDS)
def test_words_and_levels_go_both_ways(word: str) -> None:
    assert word_of(level_of(word)) == word


@pytest.mark.parametrize(
    ("sent", "is_answer", "is_note_alone"),
    [
        (Sent("git"), False, False),
        (Sent("git", "2"), True, False),
        (Sent("git", "2", "daily", Seen.of(level=2, note="daily", revision=1)), False, False),
        (Sent("git", "", "daily"), False, True),
    ],
)
def test_what_was_sent_is_an_answer_only_when_it_says_something_new(
    sent: Sent, is_answer: bool, is_note_alone: bool
) -> None:
    assert (sent.is_answer, sent.is_note_alone) == (is_answer, is_note_alone)
