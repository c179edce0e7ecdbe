"""What is shown adds up to what is shown."""

from hypothesis import given
from hypothesis import strategies as st

from assessments.gaps.tenths import in_tenths, of_a_hundred, tenths

VALUES = st.lists(st.floats(-50, 50).filter(lambda value: value == 0 or abs(value) > 1e-6), max_size=40)


@given(VALUES, st.floats(0, 100))
def test_parts_add_up_to_the_difference_of_what_is_shown(values: list[float], before: float) -> None:
    whole = tenths(before + sum(values)) - tenths(before) if any(values) else 0

    found = in_tenths(values, whole)

    assert sum(found) == whole
    assert all(abs(tenth - value * 10) < 1 + 1e-6 for tenth, value in zip(found, values, strict=True))


@given(VALUES, st.floats(0, 100))
def test_no_part_changes_its_direction(values: list[float], before: float) -> None:
    found = in_tenths(values, tenths(before + sum(values)) - tenths(before))

    assert all(tenth * value >= 0 for tenth, value in zip(found, values, strict=True))


@given(st.lists(st.tuples(st.floats(0, 1), st.floats(0.01, 1)), min_size=1, max_size=8))
def test_both_columns_add_up_and_what_is_all_there_shows_the_same_twice(shares: list[tuple[float, float]]) -> None:
    whole = sum(share for _, share in shares)
    parts = [(100 * share / whole * part, 100 * share / whole) for part, share in shares]

    found = of_a_hundred(parts)

    assert sum(have for have, _ in found) == tenths(sum(have for have, _ in parts))
    assert sum(of for _, of in found) == 1000
    assert all(have == of for (have, of), (points, worth) in zip(found, parts, strict=True) if points == worth)
    assert all(0 <= have <= of for have, of in found)
