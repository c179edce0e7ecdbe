"""Walking back from today finds what walking forward had found."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from assessments.cohorts.people import Held, ready_for
from assessments.cohorts.person.learner import stands_at_start
from assessments.cohorts.person.weeks import Turn, drawing, verified_ready, week_by_week, week_days
from assessments.ratings.answers.stands import Stand
from skills.catalogue import Catalogue, Framework
from skills.targets import Ask

EMPTY = Catalogue(Framework("f", "F", "s", ()), *((),) * 9)
TARGET = {"git": Ask(2, 1), "sql": Ask(3, 2)}
FIRST, TODAY = date(2026, 1, 5), date(2026, 3, 12)

stands = st.builds(Stand, st.just(True), st.none() | st.integers(0, 4)) | st.just(Stand())
verdicts = st.builds(Stand, st.just(True), st.integers(0, 4))
days = st.integers(0, (TODAY - FIRST).days).map(lambda n: FIRST + timedelta(days=n))
events = st.lists(
    st.tuples(days, st.sampled_from(("git", "sql", "excel")), st.booleans(), stands, verdicts), max_size=20
)


def told(made: list[tuple[date, str, bool, Stand, Stand]]) -> list[Turn]:
    """Each with what was there before it; the oldest first."""
    last: dict[tuple[str, bool], Stand] = {}
    turns = []
    for day, skill, is_own, own, verdict in sorted(made, key=lambda event: event[0]):
        after = own if is_own else verdict
        turns.append(Turn(day, skill, last.get((skill, is_own), Stand()), after, is_own))
        last[skill, is_own] = after
    return turns


def held_at(turns: list[Turn], day: date) -> Held:
    held = Held()
    for turn in turns:
        levels = held.levels if turn.is_own else held.verified
        if turn.day <= day:
            levels.pop(turn.skill, None)
            if turn.after.is_rated:
                levels[turn.skill] = turn.after.level  # type: ignore[assignment]
    return held


@given(events)
def test_each_week_is_as_it_was(made: list[tuple[date, str, bool, Stand, Stand]]) -> None:
    turns = told(made)

    weeks = week_by_week(EMPTY, TARGET, held_at(turns, TODAY), turns[::-1], week_days(FIRST, TODAY))

    then = {day: held_at(turns, day) for day in week_days(FIRST, TODAY)}
    assert [(week.day, week.own, week.verified) for week in weeks] == [
        (day, ready_for(EMPTY, TARGET, held), verified_ready(EMPTY, TARGET, held)) for day, held in then.items()
    ]


@given(events)
def test_the_first_stand_since_is_where_a_change_is_counted_from(
    made: list[tuple[date, str, bool, Stand, Stand]],
) -> None:
    turns = told(made)

    found = stands_at_start(turns[::-1])

    firsts = {turn.skill: turn.after for turn in reversed(turns) if turn.is_own}
    assert found == firsts


@given(days, days)
def test_the_days_are_weeks_apart_and_end_today(first: date, today: date) -> None:
    found = week_days(first, today)

    assert found[-1] == today
    assert all((day - first).days % 7 == 0 for day in found[:-1])
    assert len(found) == max(-(-(today - first).days // 7), 0) + 1


def weeks_of(levels: dict[str, int | None], verified: dict[str, int], turns: list[Turn]) -> object:
    held = Held(levels, {}, verified)
    return drawing(week_by_week(EMPTY, TARGET, held, turns, week_days(FIRST, TODAY)))


def test_without_a_rating_there_is_nothing_to_draw() -> None:
    assert weeks_of({}, {}, []) is None


def test_a_line_begins_where_something_was_rated() -> None:
    turns = [Turn(date(2026, 3, 1), "git", Stand(), Stand(True, 2), True)]

    found = drawing(week_by_week(EMPTY, TARGET, Held({"git": 2}), turns, week_days(FIRST, TODAY)))

    assert found is not None
    assert found.own == "84.85,66.67 95.45,66.67 100.00,66.67"
    assert found.verified == ""
    assert found.rows[0] == ("5 January 2026", "–", "0 %")
    assert found.rows[-1] == ("12 March 2026", "33 %", "0 %")
    assert [tick for tick, *_ in found.ticks] == ["5 Jan 2026", "7 Feb 2026", "12 Mar 2026"]


def test_years_make_no_longer_table() -> None:
    long_ago = date(2020, 1, 6)

    found = drawing(week_by_week(EMPTY, TARGET, Held({"git": 2}, {}, {"git": 1}), [], week_days(long_ago, TODAY)))

    assert found is not None
    assert len(found.rows) <= 15
    assert found.verified.endswith("100.00,83.33")
