"""Steps left out and what goes with them, steps of one's own, and skills that one likes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.models import Interest
from assessments.plans.scheduling import ScheduleError, Task, best_order
from assessments.plans.wishes import LIKED, Remaining, add_own, leave_out, prefer
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


def test_all_wishes_that_one_can_have_weigh_something() -> None:
    assert set(LIKED) == set(Interest.Kind.values)


def test_liked_skills_come_first_and_others_last_where_nothing_else_speaks() -> None:
    tasks = [Task((skill, 1), 4, 5) for skill in ("git", "go", "linux", "sql")]

    preferred = prefer(tasks, {"git": "rather-not", "linux": "must", "sql": "want"})

    assert best_order(tasks).order == (("git", 1), ("go", 1), ("linux", 1), ("sql", 1))
    assert best_order(preferred).order == (("linux", 1), ("sql", 1), ("go", 1), ("git", 1))


def test_a_wish_changes_no_cost() -> None:
    tasks = [Task(("git", 1), 4, 5), Task(("sql", 1), 4, 6), Task("own", 4, 5)]

    preferred = prefer(tasks, {"git": "want", "sql": "rather-not"})

    assert best_order(preferred).order == (("sql", 1), ("git", 1), "own")
    assert best_order(preferred).cost == best_order(tasks).cost


def test_an_own_step_comes_after_what_it_waits_for_and_takes_its_hours() -> None:
    book = Task("book", 7, 0, frozenset({"docker", "git"}))
    notes = Task("notes", 1, 0, frozenset({"book"}))

    plan = best_order(add_own([DOCKER, LINUX], [notes, book]))

    assert (plan.order, plan.hours) == (("linux", "docker", "book", "notes"), 26)


def test_an_own_step_that_gains_nothing_waits_for_all_that_does_until_it_is_pinned() -> None:
    tasks = add_own([LINUX, DOCKER], [OWN])

    assert best_order(tasks).order == ("linux", "docker", "read a book")
    assert best_order(tasks, pinned=["read a book"]).order == ("read a book", "linux", "docker")
