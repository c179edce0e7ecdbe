"""The map of the ways into a role and out of it."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from skills.career.routes import Box, Dot, Drawing, Text, across, downwards

NAMES = st.lists(st.text("abc de", min_size=1, max_size=100), max_size=12)
IN, ON, BESIDE = ("Miller", "Cook"), ("Master baker",), ("Pastry chef",)


def test_across_the_ways_in_stand_left_and_the_ways_on_right() -> None:
    found = across("Baker", IN, ON, BESIDE)

    assert found == Drawing(
        frame="0 0 1160 200",
        box=Box(490, 92, 180, 48, Text("Baker", 580, 121, "middle")),
        labels=(
            Text("Where people come from", 320, 18, "end"),
            Text("Beside it, both ways", 580, 18, "middle"),
            Text("Where it leads", 840, 18, "start"),
        ),
        stops=(
            Text("Miller", 320, 104, "end"),
            Text("Cook", 320, 138, "end"),
            Text("Master baker", 840, 121, "start"),
            Text("Pastry chef", 580, 188, "middle"),
        ),
        dots=(Dot(334, 99), Dot(334, 133)),
        solid="M334 99C414 99 404 116 484 116 M334 133C414 133 404 116 484 116 M670 116C750 116 742 116 822 116",
        dashed="M580 144V166",
        heads="M575 151L580 144L585 151 M575 159L580 166L585 159 M481 111L488 116L481 121 M819 111L826 116L819 121",
    )


def test_downwards_all_stand_along_one_line() -> None:
    found = downwards("Baker", IN, ON, BESIDE)

    assert found == Drawing(
        frame="0 0 360 304",
        box=Box(0, 108, 360, 48, Text("Baker", 32, 137)),
        labels=(
            Text("Where people come from", 32, 28),
            Text("Beside it, both ways", 32, 184),
            Text("Where it leads", 32, 254),
        ),
        stops=(
            Text("Miller", 32, 60),
            Text("Cook", 32, 90),
            Text("Pastry chef", 52, 216),
            Text("Master baker", 32, 286),
        ),
        dots=(Dot(12, 55), Dot(12, 85), Dot(32, 211), Dot(12, 281)),
        solid="M12 55V296",
        dashed="M12 211H32",
        heads="M7 289L12 296L17 289",
    )


def test_way_that_nobody_goes_has_no_label_and_no_arrow() -> None:
    wide, narrow = across("Baker", (), (), ()), downwards("Baker", (), (), ())

    assert (wide.labels, wide.stops, wide.heads, wide.solid) == ((), (), "", "")
    assert (narrow.labels, narrow.stops, narrow.heads) == ((), (), "")


def test_name_that_is_too_long_is_cut() -> None:
    found = across(
        "Engineer of everything under the sun", ("A way in that takes far more words than it should take",), (), ()
    )

    assert found.box.text.text == "Engineer of…"
    assert [stop.text for stop in found.stops] == ["A way in that takes far more words…"]


@given(ways_in=NAMES, ways_on=NAMES, beside=NAMES)
def test_every_stop_has_its_place(ways_in: list[str], ways_on: list[str], beside: list[str]) -> None:
    for found in (across("Baker", ways_in, ways_on, beside), downwards("Baker", ways_in, ways_on, beside)):
        height = int(found.frame.split()[-1])
        lines = sorted((text.x, text.y) for text in (*found.stops, *found.labels, found.box.text))

        assert len(found.stops) == len(ways_in) + len(ways_on) + len(beside)
        assert 0 <= found.box.y <= found.box.y + found.box.height <= height
        assert [y for _, y in lines if not 12 <= y <= height] == []
        assert [
            second for first, second in pairwise(lines) if first[0] == second[0] and second[1] - first[1] < 18
        ] == []
