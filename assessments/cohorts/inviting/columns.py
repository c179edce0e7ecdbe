"""Which column of a list holds what: told apart by its header in many languages, and by what stands in it.

>>> rows = (Row(1, ("Nachname", "Vorname", "E-Mail")), Row(2, ("Lima", "Ana", "ana@x.example")))
>>> guess_columns(rows)
Columns(email=2, name=None, first=1, last=0, header=1)
>>> guess_columns((Row(1, ("ana@x.example", "Ana Lima")), Row(2, ("bo@x.example", "Bo")))).name
1
>>> guess_columns((Row(1, ("Nom", "Prénom", "Courriel")), Row(2, ("Lima", "Ana", "ana@x.example"))))
Columns(email=2, name=None, first=1, last=0, header=1)
>>> guess_columns((Row(1, ("ana@x.example", "bo@x.example", "cleo@x.example")),)).email == EVERY
True
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from assessments.cohorts.inviting.addresses import read_address
from assessments.cohorts.inviting.heads import ALL_WORDS, JUST_NAMES, WORDS, plain
from assessments.cohorts.inviting.sheets import MOST_ABOVE, Row

SAMPLE = 200
# In place of a column: the lines are no table, and each cell is somebody.
EVERY = -1


@dataclass(frozen=True)
class Columns:
    """Places from 0 on. Without one for addresses, somebody has to say which it is. The header's is its line."""

    email: int | None = None
    name: int | None = None
    first: int | None = None
    last: int | None = None
    header: int = 0


def guess_columns(rows: Sequence[Row]) -> Columns:
    header = _header_of(rows)
    heads = [plain(cell) for cell in header.cells] if header else []
    below = rows[rows.index(header) + 1 :] if header else rows
    email = _of_addresses(heads, _shares(below[:SAMPLE]))
    first, last, name = (_headed(heads, kind, but=email) for kind in ("first", "last", "name"))
    if name is not None and first is None and last is not None:
        # Next to a column of last names, one that is just called so has the first ones.
        name, first = None, name
    elif name is not None and last is None and first is not None and heads[name] in JUST_NAMES:
        name, last = None, name
    if email is None and not header and _is_just_addresses(rows[:SAMPLE]):
        email = EVERY
    elif not header and email is not None and max(len(row.cells) for row in rows[:SAMPLE]) == 2:
        name = 1 - email
    return Columns(
        email, None if first is not None and last is not None else name, first, last, header.number if header else 0
    )


def people_in(rows: Sequence[Row], columns: Columns) -> Sequence[Row]:
    """What stands below the header; of lines with many addresses, each by itself.

    >>> people_in((Row(1, ("E-Mail",)), Row(2, ("ana@x.example",))), Columns(email=0, header=1))
    [Row(number=2, cells=('ana@x.example',))]
    """
    below = [row for row in rows if row.number > columns.header]
    if columns.email == EVERY:
        return [Row(row.number, (cell,)) for row in below for cell in row.cells if cell]
    return below


def addresses_beside(rows: Sequence[Row], columns: Columns) -> int:
    """How many stay out because they stand in other columns than the one that was chosen.

    >>> addresses_beside((Row(1, ("ana@x.example", "mother@x.example", "Ana")),), Columns(email=0))
    1
    """
    if columns.email == EVERY:
        return 0
    taken = {columns.email, columns.name, columns.first, columns.last}
    cells = (cell for row in people_in(rows, columns) for place, cell in enumerate(row.cells) if place not in taken)
    return sum("@" in cell and not read_address(cell).why for cell in cells)


def _is_just_addresses(rows: Sequence[Row]) -> bool:
    """In one line, or in lines of differing lengths. Side by side in a table they may be those of parents."""
    is_table = len(rows) > 1 and len({len(row.cells) for row in rows}) == 1
    return not is_table and not any(read_address(cell).why for row in rows for cell in row.cells if cell)


def _header_of(rows: Sequence[Row]) -> Row | None:
    """Of the lines above the first address the one with most words that head a column, and then with most cells: the
    name of a class may stand over it. Where no line has an address, there must be such a word."""
    above = list(takewhile(lambda row: all(read_address(cell).why for cell in row.cells), rows[:MOST_ABOVE]))
    header = max(above, key=lambda row: (_heads_in(row), sum(map(bool, row.cells))), default=None)
    return header if header and (_heads_in(header) or any(_shares(rows[:SAMPLE]))) else None


def _heads_in(row: Row) -> int:
    return len(ALL_WORDS.intersection(map(plain, row.cells)))


def _of_addresses(heads: Sequence[str], shares: Sequence[float]) -> int | None:
    """None where it can't be told: several columns have addresses, or the header says another than those which do."""
    full = [place for place, share in enumerate(shares) if share >= 0.5]
    headed = [place for place, head in enumerate(heads) if head in WORDS["email"]]
    both = [place for place in full if place in headed]
    for found in (both, full if not headed else [], headed if not full else []):
        if found:
            return found[0] if len(found) == 1 else None
    return None


def _headed(heads: Sequence[str], kind: str, but: int | None) -> int | None:
    return next((place for place, head in enumerate(heads) if head in WORDS[kind] and place != but), None)


def _shares(rows: Sequence[Row]) -> list[float]:
    """How much of each column is addresses, of the cells that aren't empty."""
    width = max((len(row.cells) for row in rows), default=0)
    filled, full = [0] * width, [0] * width
    for row in rows:
        for place, cell in enumerate(row.cells):
            filled[place] += bool(cell)
            full[place] += "@" in cell and not read_address(cell).why
    return [found / there if there else 0.0 for found, there in zip(full, filled, strict=True)]
