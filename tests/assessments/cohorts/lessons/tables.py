"""What pairs of people are worth, invented; and the best pairs among a few, by trying them all."""

from collections.abc import Sequence
from functools import cache

from hypothesis import strategies as st

from assessments.cohorts.lessons.worth import Worth

Table = list[list[int]]


@st.composite
def tables(draw: st.DrawFn, most: int = 8) -> Table:
    """Often many pairs are worth the same, or nothing."""
    number = draw(st.integers(0, most))
    worth = st.one_of(st.integers(0, 2), st.integers(0, 20))
    table = [[0] * number for _ in range(number)]
    for person in range(number):
        for other in range(person):
            table[person][other] = table[other][person] = draw(worth)
    return table


def greatest_weight(table: Table) -> int:
    @cache
    def of(people: tuple[int, ...]) -> int:
        if not people:
            return 0
        person, rest = people[0], people[1:]
        paired = (table[person][other] + of(tuple(one for one in rest if one != other)) for other in rest)
        return max([of(rest), *paired])

    return of(tuple(range(len(table))))


def weight_of(table: Table, pairs: Sequence[tuple[int, int]]) -> int:
    return sum(table[person][other] for person, other in pairs)


def by_worth(table: Table) -> list[Worth]:
    found: list[Worth] = []
    for row in table:
        gains = sorted({gain for gain in row if gain}, reverse=True)
        found.append({gain: sum(1 << n for n, other in enumerate(row) if other == gain) for gain in gains})
    return found
