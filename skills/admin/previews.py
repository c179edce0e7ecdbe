"""What an import would change, and what is wrong with its file, in words for the editor."""

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass

from django.core.exceptions import NON_FIELD_ERRORS
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from import_export.results import Result

MOST_CHANGES = 200
MOST_FAULTS = 50
MOST_NUMBERS = 5

Cells = tuple[tuple[str, SafeString], ...]


@dataclass(frozen=True)
class Change:
    """A row of the file that changes something: the columns and how, as HTML with <del> and <ins>."""

    number: int
    name: str
    is_new: bool
    cells: Cells


def change_of(number: int, name: str, before: Mapping[str, str] | None, after: Mapping[str, str]) -> Change:
    """From the texts of a row's columns as they are, none if the row is new, and as they would be."""
    was = before or {}
    pairs = ((column, was.get(column, ""), text) for column, text in after.items())
    cells = tuple((column, marked(old, new)) for column, old, new in pairs if old != new)
    return Change(number, name, before is None, cells)


def marked(was: str, now: str) -> SafeString:
    """
    >>> marked("a big <cat>", "a small <cat>")
    'a <del>big</del><ins>small</ins> &lt;cat&gt;'
    """
    left, right = (re.findall(r"\s+|\S+", text) for text in (was, now))
    parts = []
    for kind, i, j, k, m in difflib.SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        gone, come = "".join(left[i:j]), "".join(right[k:m])
        if kind == "equal":
            parts.append(format_html("{}", gone))
        else:
            parts += [format_html("<{0}>{1}</{0}>", tag, text) for tag, text in (("del", gone), ("ins", come)) if text]
    return mark_safe("".join(parts))  # noqa: S308 - each part was escaped above


def faults_of(result: Result, numbers: list[int], columns: Mapping[str, str]) -> list[str]:
    """One sentence for each reason, with the rows that it holds for. `columns` names the column of an attribute."""
    found: dict[str, list[int]] = {}
    for row in result.invalid_rows:
        for attribute, reasons in row.error_dict.items():
            place = "" if attribute == NON_FIELD_ERRORS else f"{columns.get(attribute, attribute)}: "
            for reason in reasons:
                found.setdefault(f"{place}{reason}", []).append(numbers[row.number - 1])
    for failed in result.error_rows:
        for error in failed.errors:
            found.setdefault(str(error.error), []).append(numbers[failed.number - 1])
    sentences = [f"{rows_in_words(sorted(rows))}: {reason}" for reason, rows in sorted(found.items(), key=_first_row)]
    more = len(sentences) - MOST_FAULTS
    return sentences if more <= 0 else [*sentences[:MOST_FAULTS], f"And {more} more."]


def _first_row(entry: tuple[str, list[int]]) -> int:
    return min(entry[1])


def rows_in_words(numbers: list[int]) -> str:
    """
    >>> rows_in_words([3]), rows_in_words([3, 4, 7]), rows_in_words(list(range(2, 12)))
    ('Row 3', 'Rows 3, 4 and 7', 'Rows 2, 3, 4, 5, 6 and 5 more')
    """
    if len(numbers) == 1:
        return f"Row {numbers[0]}"
    told, rest = numbers[:MOST_NUMBERS], len(numbers) - MOST_NUMBERS
    last = f"{rest} more" if rest > 0 else str(told.pop())
    return f"Rows {', '.join(map(str, told))} and {last}"
