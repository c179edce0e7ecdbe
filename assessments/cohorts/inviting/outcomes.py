"""What will happen with each line of a list: who is invited, and why somebody isn't.

>>> cells = "E-mail", "ana@x.example", "ANA@x.example", "bo@x.example", "bo"
>>> rows = [Row(number, (cell,)) for number, cell in enumerate(cells, start=1)]
>>> for line in outcomes_of(rows, Columns(email=0, header=1), Known(members=frozenset({"bo@x.example"}))):
...     print(line.number, line.email, line.outcome, line.why)
2 ana@x.example invite
3 ana@x.example doubled line 2 has it too
4 bo@x.example in
5 bo bad has no @
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from assessments.cohorts.inviting.addresses import read_address, read_name
from assessments.cohorts.inviting.columns import EVERY, Columns, people_in
from assessments.cohorts.inviting.sheets import Row

INVITE, AGAIN, IN, INVITED, DECLINED, DOUBLED, BAD = "invite", "again", "in", "invited", "declined", "doubled", "bad"
ENOUGH = "enough"
# In the order of the page.
OUTCOMES = {
    INVITE: "Will be invited",
    AGAIN: "Will be invited again",
    IN: "In the cohort already",
    INVITED: "Invited already",
    DECLINED: "Said no",
    ENOUGH: "Mailed four times without an answer",
    DOUBLED: "Twice in this list",
    BAD: "Not an address",
}
GOES_OUT = (INVITE, AGAIN)
NO_NAME = "without the name, which is no plain name"


@dataclass(frozen=True)
class Known:
    """Addresses that the cohort has met: of who is in it, of invitations without an answer, run out, and declined.

    `enough` are those that get no more mails; `mails` are the mails of invitations that were withdrawn."""

    members: frozenset[str] = frozenset()
    invited: frozenset[str] = frozenset()
    lapsed: frozenset[str] = frozenset()
    declined: frozenset[str] = frozenset()
    enough: frozenset[str] = frozenset()
    mails: Mapping[str, int] = field(default_factory=dict)

    def outcome(self, email: str) -> str:
        if email in self.members:
            return IN
        if email in self.invited:
            return INVITED
        if email in self.lapsed:
            return AGAIN
        if email in self.declined:
            return DECLINED
        return ENOUGH if email in self.enough else INVITE


@dataclass(frozen=True)
class Line:
    number: int
    email: str
    name: str
    outcome: str
    why: str = ""

    @property
    def goes_out(self) -> bool:
        return self.outcome in GOES_OUT


def outcomes_of(rows: Sequence[Row], columns: Columns, known: Known) -> Iterator[Line]:
    first_on: dict[str, int] = {}
    place = 0 if columns.email == EVERY else columns.email
    for row in people_in(rows, columns):
        given = _cell(row, place)
        found = read_address(given)
        if found.why:
            yield Line(row.number, given, "", BAD, found.why)
        elif found.address in first_on:
            yield Line(row.number, found.address, "", DOUBLED, f"line {first_on[found.address]} has it too")
        else:
            first_on[found.address] = row.number
            yield _line(row, columns, found.address, found.name, known.outcome(found.address))


def _line(row: Row, columns: Columns, address: str, beside: str, outcome: str) -> Line:
    parts = [_cell(row, columns.name)] if columns.name is not None else []
    parts = parts or [_cell(row, place) for place in (columns.first, columns.last)]
    given = [part for part in parts if part] or [beside]
    name = read_name(*given)
    is_left_out = any(given) and not name and outcome in GOES_OUT
    return Line(row.number, address, name, outcome, NO_NAME if is_left_out else "")


def _cell(row: Row, place: int | None) -> str:
    return row.cells[place] if place is not None and place < len(row.cells) else ""


def counts_of(lines: Iterable[Line]) -> dict[str, int]:
    """Of each outcome that there is, in the order of the page.

    >>> counts_of([Line(1, "a", "", BAD), Line(2, "b", "", INVITE), Line(3, "c", "", BAD)])
    {'invite': 1, 'bad': 2}
    """
    found = Counter(line.outcome for line in lines)
    return {outcome: found[outcome] for outcome in OUTCOMES if outcome in found}


def packed(lines: Iterable[Line]) -> list[list[Any]]:
    """As it is kept between the preview and the word to send it."""
    return [[line.number, line.email, line.name, line.outcome, line.why] for line in lines]


def unpacked(kept: Iterable[Sequence[Any]]) -> tuple[Line, ...]:
    return tuple(Line(*line) for line in kept)
