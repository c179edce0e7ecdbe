"""The checklist of a milestone for one person: what is ticked, what is open, what a page changed, what is missing.

A tick goes by the words of its line. A release that changes a line opens it; what was ticked before stays, apart.

>>> found = checklist(["It runs", "It is tested"], ["It runs", "It is fast"])
>>> found.ticked, found.open, found.former
(('It runs',), ('It is tested',), ('It is fast',))
>>> missing(found, link="", text="Done at work.")
('One line of the checklist is still open.',)
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

NOTHING_TO_SHOW = "There is nothing to show yet: give a link or a sentence."


@dataclass(frozen=True)
class Line:
    text: str
    is_ticked: bool


@dataclass(frozen=True)
class Checklist:
    lines: tuple[Line, ...]
    # Ticked when the list still had them.
    former: tuple[str, ...]

    @property
    def ticked(self) -> tuple[str, ...]:
        return tuple(line.text for line in self.lines if line.is_ticked)

    @property
    def open(self) -> tuple[str, ...]:
        return tuple(line.text for line in self.lines if not line.is_ticked)


def checklist(lines: Iterable[str], ticked: Iterable[str]) -> Checklist:
    listed = tuple(lines)
    done = tuple(dict.fromkeys(ticked))
    return Checklist(
        lines=tuple(Line(text, text in done) for text in listed),
        former=tuple(text for text in done if text not in listed),
    )


@dataclass(frozen=True)
class Turned:
    """What a page changed. `strange` are ticks of lines that the list doesn't have, or has no longer."""

    on: frozenset[str] = frozenset()
    off: frozenset[str] = frozenset()
    strange: frozenset[str] = frozenset()


def turned(listed: Collection[str], shown: Iterable[str], sent: Iterable[str]) -> Turned:
    """Only what differs from what the page showed was said: so one tab doesn't take back what another ticked.

    >>> turned(["a", "b", "c"], shown=["a"], sent=["b"])
    Turned(on=frozenset({'b'}), off=frozenset({'a'}), strange=frozenset())
    """
    before, now, known = frozenset(shown), frozenset(sent), frozenset(listed)
    on, off = now - before, before - now
    return Turned(on & known, off & known, on - known)


def missing(found: Checklist, link: str, text: str) -> tuple[str, ...]:
    """What stands between a milestone and its being finished, in words."""
    count = len(found.open)
    words = "One line of the checklist is" if count == 1 else f"{count} lines of the checklist are"
    lines = (f"{words} still open.",) if count else ()
    return lines if link or text else (*lines, NOTHING_TO_SHOW)
