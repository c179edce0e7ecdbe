"""What became of the answers that a page sent, in an assessment or in a try."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from assessments.ratings.answers.seen import Seen


class Worded(Protocol):
    @property
    def level(self) -> int | None: ...
    @property
    def note(self) -> str: ...


@dataclass(frozen=True)
class Overruled:
    """Another tab had answered differently since this page was opened."""

    skill: str
    other: Worded
    mine: Worded


@dataclass(frozen=True)
class Became:
    """For each answer that is kept what its page shows from now on."""

    seen: Mapping[str, Seen]
    overruled: tuple[Overruled, ...]
    out_of_step: tuple[str, ...]
