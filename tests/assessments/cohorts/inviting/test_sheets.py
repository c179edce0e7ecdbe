"""Files with lists of people, in every encoding and delimiter that schools have; and what is no such file."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.cohorts.inviting.sheets import DELIMITERS, MOST_ABOVE, MOST_BYTES, MOST_ROWS, Sheet, read_sheet
from careerpath.lib.records import Fault

ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32")
LATIN = "abcdefghijklmnopqrstuvwxyzäöüßéèñçåøÄÖÉ ,;|\"'=+-"
CELLS = st.text(LATIN, max_size=20).map(str.strip)
# A comma may be in a name, and a line break within quotes.
PEOPLE = st.lists(st.tuples(CELLS, CELLS | st.just("two\nlines")), min_size=2, max_size=20)


def written(people: list[tuple[str, str]], delimiter: str, quoting: int = csv.QUOTE_MINIMAL) -> str:
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=delimiter, quoting=quoting)  # type: ignore[arg-type]
    writer.writerows((f"person-{n}@x.example", *cells) for n, cells in enumerate(people))
    return file.getvalue()


def cells_of(content: bytes) -> list[tuple[str, ...]]:
    sheet = read_sheet(content)
    assert isinstance(sheet, Sheet), sheet
    return [row.cells for row in sheet.rows]


@given(PEOPLE, st.sampled_from(DELIMITERS), st.sampled_from(ENCODINGS))
def test_a_list_is_read_back_from_every_encoding_and_delimiter(
    people: list[tuple[str, str]], delimiter: str, encoding: str
) -> None:
    content = written(people, delimiter, csv.QUOTE_ALL).encode(encoding)

    assert cells_of(content) == [(f"person-{n}@x.example", *cells) for n, cells in enumerate(people)]


@given(st.binary(max_size=400) | st.text(max_size=400).map(str.encode))
def test_no_file_whatever_makes_it_fail(content: bytes) -> None:
    found = read_sheet(content)

    assert isinstance(found, Fault) or all(any(row.cells) for row in found.rows)


@given(st.text(st.sampled_from('a@.,;|\t\n\r" '), max_size=200))
def test_whatever_the_quotes_no_word_is_lost_or_made(text: str) -> None:
    sheet = read_sheet(text.encode())
    rows = sheet.rows if isinstance(sheet, Sheet) else ()

    assert sum(cell.count("a") for row in rows for cell in row.cells) == text.count("a")
    assert [row.number for row in rows] == sorted({row.number for row in rows})


def test_an_open_quote_spoils_its_own_line_only() -> None:
    lines = ["email,name", *(f'person-{n}@x.example,"Ana"' for n in range(20))]
    lines[3] = 'broken@x.example,"Ana'

    rows = cells_of("\n".join(lines).encode())

    assert len(rows) == 21
    assert rows[3] == ("broken@x.example", "Ana")


def test_lines_keep_the_numbers_that_they_have_in_the_file() -> None:
    sheet = read_sheet(b'\n\nana@x.example,"Ana\nLima"\n\nbo@x.example,Bo\n')

    assert isinstance(sheet, Sheet)
    assert [(row.number, row.cells[1]) for row in sheet.rows] == [(3, "Ana\nLima"), (6, "Bo")]


def test_a_delimiter_that_the_file_names_is_taken() -> None:
    assert cells_of(b"sep=;\r\na,b;ana@x.example\r\n") == [("a,b", "ana@x.example")]


def test_names_with_a_comma_between_semicolons_are_one_cell() -> None:
    assert cells_of(b"Lima, Ana;ana@x.example\nBo, Bob;bo@x.example") == [
        ("Lima, Ana", "ana@x.example"),
        ("Bo, Bob", "bo@x.example"),
    ]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "is empty"),
        (b"\n ;;\n;;\n", "is empty"),
        (b"PK\x03\x04\x00\x00", "is an Excel or OpenDocument workbook; save it there as CSV, then choose that file"),
        (b"\xd0\xcf\x11\xe0\xa1", "is an old Excel workbook; save it there as CSV, then choose that file"),
        (b"%PDF-1.7", "is a PDF; ask for the list as CSV"),
        (b"a,b\x00\x01\x02c,d,e,f,g,h,i,j", "is not a text file; save it as CSV, then choose that file"),
        (b"a" * (MOST_BYTES + 1), "is larger than 4 MB; divide it into several"),
        (b"a\n" * (MOST_ROWS + MOST_ABOVE + 1), "has more than 10,000 people; divide it into several"),
    ],
)
def test_what_is_no_list_says_why(content: bytes, reason: str) -> None:
    assert read_sheet(content) == Fault("the file", reason)


def test_as_many_lines_as_fit_are_read() -> None:
    assert len(cells_of(b"a@x.example\n\n" * MOST_ROWS)) == MOST_ROWS
