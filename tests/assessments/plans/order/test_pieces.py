"""A block made smaller: each rule, and that a best order of the pieces is a best order of the steps."""

from itertools import permutations

import pytest

from assessments.plans.order.bitsets import members
from assessments.plans.order.network import read_tasks
from assessments.plans.order.pieces import Pieces
from tests.assessments.plans.order.graphs import small_graph


def simplified(hours: list[int], weights: list[int], before: list[int]) -> list[tuple[int, ...]]:
    pieces = Pieces(range(len(hours)), hours, weights, before)
    pieces.simplify()
    return [pieces.steps[piece] for piece in members(pieces.alive)]


def test_the_densest_piece_comes_right_after_the_only_one_it_waits_for() -> None:
    # 4 waits for 3 only, which waits for 0 and 2; it is as dense as 1, all that could come between.
    assert simplified([1, 3, 2, 1, 1], [0, 3, 1, 4, 1], [0, 0b1, 0, 0b101, 0b1101]) == [(0,), (1,), (2,), (3, 4)]


def test_the_sparsest_piece_comes_right_before_the_only_one_that_waits_for_it() -> None:
    # Only 1 waits for 0 directly; 3, all that could come between, is denser than 0.
    assert simplified([4, 2, 4, 3, 3], [1, 0, 2, 1, 6], [0, 0b1, 0b11, 0, 0b1011]) == [(0, 1), (2,), (3,), (4,)]


def test_a_piece_that_alone_waits_for_the_only_one_it_waits_for_comes_right_after_it_if_as_dense() -> None:
    assert simplified([2, 2, 3, 2, 1], [1, 0, 3, 2, 6], [0, 0, 0b10, 0b110, 0b11]) == [(0,), (1,), (2, 3), (4,)]


def test_of_two_pieces_the_better_in_all_comes_first() -> None:
    # 2 gains nothing, and nothing waits for it: all others come first.
    pieces = Pieces(range(5), [1, 3, 2, 1, 2], [0, 1, 0, 1, 4], [0, 0, 0, 0b1, 0b11])

    pieces.simplify()

    assert (pieces.before, pieces.alive) == ([0, 0, 0b11011, 0b1, 0b11], 0b11111)
    assert [pieces.needs(piece) for piece in range(5)] == [[], [], [3, 4], [0], [0, 1]]


def cheapest(pieces: Pieces, hours: list[int], weights: list[int]) -> int:
    """The least cost of the steps in all orders of the pieces that keep to what each waits for."""
    costs = []
    for order in permutations(members(pieces.alive)):
        if all(not pieces.before[piece] & ~sum(1 << other for other in order[:n]) for n, piece in enumerate(order)):
            finished = cost = 0
            for step in (step for piece in order for step in pieces.steps[piece]):
                finished += hours[step]
                cost += finished * weights[step]
            costs.append(cost)
    return min(costs)


@pytest.mark.parametrize("batch", range(5))
def test_a_best_order_stays_among_the_orders_of_the_pieces(batch: int) -> None:
    for seed in range(40 * batch, 40 * batch + 40):
        check_best_order_stays(seed)


def check_best_order_stays(seed: int) -> None:
    network = read_tasks(small_graph(seed, most=6))
    hours, weights = [amount or 1 for amount in network.hours], list(network.gains)
    whole = Pieces(range(len(hours)), hours, weights, network.before)
    pieces = Pieces(range(len(hours)), hours, weights, network.before)

    pieces.simplify()

    assert cheapest(pieces, hours, weights) == cheapest(whole, hours, weights)
    assert sorted(step for piece in members(pieces.alive) for step in pieces.steps[piece]) == list(range(len(hours)))
