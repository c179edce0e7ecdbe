"""Blocks: closed one after the other, never denser than those before, and none can be parted."""

from fractions import Fraction
from itertools import combinations, pairwise

import pytest

from assessments.plans.order.network import Network, read_tasks
from assessments.plans.order.sidney import sidney_blocks
from tests.assessments.plans.order.graphs import small_graph


def ratio(network: Network, steps: list[int] | tuple[int, ...]) -> Fraction:
    return Fraction(sum(network.gains[step] for step in steps), sum(network.hours[step] for step in steps))


def parts(network: Network, block: list[int]) -> list[tuple[int, ...]]:
    """All parts of a block that hold what they need in it, but for nothing and all."""
    return [
        part
        for size in range(1, len(block))
        for part in combinations(block, size)
        if all(need in part or need not in block for step in part for need in network.needs[step])
    ]


@pytest.mark.parametrize("batch", range(5))
def test_no_part_of_a_block_is_as_dense_as_the_block(batch: int) -> None:
    for seed in range(40 * batch, 40 * batch + 40):
        check_blocks(seed)


def check_blocks(seed: int) -> None:
    network = read_tasks(small_graph(seed))
    hours = [amount or 1 for amount in network.hours]
    counted = Network(network.tasks, tuple(hours), network.gains, 1, 1, network.needs, network.before)

    blocks = sidney_blocks(range(len(hours)), hours, network.gains, network.needs)

    assert sorted(step for block in blocks for step in block) == list(range(len(hours)))
    assert all(ratio(counted, one) >= ratio(counted, other) for one, other in pairwise(blocks))
    assert all(ratio(counted, part) < ratio(counted, block) for block in blocks for part in parts(counted, block))
    done: set[int] = set()
    for block in blocks:
        done |= set(block)
        assert all(set(network.needs[step]) <= done for step in block)


def test_nothing_has_no_blocks() -> None:
    assert sidney_blocks([], [], [], []) == []
