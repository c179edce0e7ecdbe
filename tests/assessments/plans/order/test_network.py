"""The steps of a plan, read: what is refused, and with which words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.plans.order.network import ScheduleError, Task, read_tasks
from tests.assessments.plans.order.graphs import task_lists


def task(key: object, hours: int = 1, gain: int = 1, after: str = "", preference: int = 0) -> Task:
    return Task(key, hours, gain, frozenset(after), preference)


@pytest.mark.parametrize(
    ("tasks", "message"),
    [
        ([task("a", after="b")], "a waits for b, which is not in this plan."),
        (
            [Task(("git", 2), 4, 1, frozenset({("git", 1), "b"}))],
            "git 2 waits for b, git 1, which is not in this plan.",
        ),
        ([task("a"), task("b"), task("a", 2)], "There is more than one step a."),
        ([task("a", hours=-1)], "The hours of a must be a whole number and not less than 0, but is -1."),
        ([task("a", gain=-2)], "The gain of a must be a whole number and not less than 0, but is -2."),
        ([task("a", preference=-3)], "The preference for a must be a whole number and not less than 0, but is -3."),
        ([task("a", hours=0.5)], "The hours of a must be a whole number and not less than 0, but is 0.5."),
        ([task("a", after="a")], "These steps wait for each other in a circle: a → a."),
        (
            [task("b", after="c"), task("c", after="d"), task("d", after="ab"), task("a"), task("e", after="b")],
            "These steps wait for each other in a circle: b → c → d → b.",
        ),
        (
            [task("a", after="c"), task("b", after="c"), task("c", after="b")],
            "These steps wait for each other in a circle: c → b → c.",
        ),
    ],
)
def test_tasks_that_make_no_plan_are_refused(tasks: list[Task], message: str) -> None:
    with pytest.raises(ScheduleError) as refused:
        read_tasks(tasks)

    assert str(refused.value) == message


def test_a_key_that_is_not_there_is_refused() -> None:
    network = read_tasks([task("a")])

    with pytest.raises(ScheduleError, match=r"^There is no step b, git 2 in this plan\.$"):
        network.numbers(["a", ("git", 2), "b"])


def test_keys_of_several_types_make_one_plan() -> None:
    network = read_tasks([task("read a book"), Task(("git", 2), 2, 1, frozenset({"read a book", 7})), task(7)])

    assert [each.key for each in network.tasks] == ["read a book", 7, ("git", 2)]
    assert network.before == (0, 0, 0b11)


def test_nothing_to_do_is_a_network_too() -> None:
    network = read_tasks([])

    assert (network.tasks, network.hour_unit, network.gain_unit) == ((), 1, 1)


@given(task_lists(), st.randoms(use_true_random=False))
def test_a_network_is_the_same_in_whatever_order_tasks_are_given(tasks: list[Task], chance: st.randoms) -> None:
    shuffled = chance.sample(tasks, len(tasks))

    assert read_tasks(shuffled) == read_tasks(tasks)


@given(task_lists())
def test_before_holds_just_what_a_task_waits_for_through_others(tasks: list[Task]) -> None:
    network = read_tasks(tasks)

    found = {
        each.key: {network.tasks[n].key for n in range(len(tasks)) if bits >> n & 1}
        for each, bits in zip(network.tasks, network.before, strict=True)
    }
    by_hand: dict[object, set[object]] = {}
    for each in tasks:
        by_hand[each.key] = set(each.after).union(*(by_hand[key] for key in each.after))
    assert found == by_hand
