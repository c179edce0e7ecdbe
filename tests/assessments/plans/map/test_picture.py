"""The map of a plan: each step once, behind what it needs, on nobody else's place, and no line behind a step."""

import re
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from assessments.plans.map.picture import WIDTH, Box, steps_map
from assessments.plans.map.places import columns, reduced

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


@given(graphs())
def test_no_line_runs_behind_a_step(graph: tuple[dict[int, str], Needs]) -> None:
    drawing = steps_map(*graph)

    boxes = {box.key: place(box) for box in drawing.boxes}
    for line in drawing.lines:
        corners = [
            tuple(map(int, corner.split(","))) for corner in re.findall(r"(?:M| )(\d+,\d+)(?= H| C|$)", line.path)
        ]
        (left, top, bottom), (x, upper, lower) = boxes[line.needs], boxes[line.key]
        assert (corners[0][0], corners[-1][0]) == (left + WIDTH, x)
        assert top < corners[0][1] < bottom
        assert upper < corners[-1][1] < lower
        # Between two columns it bends; through each column that lies between, it goes straight on.
        straight = re.findall(r"(\d+),(\d+) H(\d+)", line.path)
        assert [int(end) - int(begin) for begin, _, end in straight] == [WIDTH] * (len(corners) - 2)
        for begin, height, _ in straight:
            there = [(first, last) for x, first, last in boxes.values() if x == int(begin)]
            assert there
            assert not any(first <= int(height) <= last for first, last in there)


def test_a_plan_without_steps_has_no_picture() -> None:
    drawing = steps_map({}, {})

    assert (drawing.boxes, drawing.lines) == ((), ())
