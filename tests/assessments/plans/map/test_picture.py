"""The map of a plan: each step once, behind what it needs, on nobody else's place."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from assessments.plans.map.picture import WIDTH, Box, columns, reduced, steps_map

Needs = dict[int, frozenset[int]]


@st.composite
def graphs(draw: st.DrawFn) -> tuple[dict[int, str], Needs]:
    size = draw(st.integers(0, 14))
    names = {key: draw(st.text("ab c", max_size=60)) for key in range(size)}
    needs = {key: draw(st.frozensets(st.integers(0, key - 1), max_size=4)) for key in range(1, size)}
    return names, needs


def place(box: Box) -> tuple[int, int, int]:
    return int(box.x), int(box.y), int(box.y) + int(box.height)


def all_before(key: int, needs: Needs) -> set[int]:
    return set().union(*({need} | all_before(need, needs) for need in needs.get(key, ())))


@given(graphs())
def test_each_step_stands_once_where_no_other_stands(graph: tuple[dict[int, str], Needs]) -> None:
    names, needs = graph

    drawing = steps_map(names, needs)

    assert [box.key for box in drawing.boxes] == list(names)
    places = sorted(map(place, drawing.boxes))
    for (x, _, bottom), (other, top, _) in pairwise(places):
        assert x != other or bottom < top
    assert all(x >= 0 and x + WIDTH <= drawing.width and bottom <= drawing.height for x, _, bottom in places)


@given(graphs())
def test_each_step_stands_behind_all_that_it_needs(graph: tuple[dict[int, str], Needs]) -> None:
    names, needs = graph

    found = columns(names, needs)

    assert all(found[need] < found[key] for key, direct in needs.items() for need in direct)
    assert all(found[key] == 0 for key in names if not needs.get(key))


@given(graphs())
def test_the_lines_lead_to_the_same_steps_with_none_to_spare(graph: tuple[dict[int, str], Needs]) -> None:
    names, needs = graph

    fewer = reduced(names, needs)

    assert {key: all_before(key, fewer) for key in names} == {key: all_before(key, needs) for key in names}
    for direct in fewer.values():
        assert not any(need in all_before(other, needs) for need in direct for other in direct)
    drawn = {(line.key, line.needs) for line in steps_map(names, needs).lines}
    assert drawn == {(key, need) for key, direct in fewer.items() for need in direct}


def test_a_plan_without_steps_has_no_picture() -> None:
    drawing = steps_map({}, {})

    assert (drawing.boxes, drawing.lines) == ((), ())
