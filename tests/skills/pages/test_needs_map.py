import itertools

from hypothesis import given
from hypothesis import strategies as st

from skills.pages.needs_map import HEAD, NeedsMap, Neighbour, Tie, needs_map

WORDS = ("R", "ML", "and", "Git", "data", "quality", "Retrieval-augmented", "management", "environment", "Überwachung")
NAME = st.lists(st.sampled_from(WORDS), min_size=1, max_size=5).map(" ".join)
TIE = st.builds(Tie, at=st.integers(1, 4), slug=st.just("other"), name=NAME, level=st.integers(1, 4))
TIES = st.lists(TIE, max_size=12)


def sides(drawing: NeedsMap) -> tuple[tuple[Neighbour, ...], tuple[Neighbour, ...]]:
    return drawing.needs, drawing.unlocks


def box(drawing: NeedsMap, level: int) -> float:
    return float(drawing.boxes[level - 1].y)


@given(TIES, TIES)
def test_each_tie_is_drawn_once_on_its_side(needs: list[Tie], unlocks: list[Tie]) -> None:
    drawing = needs_map(needs, unlocks)

    assert [other.tie for other in drawing.needs] == sorted(needs, key=lambda tie: tie.at)
    assert [other.tie for other in drawing.unlocks] == sorted(unlocks, key=lambda tie: tie.at)


@given(TIES, TIES)
def test_names_keep_their_words(needs: list[Tie], unlocks: list[Tie]) -> None:
    drawing = needs_map(needs, unlocks)

    for other in (*drawing.needs, *drawing.unlocks):
        assert "".join(line.words for line in other.lines) == other.tie.name


@given(TIES, TIES)
def test_nothing_lies_outside_the_frame(needs: list[Tie], unlocks: list[Tie]) -> None:
    drawing = needs_map(needs, unlocks)

    areas = [other.area for other in (*drawing.needs, *drawing.unlocks)] + [found.area for found in drawing.boxes]
    for area in areas:
        assert float(area.x) >= -0.1
        assert float(area.y) >= HEAD - 0.1
        assert float(area.x) + float(area.width) <= float(drawing.width) + 0.2
        assert float(area.y) + float(area.height) <= float(drawing.height) + 0.2


@given(TIES, TIES)
def test_neighbours_of_one_side_do_not_touch(needs: list[Tie], unlocks: list[Tie]) -> None:
    drawing = needs_map(needs, unlocks)

    for side in sides(drawing):
        areas = [other.area for other in side]
        for upper, lower in itertools.pairwise(areas):
            assert float(upper.y) + float(upper.height) <= float(lower.y) + 0.2


@given(TIES, TIES)
def test_levels_rise_downwards_and_neighbours_stand_around_theirs(needs: list[Tie], unlocks: list[Tie]) -> None:
    drawing = needs_map(needs, unlocks)

    assert [found.level for found in drawing.boxes] == [1, 2, 3, 4]
    assert [float(found.y) for found in drawing.boxes] == sorted(float(found.y) for found in drawing.boxes)
    for side in sides(drawing):
        for level in range(1, 5):
            heights = [(float(o.area.y), float(o.area.y) + float(o.area.height)) for o in side if o.tie.at == level]
            if heights:
                middle = (heights[0][0] + heights[-1][1]) / 2
                assert abs(middle - box(drawing, level)) <= 0.3


def test_curve_leads_from_the_box_to_the_mark() -> None:
    drawing = needs_map([Tie(2, "git", "Git", 2)], [Tie(2, "ml", "ML", 3)])

    (need,), (unlock,) = sides(drawing)
    assert (need.curve, unlock.curve) == (
        "M136.8,99 C117.8,99 117.8,99 98.8,99",
        "M170.8,99 C189.8,99 189.8,99 208.8,99",
    )
    assert (need.x, unlock.x, need.anchor, unlock.anchor) == ("88.8", "218.8", "end", "start")


def test_side_with_nothing_on_it_has_no_heading_and_no_room() -> None:
    one, both = needs_map([Tie(1, "git", "Git", 1)], []), needs_map([Tie(1, "git", "Git", 1)], [Tie(1, "ml", "ML", 1)])

    assert (one.needs_end, one.unlocks_start) == ("98.8", "")
    assert float(one.width) < float(both.width)
    assert needs_map([], []).needs_end == ""


def test_long_name_is_broken_into_lines_that_read_as_one_text() -> None:
    drawing = needs_map([Tie(1, "a", "Dependency and environment management", 1)], [])

    lines = drawing.needs[0].lines
    assert [(line.words, line.y) for line in lines] == [
        ("Dependency and", "45.5"),
        (" environment", "62.5"),
        (" management", "79.5"),
    ]
