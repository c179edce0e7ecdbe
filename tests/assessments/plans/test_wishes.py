"""Steps left out, and what goes with them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.plans.scheduling import ScheduleError, Task, best_order
from assessments.plans.wishes import Remaining, leave_out
from tests.assessments.plans.graphs import task_lists

LINUX = Task("linux", 10, 0)
DOCKER = Task("docker", 8, 2, frozenset({"linux"}))
SERVING = Task("serving", 20, 9, frozenset({"docker"}))
SHELL = Task("shell", 3, 0, frozenset({"linux"}))
OWN = Task("read a book", 5, 0)


def test_what_needs_a_step_left_out_is_stranded_and_what_only_led_there_is_needless() -> None:
    remaining = leave_out([OWN, SERVING, DOCKER, LINUX], ["docker"])

    assert remaining == Remaining((OWN,), ("serving",), ("linux",))


def test_what_leads_elsewhere_too_is_kept() -> None:
    remaining = leave_out([LINUX, DOCKER, SERVING, SHELL], ["docker"])

    assert remaining == Remaining((LINUX, SHELL), ("serving",), ())


def test_what_gains_by_itself_is_kept() -> None:
    remaining = leave_out([LINUX, DOCKER, SERVING], ["serving"])

    assert remaining == Remaining((LINUX, DOCKER), (), ())


def test_nothing_left_out_leaves_all() -> None:
    assert leave_out([DOCKER, LINUX], []) == Remaining((LINUX, DOCKER), (), ())


def test_a_step_that_is_not_there_is_refused() -> None:
    with pytest.raises(ScheduleError, match=r"^There is no step kubernetes in this plan\.$"):
        leave_out([LINUX], ["kubernetes"])


@given(task_lists(), st.data())
def test_what_remains_is_a_plan_and_nothing_is_lost(tasks: list[Task], data: st.DataObject) -> None:
    keys = [task.key for task in tasks]
    out = data.draw(st.sets(st.sampled_from(keys))) if keys else set()

    remaining = leave_out(tasks, out)

    kept = best_order(remaining.tasks).order
    assert sorted([*kept, *out, *remaining.stranded, *remaining.needless]) == sorted(keys)
    assert sum(task.gain for task in tasks if task.key in remaining.needless) == 0
