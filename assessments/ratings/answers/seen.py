"""What a page showed of an answer when it was opened. It comes back with the answer and tells what the person changed.

A page without JavaScript sends all that is on it, also what nobody touched. Only what differs from what it showed is an
answer: else one tab would overrule another without anybody having said so.

>>> seen = Seen.of(level=2, note="Two years at work", revision=3)
>>> str(seen)
'3.2.d92ae340'
>>> Seen.read(str(seen)) == seen
True
>>> seen.differs("2", "Two years at work"), seen.differs("3", "Two years at work")
(False, True)
>>> Seen.read("3; drop table") is None
True
"""

import re
import zlib
from dataclasses import dataclass

# The sixth choice of every scale, beside the levels.
NOT_MINE = "na"
WORDS = ("0", "1", "2", "3", "4", NOT_MINE)

FORM = re.compile(r"(0|[1-9][0-9]{0,8})(?:\.([0-4]|na)\.([0-9a-f]{1,8}))?", re.ASCII)


def word_of(level: int | None) -> str:
    return NOT_MINE if level is None else str(level)


def level_of(word: str) -> int | None:
    return None if word == NOT_MINE else int(word)


def _mark(note: str) -> str:
    return f"{zlib.crc32(note.encode()):x}"


@dataclass(frozen=True)
class Seen:
    """Revision 0 is a skill without an answer."""

    revision: int = 0
    word: str = ""
    mark: str = "0"

    @classmethod
    def of(cls, *, level: int | None, note: str, revision: int) -> "Seen":
        return cls(revision, word_of(level), _mark(note))

    @classmethod
    def read(cls, text: str) -> "Seen | None":
        """None for what is none of ours."""
        found = FORM.fullmatch(text)
        if found is None or (found[1] == "0") != (found[2] is None):
            return None
        return cls(int(found[1]), found[2] or "", found[3] or "0")

    def __str__(self) -> str:
        return f"{self.revision}.{self.word}.{self.mark}" if self.revision else "0"

    def differs(self, word: str, note: str) -> bool:
        return (self.word, self.mark) != (word, _mark(note))


@dataclass(frozen=True)
class Sent:
    """What came back for one skill. No word: nothing is chosen. No wish: it isn't spoken of.

    `wished` is the wish that the page showed. A script, which sends a wish only when it is given, leaves it out.
    """

    skill: str
    word: str = ""
    note: str = ""
    seen: Seen = Seen()
    wish: str | None = None
    wished: str | None = None

    @property
    def is_answer(self) -> bool:
        return bool(self.word) and self.seen.differs(self.word, self.note)

    @property
    def is_note_alone(self) -> bool:
        """A note is part of an answer: without one it has no place."""
        return bool(self.note) and not self.word

    @property
    def new_wish(self) -> str | None:
        """None for the one that the page showed: nobody said it, and another tab may have said something else."""
        return None if self.wish == self.wished else self.wish
