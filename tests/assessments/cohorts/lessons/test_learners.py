"""Who lacks a step, who is ready for it and who could help: held against what each learner's own steps say."""

from hypothesis import given
from hypothesis import strategies as st

from assessments.cohorts.lessons.learners import Learner, read_learners
from assessments.plans.order.network import Task
from assessments.plans.steps import Way, level_steps
from skills.catalogue import Need
from skills.targets import Ask, Target
from tests.assessments.cohorts.lessons.classes import TARGETS, group_of, people, small_catalogue, small_needs

HOURS = (1,) * 8
CHAIN = [("docker", Need(1, "linux", 1))]


@given(small_needs(), TARGETS, people(5))
def test_each_learner_is_ready_for_the_steps_that_wait_for_nothing(
    needs: list[tuple[str, Need]], target: Target, learners: list[Learner]
) -> None:
    catalogue = small_catalogue(HOURS, needs)

    group = group_of(catalogue, target, learners)

    for learner in learners:
        own = {task.key: task for task in level_steps(catalogue, target, learner.have).tasks}
        for number, step in enumerate(group.steps):
            if step in own:
                assert learner.key in group.keys(group.lacking[number])
                assert (learner.key in group.keys(group.ready[number])) is not bool(own[step].after)


@given(people(5))
def test_the_order_of_learners_changes_nothing(learners: list[Learner]) -> None:
    catalogue, target = small_catalogue(HOURS, CHAIN), {"docker": Ask(2, 1)}

    assert group_of(catalogue, target, learners[::-1]) == group_of(catalogue, target, learners)


@given(st.integers(0, 4), st.integers(1, 4))
def test_who_helps_stands_above_the_step_or_on_the_highest_level(level: int, step: int) -> None:
    group = read_learners(Way((Task(("git", step), 1, 1),), 1, 0), [Learner(7, {"git": level})])

    assert (group.keys(group.able[0]) == (7,)) is (level > step or level == step == 4)


def test_what_does_not_apply_is_neither_lacked_nor_waited_for() -> None:
    catalogue, target = small_catalogue(HOURS, CHAIN), {"docker": Ask(1, 1), "linux": Ask(1, 1)}

    group = group_of(catalogue, target, [Learner(1, {}, frozenset({"linux"})), Learner(2, {})])

    assert group.steps == (("linux", 1), ("docker", 1))
    assert [group.keys(who) for who in group.lacking] == [(2,), (1, 2)]
    assert [group.keys(who) for who in group.ready] == [(2,), (1,)]
