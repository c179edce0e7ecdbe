"""Moving steps: whatever is asked, nothing is lost and none stands before what it needs."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.plans.moving import BlockedError, after_needs, put_before, put_first, put_last

Case = tuple[list[int], dict[int, set[int]]]


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Steps in an order in which each stands after what it needs."""
    order = draw(st.permutations(range(draw(st.integers(2, 9)))))
    needs = {step: draw(st.sets(st.sampled_from(order[:n]))) for n, step in enumerate(order) if n}
    return list(order), needs


def respects(order: list[int], needs: dict[int, set[int]]) -> bool:
    return all(order.index(need) < order.index(step) for step, before in needs.items() for need in before)


@given(cases(), st.data())
def test_moving_keeps_all_steps_and_what_they_need(case: Case, data: st.DataObject) -> None:
    order, needs = case
    step, other = data.draw(st.permutations(order))[:2]

    for moved in (lambda: put_before(order, needs, step, other), lambda: put_last(order, needs, step)):
        with suppress(BlockedError):
            found = moved()
            assert sorted(found) == sorted(order)
            assert respects(found, needs)


@given(cases(), st.data())
def test_what_comes_first_brings_along_what_it_needs_and_nothing_else(case: Case, data: st.DataObject) -> None:
    order, needs = case
    step = data.draw(st.sampled_from(order))

    found = put_first(order, needs, step)

    along = found[: found.index(step) + 1]
    assert sorted(found) == sorted(order)
    assert respects(found, needs)
    assert all(each == step or any(each in needs.get(later, ()) for later in along) for each in along)


@given(cases(), st.data())
def test_whatever_stands_in_front_of_what_it_needs_comes_after_it(case: Case, data: st.DataObject) -> None:
    in_order, needs = case
    shuffled = data.draw(st.permutations(in_order))

    found = after_needs(shuffled, needs)

    assert sorted(found) == sorted(shuffled)
    assert respects(found, needs)
    assert after_needs(in_order, needs) == in_order
    assert after_needs(found[1:], needs) == found[1:]  # what is gone is no need any more


def test_what_waits_for_a_step_is_named() -> None:
    with pytest.raises(BlockedError) as later:
        put_before([1, 2, 3], {2: {1}}, 1, 3)
    with pytest.raises(BlockedError) as earlier:
        put_before([1, 2, 3], {2: {1}, 3: {2}}, 3, 1)

    assert (later.value.steps, earlier.value.steps) == ([2], [1])
