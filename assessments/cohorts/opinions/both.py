"""An opinion beside what the learner says: both levels with their sentences, and how far apart they are.

>>> far = Both(1, "git", "Git", Stand(True, 4), "Mends all", 2, "Works on branches", by="Ines", on="today")
>>> far.apart_in_words, far.asks_for_a_talk
('Ines sees Git 2 levels lower. Talk about it.', True)
>>> Both(1, "git", "Git", Stand(True, 1), "", 2, "", by="Ines", on="today").apart_in_words
'Ines sees Git 1 level higher.'
"""

from dataclasses import dataclass

from assessments.ratings.answers.stands import Stand
from careerpath.lib.ages import counted
from careerpath.lib.levels import FAR_APART


@dataclass(frozen=True)
class Earlier:
    level: int
    by: str
    on: str
    comment: str
    answer: str


@dataclass(frozen=True)
class Both:
    """`by` begins a sentence. `own_then` is the own level just before, where it was another one than today's."""

    pk: int
    skill: str
    name: str
    own: Stand
    own_statement: str
    level: int
    statement: str
    by: str
    on: str
    comment: str = ""
    answer: str = ""
    answered_on: str = ""
    talked_on: str = ""
    own_then: int | None = None
    is_new: bool = False
    framework: str = ""
    earlier: tuple[Earlier, ...] = ()

    @property
    def apart(self) -> int:
        return 0 if self.own.level is None else self.own.level - self.level

    @property
    def is_far(self) -> bool:
        return abs(self.apart) >= FAR_APART

    @property
    def asks_for_a_talk(self) -> bool:
        return self.is_far and not self.talked_on

    @property
    def apart_in_words(self) -> str:
        """Where they are apart."""
        way = "lower" if self.apart > 0 else "higher"
        talk = " Talk about it." if self.asks_for_a_talk else ""
        return f"{self.by} sees {self.name} {counted(abs(self.apart), 'level')} {way}.{talk}"
