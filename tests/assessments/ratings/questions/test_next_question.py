"""The quick way to the next question finds the same as the plain one, which works everything out again each time."""

from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from assessments.ratings.questions.inference import ANYTHING, Needs, infer, next_question, settled
from tests.assessments.ratings.questions.test_inference import NAMES, RANKS, maps

SOME_LEVELS = st.dictionaries(st.sampled_from(NAMES), st.integers(0, 4))
SOME_WANTED = st.dictionaries(st.sampled_from((*NAMES, "of no map")), RANKS)


def plainly(needs: Needs, answers: Mapping[str, int], wanted: Mapping[str, int]) -> str | None:
    already = settled(needs, answers, wanted)

    def settles(skill: str) -> float:
        here = infer(needs, answers).get(skill, ANYTHING)
        levels = range(here.least, here.most + 1)
        return sum(len(settled(needs, {**answers, skill: level}, wanted)) - len(already) for level in levels) / len(
            levels
        )

    return max((skill for skill in wanted if skill not in answers and skill not in already), key=settles, default=None)


@given(maps(), SOME_LEVELS, SOME_WANTED)
def test_the_quick_way_finds_what_the_plain_one_finds(
    needs: Needs, answers: dict[str, int], wanted: dict[str, int]
) -> None:
    assert next_question(needs, answers, wanted) == plainly(needs, answers, wanted)
