"""The assignment of rows to columns: held against all of them."""

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from assessments.cohorts.lessons.assignment import best_assignment


def squares(most: int) -> st.SearchStrategy[list[list[int]]]:
    def of(size: int) -> st.SearchStrategy[list[list[int]]]:
        row = st.lists(st.integers(-9, 9), min_size=size, max_size=size)
        return st.lists(row, min_size=size, max_size=size)

    return st.integers(0, most).flatmap(of)


@given(squares(6))
def test_no_assignment_weighs_more(weights: list[list[int]]) -> None:
    columns = best_assignment(weights)

    every = (sum(row[column] for row, column in zip(weights, way, strict=True)) for way in permutations(columns))
    assert sorted(columns) == list(range(len(weights)))
    assert sum(row[column] for row, column in zip(weights, columns, strict=True)) == max(every)
