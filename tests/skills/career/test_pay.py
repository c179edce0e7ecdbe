"""What the documents say of pay, as pictures."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skills.career.pay import Axis, Bar, Line, Picture, Words, axis, pictures
from skills.catalogue import Catalogue, Framework, Pay, Role, Source
from skills.citations import cite

ROLE = "mlops-engineer"
FIGURE = Pay("becoming", ROLE, "mid", 100_000, 150_000, None, "USD", "year")
# Holds the axis from 50,000 to 250,000, so that the other figure alone differs.
ANCHOR = Pay("career-guide", ROLE, "lead", 60_000, 240_000, None, "USD", "year")
SMALL = Catalogue(
    Framework("small", "Small", "", ()),
    *((), ()),
    (Role(ROLE, "MLOps engineer", "target", "", ()), Role("data-engineer", "Data engineer", "neighbour", "", ())),
    *((), (), (), (), ()),
    (Source("becoming", "Becoming", "Unknown", ""),),
)
AMOUNTS = st.none() | st.integers(0, 10_000_000)


def drawn(catalogue: Catalogue, *figures: Pay) -> tuple[Picture, ...]:
    catalogue = replace(catalogue, pay=figures)
    return pictures(catalogue, cite(catalogue, [source.slug for source in catalogue.sources]), ROLE)


def bars(found: tuple[Picture, ...]) -> list[Bar]:
    return [bar for picture in found for part in picture.parts for bar in part.bars]


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (87_220, 260_000, Axis(50_000, 300_000, 50_000)),
        (50_000, 100_000, Axis(40_000, 120_000, 20_000)),
        (120_000, 120_000, Axis(115_000, 125_000, 5_000)),
        (35, 80, Axis(20, 100, 20)),
        (1, 1, Axis(0, 2, 1)),
    ],
)
def test_axis_begins_and_ends_at_round_numbers(low: int, high: int, expected: Axis) -> None:
    found = axis(low, high)

    assert found == expected


@pytest.mark.parametrize(
    ("low", "high", "average", "bar"),
    [
        (100_000, 150_000, None, {"solid": Line(25, 50), "words": Words("100,000–150,000", 50, "right")}),
        (
            200_000,
            None,
            None,
            {"dashed": Line(75, 100), "upwards": True, "words": Words("200,000 and more", 75, "left")},
        ),
        (None, 100_000, None, {"dashed": Line(0, 25), "words": Words("up to 100,000", 25, "right")}),
        (None, None, 100_000, {"dot": 25, "words": Words("average 100,000", 25, "right")}),
        (
            None,
            130_000,
            100_000,
            {"dashed": Line(25, 40), "dot": 25, "words": Words("up to 130,000, average 100,000", 100, "above")},
        ),
        (60_000, 200_000, None, {"solid": Line(5, 75), "words": Words("60,000–200,000", 100, "above")}),
    ],
)
def test_figure_is_drawn_as_far_as_it_is_named(
    catalogue: Catalogue, low: int | None, high: int | None, average: int | None, bar: dict[str, object]
) -> None:
    found = bars(drawn(catalogue, replace(FIGURE, low=low, high=high, average=average), ANCHOR))

    assert found[0] == Bar(label="2 · Becoming an MLOps Engineer", y=60, **bar)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("note", "words"),
    [
        ("Base pay in the first years.", "base 100,000–150,000"),
        ("Total compensation, not base pay.", "total 100,000–150,000"),
        ("The article also gives an average base pay.", "100,000–150,000"),
        (None, "100,000–150,000"),
    ],
)
def test_figure_says_what_it_counts(catalogue: Catalogue, note: str | None, words: str) -> None:
    found = bars(drawn(catalogue, replace(FIGURE, note=note)))

    assert [bar.words.text for bar in found] == [words]


def test_documents_stand_next_to_each_other_level_by_level(catalogue: Catalogue) -> None:
    found = drawn(catalogue, *catalogue.pay)

    assert [(part.heading, [bar.label for bar in part.bars]) for picture in found for part in picture.parts] == [
        ("Junior level", ["2 · Becoming an MLOps Engineer", "3 · MLOps Engineer Career Guide"]),
        ("Mid level", ["2 · Becoming an MLOps Engineer", "3 · MLOps Engineer Career Guide"]),
        ("Senior level", ["2 · Becoming an MLOps Engineer", "3 · MLOps Engineer Career Guide"]),
        ("No level named", ["1 · Is MLOps a good career?", "5 · MLOps Engineer: Roles, Skills, and Career Path"]),
        (
            "",
            [
                "5 · Machine learning engineer",
                "5 · DevOps engineer",
                "5 · Site reliability engineer",
                "5 · Data scientist",
            ],
        ),
    ]


def test_table_has_every_figure_and_what_is_said_of_it(catalogue: Catalogue) -> None:
    said = replace(FIGURE, place="Canada", year=2025, cites="A survey", note="Base pay.")

    found = drawn(catalogue, said, replace(FIGURE, role="data-engineer", low=None, high=None, average=90_000))

    assert [picture.rows for picture in found] == [
        (
            (
                "Mid level: 2 · Becoming an MLOps Engineer",
                "100,000",
                "150,000",
                "–",
                "Base pay.",
                "Canada",
                "2025",
                "A survey",
            ),
        ),
        (("2 · Data engineer, mid", "–", "–", "90,000", "Not said", "–", "–", "–"),),
    ]


def test_amounts_of_two_currencies_get_an_axis_each(catalogue: Catalogue) -> None:
    hourly = replace(FIGURE, low=40, high=80, currency="EUR", period="hour")

    found = drawn(catalogue, FIGURE, hourly)

    numbers = "The number before a name is the one that the document has in the list of sources."
    assert [(picture.about, [tick.words for tick in picture.ticks]) for picture in found] == [
        (f"In US dollars a year. {numbers}", ["", "100,000", "120,000", "140,000", ""]),
        (f"In euros an hour. {numbers}", ["", "40", "60", "80", ""]),
    ]


def test_legend_explains_what_is_drawn_and_no_more(catalogue: Catalogue) -> None:
    found = drawn(catalogue, *catalogue.pay)

    assert [picture.kinds for picture in found] == [{"range", "open", "average"}, {"average"}]


def test_figure_without_an_amount_is_not_drawn(catalogue: Catalogue) -> None:
    found = drawn(catalogue, replace(FIGURE, low=None, high=None))

    assert found == ()


@given(figures=st.lists(st.tuples(AMOUNTS, AMOUNTS, AMOUNTS, st.sampled_from([ROLE, "data-engineer"])), max_size=8))
def test_nothing_is_drawn_outside_the_picture(
    figures: list[tuple[int | None, int | None, int | None, str]],
) -> None:
    pay = [replace(FIGURE, low=low, high=high, average=mean, role=role) for low, high, mean, role in figures]
    ranges = [figure for figure in pay if None in (figure.low, figure.high) or figure.low <= figure.high]  # type: ignore[operator]

    found = drawn(SMALL, *ranges)

    lines = [line for bar in bars(found) for line in (bar.solid, bar.dashed) if line]
    places = [place for line in lines for place in (line.start, line.end)]
    places += [bar.dot for bar in bars(found) if bar.dot is not None]
    places += [tick.x for picture in found for tick in picture.ticks]
    assert [place for place in places if not 0 <= place <= 100] == []
    assert [line for line in lines if line.width < 0] == []
    assert sum(len(picture.rows) for picture in found) == len(bars(found))
