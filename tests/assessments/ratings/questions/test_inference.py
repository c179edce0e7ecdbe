"""What follows from answers, on any map."""

from hypothesis import given
from hypothesis import strategies as st

from assessments.ratings.questions.inference import Needs, contradictions, infer, next_question, settled

# Five skills in a fixed order; each may need earlier ones only, so that there is no circle.
NAMES = ("a", "b", "c", "d", "e")
RANKS = st.integers(1, 4)


@st.composite
def maps(draw: st.DrawFn) -> Needs:
    needs: dict[str, tuple[tuple[int, str, int], ...]] = {}
    for place, name in enumerate(NAMES):
        one = st.tuples(RANKS, st.sampled_from(NAMES[:place]), RANKS)
        needs[name] = tuple(draw(st.lists(one, max_size=3))) if place else ()
    return Needs(needs)


def respectful(needs: Needs, wished: dict[str, int]) -> dict[str, int]:
    """The highest levels up to those wished for that the map allows."""
    levels: dict[str, int] = {}
    for name in NAMES:
        missing = [at for at, other, level in needs.of[name] if levels[other] < level]
        levels[name] = min([wished[name], *(at - 1 for at in missing)])
    return levels


LEVELS = st.fixed_dictionaries({name: st.integers(0, 4) for name in NAMES})


@given(maps(), LEVELS, st.sets(st.sampled_from(NAMES)))
def test_what_follows_is_true_of_whoever_respects_the_map(
    needs: Needs, wished: dict[str, int], asked: set[str]
) -> None:
    levels = respectful(needs, wished)
    answers = {name: levels[name] for name in asked}

    ranges = infer(needs, answers)

    assert set(ranges) == set(NAMES) - asked
    assert all(found.least <= levels[name] <= found.most for name, found in ranges.items())
    assert contradictions(needs, answers) == ()


@given(maps(), LEVELS, st.sets(st.sampled_from(NAMES)))
def test_an_answer_more_never_makes_a_range_wider(needs: Needs, wished: dict[str, int], asked: set[str]) -> None:
    levels = respectful(needs, wished)
    answers = {name: levels[name] for name in asked}
    before = infer(needs, answers)

    for name in set(NAMES) - asked:
        after = infer(needs, {**answers, name: levels[name]})
        assert all(
            after[other].least >= before[other].least and after[other].most <= before[other].most for other in after
        )


@given(maps(), LEVELS, LEVELS)
def test_asking_only_what_one_must_ends_and_leaves_nothing_open(
    needs: Needs, levels: dict[str, int], wanted: dict[str, int]
) -> None:
    answers: dict[str, int] = {}
    while (name := next_question(needs, answers, wanted)) is not None:
        assert name not in answers
        answers[name] = levels[name]

    assert set(answers) | set(settled(needs, answers, wanted)) == set(NAMES)


@given(maps(), LEVELS)
def test_a_contradiction_is_a_need_that_an_answer_denies(needs: Needs, levels: dict[str, int]) -> None:
    for found in contradictions(needs, levels):
        assert levels[found.skill] == found.level
        assert levels[found.needs] == found.rated < found.needed
        assert any((other, level) == (found.needs, found.needed) for _, other, level in needs.of[found.skill])
