"""The answers of a try beside those of an assessment that its person has open already: what goes together how.

>>> there = {"git": Answer("2", ""), "sql": Answer("1", "")}
>>> tried = {"git": Answer("3", ""), "sql": Answer("1", ""), "python": Answer("2", ""), "excel": Answer("4", "")}
>>> beside(tried, there, {"git", "sql", "python"})
Beside(new=('python',), same=('sql',), different=('git',), not_asked=('excel',))
"""

from collections.abc import Container, Mapping
from typing import NamedTuple


class Answer(NamedTuple):
    """The word of a level, and the note."""

    word: str
    note: str


class Beside(NamedTuple):
    """Each answer of the try stands in one of the four, in the order in which it was given first."""

    new: tuple[str, ...]
    same: tuple[str, ...]
    different: tuple[str, ...]
    not_asked: tuple[str, ...]


def beside(tried: Mapping[str, Answer], there: Mapping[str, Answer], asked: Container[str]) -> Beside:
    both = [skill for skill in tried if skill in asked and skill in there]
    return Beside(
        new=tuple(skill for skill in tried if skill in asked and skill not in there),
        same=tuple(skill for skill in both if tried[skill] == there[skill]),
        different=tuple(skill for skill in both if tried[skill] != there[skill]),
        not_asked=tuple(skill for skill in tried if skill not in asked),
    )
