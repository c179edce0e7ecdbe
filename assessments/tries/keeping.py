"""What is kept of a try: the answers that a visitor gives without an account, until their time is over.

An answer has a revision, as in a sitting: the later one wins for its skill only, and what another tab had said is told.

>>> begun = Try(name="k3x", release=1, role="mlops-engineer", seniority="mid", until=DAY)
>>> said, became = begun.with_answers([Sent("git", "2", "At work"), Sent("sql", "na")])
>>> said.answers["git"], str(became.seen["git"]), said.answers["sql"].level
(Noted(word='2', note='At work', revision=1), '1.2.5c6876fc', None)
>>> Try.read(said.as_content()) == said
True
>>> Try.read({"answers": "broken"}) is None
True
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from typing import Any

from assessments.ratings.answers.became import Became, Overruled
from assessments.ratings.answers.seen import WORDS, Seen, Sent, level_of

DAY = 24 * 60 * 60
# The link that confirms an address works for three days: who wants to keep a try may take as long.
UNTIL_CONFIRMED = 3 * DAY


@dataclass(frozen=True)
class Noted:
    """An answer as it stands."""

    word: str
    note: str
    revision: int

    @property
    def level(self) -> int | None:
        return level_of(self.word)

    @property
    def seen(self) -> Seen:
        return Seen.of(level=self.level, note=self.note, revision=self.revision)


@dataclass(frozen=True)
class Try:
    """`name` tells the browser which of its waiting answers are of this try; `until` is in seconds of the clock."""

    name: str
    release: int
    role: str
    seniority: str
    until: int
    answers: Mapping[str, Noted] = field(default_factory=dict)

    def as_content(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def read(cls, content: object) -> "Try | None":
        """None for what is none of ours: whoever finds that begins anew."""
        if not isinstance(content, dict) or content.keys() != {one.name for one in fields(cls)}:
            return None
        numbers, texts = ("release", "until"), ("name", "role", "seniority")
        good = all(type(content[name]) is int for name in numbers) and all(type(content[name]) is str for name in texts)
        answers = _answers(content["answers"])
        return cls(**{**content, "answers": answers}) if good and answers is not None else None

    def is_over(self, now: int) -> bool:
        return now >= self.until

    def kept_for(self, seconds: int, now: int) -> "Try":
        """Never shorter than it was."""
        return replace(self, until=max(self.until, now + seconds))

    def with_answers(self, sent: Iterable[Sent]) -> "tuple[Try, Became]":
        answers = dict(self.answers)
        seen: dict[str, Seen] = {}
        overruled: list[Overruled] = []
        out_of_step: list[str] = []
        for one in sent:
            there = answers.get(one.skill)
            last = there.revision if there else 0
            if one.seen.revision > last:
                out_of_step.append(one.skill)
                continue
            if not one.is_answer:
                continue
            if there is None or (there.word, there.note) != (one.word, one.note):
                answers[one.skill] = Noted(one.word, one.note, last + 1)
                if there and one.seen.revision < last:
                    overruled.append(Overruled(one.skill, there, answers[one.skill]))
            seen[one.skill] = answers[one.skill].seen
        return replace(self, answers=answers), Became(seen, tuple(overruled), tuple(out_of_step))


def _answers(content: object) -> dict[str, Noted] | None:
    if not isinstance(content, dict):
        return None
    found = {skill: _noted(entry) for skill, entry in content.items()}
    good = {skill: noted for skill, noted in found.items() if noted}
    return good if len(good) == len(found) else None


def _noted(content: object) -> Noted | None:
    match content:
        case {"word": str(word), "note": str(note), "revision": int(revision), **rest}:
            return Noted(word, note, revision) if word in WORDS and revision > 0 and not rest else None
    return None
