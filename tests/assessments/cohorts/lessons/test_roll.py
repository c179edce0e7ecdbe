"""Whose levels count: each is either known or silent, and what counts is what was asked for."""

from hypothesis import given
from hypothesis import strategies as st

from assessments.cohorts.lessons.learners import Learner
from assessments.cohorts.lessons.roll import Counting, read_roll, strengths, without
from assessments.cohorts.lessons.teaching import MOST_HOURS, teach_next
from assessments.cohorts.opinions.bias import bias_of
from assessments.cohorts.people import Held, ready_for
from assessments.plans.steps import level_steps
from skills.catalogue import Catalogue, Framework, Need
from skills.targets import Ask, Target
from tests.assessments.cohorts.lessons.classes import (
    SLUGS,
    TARGETS,
    group_of,
    people,
    read_learners,
    small_catalogue,
    small_needs,
)

EMPTY = Catalogue(Framework("f", "F", "s", ()), *((),) * 9)
GOAL = {"git": Ask(2, 1), "sql": Ask(3, 2)}

levels = st.dictionaries(st.sampled_from(SLUGS), st.none() | st.integers(0, 4))
held = st.builds(
    Held,
    levels,
    st.dictionaries(st.sampled_from(SLUGS), st.just("Others do it.")),
    st.dictionaries(st.sampled_from(SLUGS), st.integers(0, 4)),
)
classes = st.lists(held, max_size=5).map(lambda all_: dict(enumerate(all_, start=1)))


@given(TARGETS, classes, st.sampled_from(["own", "verified"]))
def test_whoever_counts_is_as_ready_as_on_the_list_of_the_cohort(
    target: Target, known: dict[int, Held], by: str
) -> None:
    names = {key: f"Person {key}" for key in known}
    counted = {key: Held(each.verified, each.exempt) if by == "verified" else each for key, each in known.items()}

    roll = read_roll(EMPTY, target, names, known, Counting("verified" if by == "verified" else "own"))

    ready = {key: ready_for(EMPTY, target, each) for key, each in counted.items()}
    assert set(roll.silent) == {key for key, found in ready.items() if found is None}
    assert strengths(target, roll.learners) == {
        key: round(10 * found) for key, found in ready.items() if found is not None
    }


@given(TARGETS, classes)
def test_beginners_can_do_nothing_of_the_goal_and_everybody_counts(target: Target, known: dict[int, Held]) -> None:
    names = {key: f"Person {key}" for key in (*known, 99)}

    roll = read_roll(EMPTY, target, names, known, Counting(beginners=True))

    assert [one.key for one in roll.learners] == list(names)
    assert 99 in roll.silent
    assert all(not one.have.keys() & target.keys() for one in roll.learners if one.key in roll.silent)


def test_own_levels_are_corrected_to_the_nearest() -> None:
    bias = bias_of([("git", 2)] * 15 + [("sql", 0)] * 15)

    roll = read_roll(
        EMPTY, GOAL, {1: "Ana"}, {1: Held({"git": 3, "sql": 2}, verified={"git": 1})}, Counting("corrected", bias=bias)
    )

    assert round(bias.of("git"), 2) == 1.71
    assert roll.learners == (Learner(1, {"git": 1, "sql": 2}),)


@given(small_needs(), TARGETS, people(5), st.sampled_from(SLUGS), st.integers(1, MOST_HOURS))
def test_a_skill_that_is_left_out_is_not_taught(
    needs: list[tuple[str, Need]], target: Target, learners: list[Learner], skill: str, hours: int
) -> None:
    catalogue = small_catalogue((1, 2, 3, 4, 5, 6, 7, 8), needs)
    way = without(level_steps(catalogue, target, have={}), {skill}, too_long=MOST_HOURS + 1)

    left = teach_next(read_learners(way, learners), hours)
    best = teach_next(group_of(catalogue, target, learners), hours)

    assert skill not in {lesson.step[0] for lesson in left.lessons}
    assert left.counts <= best.counts
    if skill not in {lesson.step[0] for lesson in best.lessons} and best.proof == left.proof == "optimal":
        assert left.counts == best.counts
