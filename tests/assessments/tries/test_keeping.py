"""Answers of a try: what is kept, what counts, and what is read back."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.ratings.answers.became import Overruled
from assessments.ratings.answers.seen import WORDS, Seen, Sent
from assessments.tries.keeping import DAY, UNTIL_CONFIRMED, Noted, Try

BEGUN = Try("k3x", 1, "mlops-engineer", "mid", until=DAY)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
)
NOTED = st.builds(Noted, st.sampled_from(WORDS), st.text(max_size=20), st.integers(1, 10**6))
TRIES = st.builds(
    Try,
    st.text(max_size=12),
    st.integers(1, 10**9),
    st.text(max_size=12),
    st.text(max_size=6),
    st.integers(0, 10**10),
    st.dictionaries(st.text(max_size=8), NOTED, max_size=4),
)


@given(TRIES)
def test_what_is_written_is_read_back(tried: Try) -> None:
    assert Try.read(json.loads(json.dumps(tried.as_content()))) == tried


@given(JSON)
def test_whatever_else_is_there_is_no_try(content: object) -> None:
    assert Try.read(content) is None


@given(TRIES, st.sampled_from(["name", "release", "role", "seniority", "until", "answers"]), JSON)
def test_a_try_with_one_thing_broken_is_read_or_refused_and_never_fails(tried: Try, name: str, broken: object) -> None:
    found = Try.read({**tried.as_content(), name: broken})

    assert found is None or found.as_content() == {**tried.as_content(), name: broken}


@pytest.mark.parametrize(
    "answer",
    [
        {"word": "9", "note": "", "revision": 1},
        {"word": "2", "note": "", "revision": 0},
        {"word": "2", "note": 3, "revision": 1},
        {"word": "2", "note": "", "revision": 1, "more": 1},
        {"word": "2", "note": ""},
        "2",
    ],
)
def test_one_broken_answer_breaks_the_try(answer: object) -> None:
    assert Try.read({**BEGUN.as_content(), "answers": {"git": answer}}) is None


def test_the_later_answer_counts_for_its_skill_and_the_other_one_is_told() -> None:
    there, _ = BEGUN.with_answers([Sent("git", "3", "Theirs"), Sent("sql", "1")])

    said, became = there.with_answers([Sent("git", "2")])

    assert said.answers == {"git": Noted("2", "", 2), "sql": Noted("1", "", 1)}
    assert became.overruled == (Overruled("git", Noted("3", "Theirs", 1), Noted("2", "", 2)),)
    assert became.seen == {"git": Seen.of(level=2, note="", revision=2)}


def test_a_change_of_mind_tells_of_no_other_tab() -> None:
    there, became = BEGUN.with_answers([Sent("git", "3")])

    said, again = there.with_answers([Sent("git", "2", seen=became.seen["git"])])

    assert said.answers == {"git": Noted("2", "", 2)}
    assert again.overruled == ()


def test_a_revision_that_was_never_given_out_changes_nothing() -> None:
    said, became = BEGUN.with_answers([Sent("git", "2", seen=Seen(7, "1"))])

    assert said == BEGUN
    assert became.out_of_step == ("git",)


@given(st.lists(st.tuples(st.sampled_from(["git", "sql"]), st.sampled_from(WORDS), st.sampled_from(["", "At work"]))))
def test_sent_twice_is_said_once(sent: list[tuple[str, str, str]]) -> None:
    answers = [Sent(*one) for one in sent]
    once, _ = BEGUN.with_answers(answers)

    twice, became = once.with_answers(answers[-1:])

    assert twice == once
    assert became.overruled == ()


def test_it_is_kept_for_longer_and_never_for_shorter() -> None:
    kept = BEGUN.kept_for(UNTIL_CONFIRMED, now=100)

    assert kept.kept_for(DAY, now=200) == kept
    assert (kept.is_over(100 + UNTIL_CONFIRMED - 1), kept.is_over(100 + UNTIL_CONFIRMED)) == (False, True)
