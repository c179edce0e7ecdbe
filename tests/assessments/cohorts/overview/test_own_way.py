"""Going back from today's levels, change by change."""

from hypothesis import given
from hypothesis import strategies as st

from assessments.cohorts.overview.courses import Change
from assessments.cohorts.overview.own_way import at_start, without

LEVELS = st.none() | st.integers(0, 4)
# What was rated in which week: a level, that it doesn't apply, or that it was taken back.
RATED = st.tuples(st.integers(0, 3), st.sampled_from("abc"), st.just("taken back") | LEVELS)
Life = list[tuple[int, str, int | str | None]]


def lived(life: Life) -> tuple[list[dict[str, int | None]], list[Change]]:
    """The levels before the first change and after each, and the changes with the newest first."""
    levels: dict[str, int | None] = {}
    then, changes = [dict(levels)], []
    for week, skill, level in life:
        changes.append(Change(week, skill, levels.get(skill), was_rated=skill in levels))
        if isinstance(level, str):
            levels.pop(skill, None)
        else:
            levels[skill] = level
        then.append(dict(levels))
    return then, changes[::-1]


@given(st.lists(RATED, max_size=12), st.integers(0, 12))
def test_without_the_newest_changes_all_is_as_it_was(life: Life, newest: int) -> None:
    then, changes = lived(life)

    assert without(then[-1], changes[:newest]) == then[max(len(life) - newest, 0)]


@given(st.lists(RATED, min_size=1, max_size=12).map(lambda life: sorted(life, key=lambda each: each[0])))
def test_the_start_is_the_end_of_the_first_week_with_a_change(life: Life) -> None:
    then, changes = lived(life)

    in_the_first = sum(week == life[0][0] for week, *_ in life)
    assert at_start(then[-1], changes) == then[in_the_first]
