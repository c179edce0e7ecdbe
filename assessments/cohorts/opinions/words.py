"""What a teacher says of a skill of a learner, held against what stands there: what becomes of it.

A page shows what stands and sends it back with the form. So a cell that nobody touched says nothing, and where another
teacher has spoken in between, the later word doesn't go over theirs unseen.

>>> mine = Standing(review=7, level=2, comment="Shown in class", is_mine=True)
>>> fate(Word(1, "git", 3, "Shown in class", mine.seen), mine), fate(Word(1, "git", 2, "Better so", mine.seen), mine)
('new', 'edit')
>>> fate(Word(1, "git", 3, "", Seen()), mine), fate(Word(1, "git", 2, "Shown in class", Seen()), mine)
('overtaken', 'same')

After new evidence the same level may be given anew:

>>> fate(Word(1, "git", 2, "Shown in class", mine.seen, is_anew=True), mine)
'new'
"""

from dataclasses import dataclass
from typing import Literal

from assessments.ratings.answers.seen import Seen

Fate = Literal["new", "edit", "same", "overtaken"]


@dataclass(frozen=True)
class Word:
    """`member` is the number of the membership; `seen` what the page showed when it was opened."""

    member: int
    skill: str
    level: int
    comment: str
    seen: Seen
    is_anew: bool = False


@dataclass(frozen=True)
class Standing:
    """The opinion that counts; without a number there is none. Its comment is empty for whoever may not read it.

    `is_mine`: the same teacher gave it in the same cohort, and the learner hasn't answered it.
    """

    review: int = 0
    level: int | None = None
    comment: str = ""
    is_mine: bool = False

    @property
    def seen(self) -> Seen:
        return Seen.of(level=self.level, note=self.comment, revision=self.review) if self.review else Seen()


NOTHING = Standing()


def fate(word: Word, standing: Standing) -> Fate:
    is_same = (word.level, word.comment) == (standing.level, standing.comment)
    if word.seen != standing.seen:
        return "same" if is_same else "overtaken"
    if word.is_anew or word.level != standing.level:
        return "new"
    if is_same:
        return "same"
    return "edit" if standing.is_mine else "new"
