"""The line of a skill's levels over time."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from assessments.ratings.answers.stands import Stand
from assessments.ratings.mine.history import Dot, Line, Moment, Rise, Run, step_line

STANDS = st.one_of(st.just(Stand()), st.builds(Stand, st.just(True), st.one_of(st.none(), st.integers(0, 4))))
DAYS = st.lists(st.integers(0, 3_000), min_size=1, max_size=12).map(sorted)
HISTORIES = DAYS.flatmap(
    lambda days: st.lists(STANDS, min_size=len(days), max_size=len(days)).map(
        lambda stands: [Moment(float(day), stand) for day, stand in zip(days, stands, strict=True)]
    )
)


def level_at(line: Line, percent: float) -> int | None:
    """The level that the line shows there; None where it breaks off."""
    found = [run for run in line.runs if float(run.start) <= percent < float(run.end)]
    return None if not found else 4 - (int(found[-1].y) - 20) // 32


@given(HISTORIES, st.integers(1, 100))
def test_between_two_changes_the_line_shows_what_was_said(history: list[Moment], more: int) -> None:
    first, until = history[0].at, history[-1].at + more
    span = until - first

    line = step_line(history, first, until)

    for moment, end in zip(history, [*(moment.at for moment in history[1:]), until], strict=True):
        if 100 * (end - moment.at) / span > 0.1:
            middle = 100 * ((moment.at + end) / 2 - first) / span
            assert level_at(line, middle) == moment.stand.level


@given(HISTORIES, st.integers(1, 100))
def test_the_line_stays_in_the_picture_and_goes_one_way(history: list[Moment], more: int) -> None:
    line = step_line(history, history[0].at, history[-1].at + more)

    places = [float(x) for run in line.runs for x in (run.start, run.end)]
    assert places == sorted(places)
    assert all(0 <= place <= 100 for place in places)
    assert all(20 <= int(rise.top) < int(rise.bottom) <= 148 for rise in line.rises)


@given(HISTORIES, st.integers(1, 100))
def test_each_level_has_a_dot_and_each_step_a_rise(history: list[Moment], more: int) -> None:
    line = step_line(history, history[0].at, history[-1].at + more)

    levels = [moment.stand.level for moment in history]
    steps = [pair for pair in pairwise(levels) if None not in pair and pair[0] != pair[1]]
    assert len(line.dots) == len([level for level in levels if level is not None])
    assert len(line.rises) == len(steps)


def test_where_it_is_not_rated_there_is_no_line() -> None:
    history = [Moment(0, Stand(True, 1)), Moment(1, Stand()), Moment(2, Stand(True, 3)), Moment(3, Stand(True))]

    assert step_line(history, 0, 4) == Line(
        runs=(Run("0.00", "25.00", "116"), Run("50.00", "75.00", "52")),
        rises=(),
        dots=(Dot("0.00", "116"), Dot("50.00", "52")),
    )


def test_two_changes_at_one_moment_are_a_rise_without_a_run() -> None:
    line = step_line([Moment(0, Stand(True, 4)), Moment(0, Stand(True, 0))], 0, 2)

    assert line.runs == (Run("0.00", "100.00", "148"),)
    assert line.rises == (Rise("0.00", "20", "148"),)


def test_a_picture_without_width_has_no_line() -> None:
    assert step_line([Moment(5, Stand(True, 2))], 5, 5) == Line((), (), ())
