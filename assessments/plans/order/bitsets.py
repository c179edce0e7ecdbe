"""Sets of small numbers, kept as the bits of one integer: to join, meet or compare two of them is one operation."""

from collections.abc import Iterable, Iterator, Sequence


def bitset(numbers: Iterable[int]) -> int:
    """
    >>> bin(bitset([0, 2]))
    '0b101'
    """
    found = 0
    for number in numbers:
        found |= 1 << number
    return found


def members(bits: int) -> Iterator[int]:
    """The smallest first.

    >>> list(members(0b101))
    [0, 2]
    """
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest


def total(amounts: Sequence[int], bits: int) -> int:
    """
    >>> total([5, 6, 7], 0b101)
    12
    """
    return sum(amounts[number] for number in members(bits))
