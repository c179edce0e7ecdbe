"""The best closed set, held against all closed sets."""

from assessments.plans.order.closure_cut import closure_cut
from tests.assessments.plans.order.graphs import chance_of


def random_worth(seed: int) -> tuple[dict[int, int], list[list[int]]]:
    chance = chance_of(seed)
    number, density = chance.randint(1, 9), chance.uniform(0, 0.6)
    worth = {step: chance.randint(-9, 9) for step in range(number)}
    return worth, [[other for other in range(step) if chance.random() < density] for step in range(number)]


def best_by_hand(worth: dict[int, int], needs: list[list[int]]) -> tuple[int, frozenset[int]]:
    """The greatest worth, and the smallest set of it."""
    sets = (frozenset(step for step in worth if bits >> step & 1) for bits in range(2 ** len(worth)))
    closed = [steps for steps in sets if all(set(needs[step]) <= steps for step in steps)]
    best = max(closed, key=lambda steps: (sum(worth[step] for step in steps), -len(steps)))
    return sum(worth[step] for step in best), best


def test_a_cut_finds_the_smallest_best_closed_set() -> None:
    networks = [random_worth(seed) for seed in range(200)]

    cuts = [closure_cut(worth, needs) for worth, needs in networks]

    found = [(sum(cut.surplus.values()), cut.best) for cut in cuts]
    assert found == [best_by_hand(worth, needs) for worth, needs in networks]


def test_what_is_paid_adds_up() -> None:
    networks = [random_worth(seed) for seed in range(200)]

    cuts = [closure_cut(worth, needs) for worth, needs in networks]

    for (worth, needs), cut in zip(networks, cuts, strict=True):
        balance = {step: cut.surplus.get(step, 0) - cut.debt.get(step, 0) for step in worth}
        for need, step, amount in cut.payments():
            assert need in needs[step]
            assert amount > 0
            balance[step] += amount
            balance[need] -= amount
        assert balance == worth


def test_a_payment_is_taken_back_when_the_payer_finds_another_debt() -> None:
    # 3 pays for 1, the nearest; 4 needs 1 only, so 3 must turn to 0.
    cut = closure_cut({0: -3, 1: -3, 2: 0, 3: 3, 4: 3}, needs=[[], [], [0], [1, 2], [1]])

    assert cut.best == frozenset()
    assert sorted(cut.payments()) == [(0, 2, 3), (1, 4, 3), (2, 3, 3)]
