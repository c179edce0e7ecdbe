"""A cell of the grids in which teachers give opinions: one learner and one skill, with all that a fair word needs.

>>> cell = Cell("git", "Git", own=Stand(True, 3), asked=2, level=1)
>>> cell.apart, cell.asks_for_a_talk, Cell("git", "Git", own=Stand(True, 3), level=1, talked_on="3 May").asks_for_a_talk
(2, True, False)
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from assessments.ratings.answers.stands import Stand
from careerpath.lib.levels import FAR_APART

NOT_RATED = Stand()


@dataclass(frozen=True)
class Piece:
    """Evidence: the level that it is for, a sentence, a link, and since when."""

    level: int
    text: str
    link: str
    since: str
    is_new: bool = False


@dataclass(frozen=True)
class Cell:
    """`key` names the skill or the learner in the form. `level` and `comment` are those of the opinion that counts."""

    key: str
    name: str
    address: str = ""
    own: Stand = NOT_RATED
    # None where the goal doesn't ask for it.
    asked: int | None = None
    # Why the learner left it out.
    left_out: str = ""
    level: int | None = None
    comment: str = ""
    # Who gave it and when, in words. Empty where another cohort's teacher gave it, or nobody.
    given: str = ""
    answer: str = ""
    talked_on: str = ""
    seen: str = "0"
    evidence: tuple[Piece, ...] = ()
    # What was typed and isn't written yet, and why not.
    typed: tuple[str, str] | None = None
    problem: str = ""

    @property
    def has_opinion(self) -> bool:
        return self.seen != "0"

    @property
    def apart(self) -> int:
        """By how many levels the learner's own one is higher."""
        return 0 if self.own.level is None or self.level is None else self.own.level - self.level

    @property
    def asks_for_a_talk(self) -> bool:
        return abs(self.apart) >= FAR_APART and not self.talked_on


def with_problems(
    cells: Sequence[Cell], typed: Mapping[str, tuple[str, str]], problems: Mapping[str, str]
) -> tuple[Cell, ...]:
    """The cells that have a problem, as they were typed."""
    return tuple(
        replace(cell, typed=typed[cell.key], problem=problems[cell.key]) if cell.key in problems else cell
        for cell in cells
    )


def overtaken_in_words(cell: Cell) -> str:
    """
    >>> overtaken_in_words(Cell("git", "Git", level=3, given="Asa, today"))
    'While this page was open, somebody gave level 3 (Asa, today). Save again, and yours counts.'
    """
    by = f" ({cell.given})" if cell.given else ""
    return f"While this page was open, somebody gave level {cell.level}{by}. Save again, and yours counts."
