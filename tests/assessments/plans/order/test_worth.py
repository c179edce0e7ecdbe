"""What steps count for in the order: what two levels bring together stays theirs, and nothing else is touched."""

from hypothesis import given
from hypothesis import strategies as st

from assessments.plans.order.network import Task
from assessments.plans.order.worth import QUARTERS, worth
from assessments.plans.scheduling import best_order
from assessments.plans.steps import level_steps
from skills.catalogue import Catalogue
from skills.targets import target_of
from tests.assessments.plans.order.graphs import skill_graph
from tests.assessments.plans.starts import STARTS


@given(st.integers(0, 2**32))
def test_all_steps_together_count_for_all_that_they_gain(seed: int) -> None:
    tasks = skill_graph(30, seed)

    counted = worth(tasks)

    assert sum(task.gain for task in counted) == QUARTERS * sum(task.gain for task in tasks)
    assert [(task.key, task.hours, task.after) for task in counted] == [
        (task.key, task.hours, task.after) for task in tasks
    ]


@given(st.integers(0, 2**32))
def test_two_levels_share_by_their_hours_and_all_else_counts_as_it_is(seed: int) -> None:
    tasks = skill_graph(30, seed)
    gain = {task.key: task.gain for task in tasks}

    for before, after in zip(tasks, worth(tasks), strict=True):
        skill, level = before.key
        gains = [gain.get((skill, each), 0) for each in (1, 2)]
        if level <= 2 and all(gains):
            hours = sum(task.hours for task in tasks if task.key[0] == skill and task.key[1] <= 2)
            by_hours = QUARTERS * sum(gains) * before.hours / hours
            assert abs(after.gain - by_hours) < 1
        else:
            assert after.gain == QUARTERS * before.gain


def test_an_hour_of_the_first_level_counts_about_as_much_as_one_of_the_second() -> None:
    steps = [Task(("git", 1), 3, 6), Task(("git", 2), 9, 6, frozenset({("git", 1)})), Task(("git", 3), 30, 6)]

    counted = {task.key: task.gain for task in worth(steps)}

    assert counted == {("git", 1): 12, ("git", 2): 36, ("git", 3): 24}


def test_a_part_is_rounded_up_for_the_first_level() -> None:
    counted = [task.gain for task in worth([Task(("sql", 1), 1, 1), Task(("sql", 2), 6, 1)])]

    assert counted == [2, 6]


def test_a_first_level_that_is_all_that_is_asked_counts_in_full() -> None:
    assert [task.gain for task in worth([Task(("sql", 1), 4, 3), Task(("sql", 2), 9, 0)])] == [12, 0]


def test_a_step_of_ones_own_counts_as_it_is() -> None:
    assert [task.gain for task in worth([Task("read a book", 9, 0), Task(("git", 1), 3, 2)])] == [0, 8]


def test_steps_without_hours_are_shared_out_too() -> None:
    assert sum(task.gain for task in worth([Task(("git", 1), 0, 2), Task(("git", 2), 0, 2)])) == 16


def test_no_plan_opens_with_a_dozen_things_to_talk_about(catalogue: Catalogue) -> None:
    """Readiness alone would put sixteen first levels before the first second one of a software engineer."""
    mid = catalogue.role["mlops-engineer"].level("mid")
    assert mid is not None
    way = level_steps(catalogue, target_of(mid), STARTS["software engineer"])

    by_readiness = [level for _, level in best_order(way.tasks).order]
    by_worth = [level for _, level in best_order(worth(way.tasks)).order]

    assert by_readiness.index(2) > 12
    assert by_worth.index(2) <= 6
