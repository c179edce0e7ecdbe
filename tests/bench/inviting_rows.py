"""The preview of a list of 10,000 lines, against what the csv module alone takes to read its cells."""

import csv
import io
from collections.abc import Iterator
from functools import partial

from assessments.cohorts.inviting.columns import guess_columns
from assessments.cohorts.inviting.outcomes import Known, outcomes_of
from assessments.cohorts.inviting.sheets import MOST_ROWS, Sheet, read_sheet
from tests.bench.measure import Row, side_by_side

# Each line is decoded, split, and its address read letter by letter, told apart from all others and given its outcome.
# The csv module does the splitting alone, in C.
ALLOWED = 30
ROUNDS = 5


def rows() -> Iterator[Row]:
    known = Known(members=frozenset(f"ana.{n}@school.example" for n in range(0, MOST_ROWS, 2)))
    for name, encoding in (("Lima, Ana", "utf-16"), ("Świątek, Łukasz", "cp1250")):
        people = (f'"{name} {n}";ana.{n}@school.example;4b' for n in range(MOST_ROWS - 1))
        content = "\r\n".join(["Name;E-Mail;Class", *people]).encode(encoding)
        ours, base = side_by_side(partial(preview, content, known), partial(read_alone, content, encoding), ROUNDS)
        yield Row(f"preview of {MOST_ROWS:,} lines in {encoding}", ours, base, "ms", "csv module", ALLOWED)


def preview(content: bytes, known: Known) -> None:
    sheet = read_sheet(content)
    assert isinstance(sheet, Sheet)
    lines = list(outcomes_of(sheet.rows, guess_columns(sheet.rows), known))
    assert sum(line.goes_out for line in lines) == (MOST_ROWS - 1) // 2


def read_alone(content: bytes, encoding: str) -> None:
    assert len(list(csv.reader(io.StringIO(content.decode(encoding), newline=""), delimiter=";"))) == MOST_ROWS
