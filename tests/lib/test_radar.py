import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerpath.lib.radar import BASELINE, CHARACTER, LINE, RADIUS, Radar, radar

labels = st.lists(st.text(st.characters(categories=["L", "N", "Zs"]), max_size=40), min_size=3, max_size=12)
levels = st.floats(min_value=-1, max_value=9)


def boxes(drawing: Radar) -> list[tuple[float, float, float, float]]:
    """Left, top, right and bottom of each line of each label, at the widest that its letters may be."""
    share = {"start": 0, "middle": 0.5, "end": 1}
    return [
        (left, line.y - BASELINE, left + width, line.y - BASELINE + LINE)
        for spoke in drawing.spokes
        for line in spoke.lines
        for width in [CHARACTER * len(line.words)]
        for left in [line.x - share[spoke.anchor] * width]
    ]


def points(polygon: str) -> list[tuple[float, float]]:
    pairs = (pair.split(",") for pair in polygon.split(" "))
    return [(float(x), float(y)) for x, y in pairs]


@given(labels)
def test_every_label_lies_inside_the_frame(names: list[str]) -> None:
    drawing = radar(names, {}, top=4)

    left, top, width, height = (int(number) for number in drawing.frame.split(" "))
    assert left == -width / 2
    for box in [*boxes(drawing), (-RADIUS, -RADIUS, RADIUS, RADIUS)]:
        assert left <= box[0]
        assert top <= box[1]
        assert box[2] <= left + width
        assert box[3] <= top + height


@given(labels)
def test_labels_keep_their_words(names: list[str]) -> None:
    drawing = radar(names, {}, top=4)

    written = [" ".join(line.words for line in spoke.lines) for spoke in drawing.spokes]
    assert [" ".join(text.split()) for text in written] == [" ".join(name.split()) for name in names]


@given(st.lists(levels, min_size=3, max_size=12), st.floats(min_value=1, max_value=8))
def test_values_lie_on_their_spoke_as_far_out_as_they_are_high(values: list[float], top: float) -> None:
    drawing = radar([""] * len(values), {"have": values}, top=top)

    (name, polygon), *rest = drawing.shapes
    assert (name, rest) == ("have", [])
    for index, (value, (x, y)) in enumerate(zip(values, points(polygon), strict=True)):
        distance, angle = RADIUS * min(max(value / top, 0), 1), 2 * math.pi * index / len(values)
        assert (x, y) == pytest.approx((distance * math.sin(angle), -distance * math.cos(angle)), abs=0.06)


def test_labels_grow_away_from_the_rings() -> None:
    drawing = radar(["Top", "Right", "Cloud and platform", "Left"], {}, top=4)

    assert [(spoke.anchor, [(line.words, line.x, line.y) for line in spoke.lines]) for spoke in drawing.spokes] == [
        ("middle", [("Top", 0.0, -136.0)]),
        ("start", [("Right", 132.0, 5.0)]),
        ("middle", [("Cloud and", 0.0, 146.0), ("platform", 0.0, 164.0)]),
        ("end", [("Left", -132.0, 5.0)]),
    ]


@pytest.mark.parametrize(("top", "expected"), [(4, ["1", "2", "3", "4"]), (100, ["25", "50", "75", "100"])])
def test_rings_bear_their_values(top: float, expected: list[str]) -> None:
    drawing = radar(["a", "b", "c"], {}, top=top)

    assert [ring.value for ring in drawing.rings] == expected


@pytest.mark.parametrize(
    ("names", "series", "top"),
    [(["a", "b"], {}, 4), (["a", "b", "c"], {"have": (1, 2)}, 4), (["a", "b", "c"], {}, 0)],
    ids=["two axes", "a value is missing", "nothing is highest"],
)
def test_what_is_no_radar_is_refused(names: list[str], series: dict[str, tuple[float, ...]], top: float) -> None:
    with pytest.raises(ValueError, match="radar"):
        radar(names, series, top)
