"""A file with a list of people as rows of cells, however the program that wrote it separates, quotes and encodes them.

Each line is read by itself: a quote that nobody closed spoils its own line and not the rest of the file.

>>> lines = 'Name;E-Mail', '"Lima; Ana";ana@x.example', '"open;bo@x.example'
>>> sheet = read_sheet("\\r\\n".join(lines).encode("latin-1"))
>>> sheet.delimiter, [row.cells for row in sheet.rows]
(';', [('Name', 'E-Mail'), ('Lima; Ana', 'ana@x.example'), ('open', 'bo@x.example')])
>>> print(read_sheet(b"PK\\x03\\x04 and so on"))
the file: is an Excel or OpenDocument workbook; save it there as CSV, then choose that file
"""

import csv
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from assessments.cohorts.inviting.addresses import read_address
from assessments.cohorts.inviting.alphabets import decode
from careerpath.lib.records import Fault

MOST_BYTES, MOST_ROWS, MOST_CELLS, LONGEST_CELL = 4 * 1024**2, 10_000, 100, 300
# A header, and a title over it, are no people. Which they are is told from the columns.
MOST_ABOVE = 20
DELIMITERS = (",", ";", "\t", "|")
# A line of nothing else is empty, as spreadsheets write them below a table.
NOTHING = ' \t,;|"'
LINE_END = re.compile(r"\r\n|\r|\n")
# Excel writes it, and reads it, as a first line of its own.
SEPARATOR = re.compile(r'"?sep=([,;\t|])"?', re.IGNORECASE)
# A quoted cell may go on over so many lines, as postal addresses do.
MOST_LINES_OF_ONE = 6
SAMPLE = 200

NO_TEXTS = (
    (b"PK\x03\x04", "is an Excel or OpenDocument workbook; save it there as CSV, then choose that file"),
    (b"\xd0\xcf\x11\xe0", "is an old Excel workbook; save it there as CSV, then choose that file"),
    (b"%PDF", "is a PDF; ask for the list as CSV"),
)


@dataclass(frozen=True)
class Row:
    """`number` is that of its first line in the file, from 1."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Sheet:
    """`is_sure` unless another encoding makes names of it as well."""

    delimiter: str
    rows: tuple[Row, ...]
    encoding: str
    is_sure: bool


def read_sheet(content: bytes, encoding: str = "") -> Sheet | Fault:
    """Of any bytes, in an encoding that somebody chose or in the likeliest.

    Empty lines are left out, and counted in the numbers."""
    for mark, reason in NO_TEXTS:
        if content.startswith(mark):
            return Fault("the file", reason)
    if len(content) > MOST_BYTES:
        return Fault("the file", f"is larger than {MOST_BYTES // 1024**2} MB; divide it into several")
    reading = decode(content, encoding)
    if reading is None:
        return Fault("the file", "is not a text file; save it as CSV, then choose that file")
    lines = LINE_END.split(reading.text)
    named = SEPARATOR.fullmatch(lines[0])
    lines[0] = "" if named else lines[0]
    delimiter = named[1] if named else _delimiter_of(lines)
    rows = tuple(islice(_rows(lines, delimiter), MOST_ROWS + MOST_ABOVE + 1))
    if not rows:
        return Fault("the file", "is empty")
    if len(rows) > MOST_ROWS + MOST_ABOVE:
        return too_long("the file")
    return Sheet(delimiter, rows, reading.encoding, reading.is_sure)


def too_long(what: str) -> Fault:
    return Fault(what, f"has more than {MOST_ROWS:,} people; divide it into several")


def _delimiter_of(lines: Sequence[str]) -> str:
    """The one that leaves most cells as whole addresses, and then most lines with the same number of cells."""
    sample = [line for line in lines[: SAMPLE * 2] if line.strip()][:SAMPLE]
    return max(DELIMITERS, key=lambda delimiter: _fitness(sample, delimiter))


def _fitness(sample: Sequence[str], delimiter: str) -> tuple[int, int, int]:
    rows = [row.cells for row in _rows(sample, delimiter)]
    addresses = sum(any("@" in cell and not read_address(cell).why for cell in cells) for cells in rows)
    widths = Counter(map(len, rows))
    width, times = max(widths.items(), key=lambda item: (item[1], item[0]), default=(1, 0))
    return addresses, times if width > 1 else 0, width


def _rows(lines: Sequence[str], delimiter: str) -> Iterator[Row]:
    place = 0
    while place < len(lines):
        cells, taken = _record(lines, place, delimiter) if lines[place].strip(NOTHING) else ([], 1)
        tidied = tuple(cell.strip()[:LONGEST_CELL] for cell in cells[:MOST_CELLS])
        if any(tidied):
            yield Row(place + 1, tidied)
        place += taken


def _record(lines: Sequence[str], place: int, delimiter: str) -> tuple[list[str], int]:
    """The cells of the record that begins on this line, and over how many lines it goes."""
    line = lines[place]
    if '"' not in line:
        return line.split(delimiter), 1
    if line.count('"') % 2 == 0 and (cells := _parsed([line], delimiter)) is not None:
        return cells, 1
    for taken in range(2, min(MOST_LINES_OF_ONE, len(lines) - place) + 1):
        if lines[place + taken - 1].count('"') % 2:
            cells = _parsed([f"{each}\n" for each in lines[place : place + taken]], delimiter)
            if cells is not None:
                return cells, taken
    return [cell.strip(' "') for cell in line.split(delimiter)], 1


def _parsed(lines: list[str], delimiter: str) -> list[str] | None:
    """None where the quotes don't make one record."""
    try:
        records = list(csv.reader(lines, delimiter=delimiter, strict=True, skipinitialspace=True))
    except csv.Error:
        return None
    return records[0] if len(records) == 1 else None
