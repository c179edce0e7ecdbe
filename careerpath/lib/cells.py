"""Texts in the cells of a table that leaves the site: none of them may run as a formula where it is opened."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from typing import Any

# What a spreadsheet would run as a formula. An apostrophe before it makes it a text, and one more keeps that apart from
# a text that begins with an apostrophe itself.
FORMULA = re.compile(r"'*[=+\-@\t\r\n]")
# Spreadsheets take a CSV for UTF-8 by this mark only.
MARK = "\ufeff"


def harmless(cell: Any) -> Any:
    """
    >>> harmless("=1+1"), harmless("'=1"), harmless("a=1"), harmless(-3)
    ("'=1+1", "''=1", 'a=1', -3)
    """
    return f"'{cell}" if isinstance(cell, str) and FORMULA.match(cell) else cell


def csv_text(header: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """
    >>> csv_text(("skill", "level"), [("=Git", 2), ("SQL", None)])
    "\\ufeffskill,level\\r\\n'=Git,2\\r\\nSQL,\\r\\n"
    """
    return MARK + csv_lines([header]) + csv_lines(rows)


def csv_lines(rows: Iterable[Sequence[Any]]) -> str:
    """A part of a file that is too long to be made as a whole.

    >>> csv_lines([("@Git", 2)])
    "'@Git,2\\r\\n"
    """
    file = io.StringIO(newline="")
    csv.writer(file).writerows([harmless(cell) for cell in row] for row in rows)
    return file.getvalue()
