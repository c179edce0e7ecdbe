"""Answers of a try beside those of an open assessment."""

from hypothesis import given
from hypothesis import strategies as st

from assessments.tries.joining import Answer, beside

SKILLS = st.sampled_from(["git", "sql", "python", "linux", "kubernetes"])
ANSWERS = st.dictionaries(SKILLS, st.builds(Answer, st.sampled_from(["1", "2", "na"]), st.sampled_from(["", "Note"])))


@given(ANSWERS, ANSWERS, st.sets(SKILLS))
def test_each_answer_has_one_place(tried: dict[str, Answer], there: dict[str, Answer], asked: set[str]) -> None:
    found = beside(tried, there, asked)

    assert sorted([*found.new, *found.same, *found.different, *found.not_asked]) == sorted(tried)
    assert set(found.not_asked) == set(tried) - asked
    assert not set(found.new) & set(there)
    assert all(tried[skill] == there[skill] for skill in found.same)
    assert all(tried[skill] != there[skill] for skill in found.different)
