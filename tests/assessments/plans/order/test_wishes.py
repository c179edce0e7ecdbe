"""Skills that one likes or doesn't: they break ties, and change nothing else."""

from assessments.models import Interest
from assessments.plans.order.wishes import LIKED, prefer
from assessments.plans.scheduling import Task, best_order


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


def test_a_step_that_gains_nothing_waits_for_all_that_does_until_it_is_pinned() -> None:
    tasks = [Task("linux", 10, 0), Task("docker", 8, 2, frozenset({"linux"})), Task("read a book", 5, 0)]

    assert best_order(tasks).order == ("linux", "docker", "read a book")
    assert best_order(tasks, pinned=["read a book"]).order == ("read a book", "linux", "docker")
