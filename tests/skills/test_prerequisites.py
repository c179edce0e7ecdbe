from collections.abc import Mapping
from dataclasses import replace
from graphlib import CycleError, TopologicalSorter

from hypothesis import given
from hypothesis import strategies as st

from skills.catalogue import Catalogue, Need
from skills.prerequisites import Step, closure, find_circle, waits_for
from tests.skills.builders import a_skill, small_catalogue
from tests.skills.strategies import catalogues

Graph = Mapping[Step, frozenset[Step]]

steps = st.tuples(st.sampled_from("abcde"), st.integers(1, 3))
graphs = st.dictionaries(steps, st.frozensets(steps, max_size=3))


def has_circle(graph: Graph) -> bool:
    try:
        TopologicalSorter(graph).prepare()
    except CycleError:
        return True
    return False


def test_a_step_waits_for_the_level_below_and_for_its_needs() -> None:
    graph = waits_for(small_catalogue().skills)

    assert len(graph) == 12
    assert graph["deploying", 1] == frozenset()
    assert graph["deploying", 2] == {("deploying", 1), ("git", 2)}
    assert graph["deploying", 3] == {("deploying", 2), ("testing", 1)}
    assert graph["deploying", 4] == {("deploying", 3)}


def test_a_skill_that_is_its_own_need_is_a_circle() -> None:
    [git, *_] = small_catalogue().skills

    graph = waits_for([replace(git, needs=(Need(2, "git", 3),))])

    assert find_circle(graph) == (("git", 2), ("git", 3))


def test_a_circle_over_several_levels_is_found() -> None:
    first = a_skill("first", needs=(Need(1, "second", 3),))
    second = a_skill("second", needs=(Need(2, "first", 1),))

    circle = find_circle(waits_for([first, second]))

    assert circle == (("first", 1), ("second", 2), ("second", 3))


@given(graphs)
def test_a_circle_is_found_when_there_is_one_and_is_one(graph: Graph) -> None:
    circle = find_circle(graph)

    assert bool(circle) == has_circle(graph)
    assert len(set(circle)) == len(circle)
    for before, after in zip(circle, circle[1:] + circle[:1], strict=True):
        assert before in graph[after]
    assert not circle or circle[0] == min(circle)


@given(catalogues())
def test_a_sound_catalogue_has_no_circle(catalogue: Catalogue) -> None:
    graph = waits_for(catalogue.skills)

    assert find_circle(graph) == ()
    assert set(graph) == {(skill.slug, level) for skill in catalogue.skills for level in (1, 2, 3, 4)}


@given(graphs, st.frozensets(steps), st.frozensets(steps))
def test_a_closure_is_the_least_closed_set_with_its_targets(
    graph: Graph, targets: frozenset[Step], more: frozenset[Step]
) -> None:
    found = closure(graph, targets)

    assert targets <= found
    assert all(graph.get(step, frozenset()) <= found for step in found)
    assert closure(graph, found) == found
    assert found <= closure(graph, targets | more)
    reached = set(targets)
    for _ in graph:
        reached |= {needed for step in reached for needed in graph.get(step, ())}
    assert found == reached


def test_the_closure_of_nothing_is_empty() -> None:
    assert closure(waits_for(small_catalogue().skills), []) == frozenset()


def test_our_skills_are_all_within_reach(catalogue: Catalogue) -> None:
    graph = waits_for(catalogue.skills)
    order = list(TopologicalSorter(graph).static_order())

    assert sorted(order) == sorted(graph)
    assert closure(graph, order) == frozenset(order)
