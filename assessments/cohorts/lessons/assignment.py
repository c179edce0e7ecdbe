"""Each row gets a column of its own so that the weights add up to the most: the assignment problem, solved exactly.

Each row asks for something and each column has a price, so that together they never come to less than the weight where
they meet. Where they come to just that, row and column fit. The rows find their columns one after the other: a new
row looks for the nearest free column, on a way on which others may have to move on to another one. When all have one
that fits, no assignment weighs more: none comes to more than all that is asked and all prices, and this one comes to
just that.

>>> best_assignment([[7, 5], [6, 1]])
[1, 0]
"""

from collections.abc import Sequence

Weights = Sequence[Sequence[int]]


def best_assignment(weights: Weights) -> list[int]:
    """The column of each row. Of assignments that weigh the same, always the same one."""
    places = _Places(weights)
    for row in range(len(weights)):
        places.find(row)
    columns = [0] * len(weights)
    for column, row in enumerate(places.taken_by):
        columns[row] = column
    return columns


class _Places:
    def __init__(self, weights: Weights) -> None:
        self.weights = weights
        self.asked = [max(row) for row in weights]
        self.prices = [0] * len(weights)
        self.taken_by = [-1] * len(weights)

    def find(self, row: int) -> None:
        """From a row to a column it is as far as what is asked and the price exceed the weight."""
        came_from = [row] * len(self.weights)
        far = [self.asked[row] + price - weight for price, weight in zip(self.prices, self.weights[row], strict=True)]
        waiting, passed = list(range(len(far))), []
        while True:
            column = min(waiting, key=far.__getitem__)
            if self.taken_by[column] < 0:
                break
            waiting.remove(column)
            passed.append(column)
            self._go_on(self.taken_by[column], far, came_from, waiting, far[column])
        self._settle(row, passed, far, far[column])
        self._move_up(row, column, came_from)

    def _go_on(self, row: int, far: list[int], came_from: list[int], waiting: list[int], so_far: int) -> None:
        weights, prices = self.weights[row], self.prices
        base = so_far + self.asked[row]
        for column in waiting:
            there = base + prices[column] - weights[column]
            if there < far[column]:
                far[column], came_from[column] = there, row

    def _settle(self, row: int, passed: list[int], far: list[int], whole: int) -> None:
        """What was passed on the way becomes dearer, so that it fits along the whole way."""
        self.asked[row] -= whole
        for column in passed:
            self.prices[column] += whole - far[column]
            self.asked[self.taken_by[column]] -= whole - far[column]

    def _move_up(self, row: int, column: int, came_from: list[int]) -> None:
        """Who stands at the end of the way takes the free column, and each other the one that was left."""
        last = -1
        while last != row:
            last = came_from[column]
            left = self.taken_by.index(last) if last != row else -1
            self.taken_by[column], column = last, left
