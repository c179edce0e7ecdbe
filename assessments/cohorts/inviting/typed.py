"""Addresses as people type and paste them: one a line, with commas, or as a mail program writes them.

>>> pasted = "ana@x.example, bo@x.example\\nLima, Cleo <cleo@x.example>; dan@x.example\\nEve eve@x.example\\nnobody"
>>> for row in read_typed(pasted):
...     print(row)
Row(number=1, cells=('ana@x.example', ''))
Row(number=1, cells=('bo@x.example', ''))
Row(number=2, cells=('cleo@x.example', 'Lima, Cleo'))
Row(number=2, cells=('dan@x.example', ''))
Row(number=3, cells=('eve@x.example', 'Eve'))
Row(number=4, cells=('nobody', ''))
"""

import re
from collections.abc import Iterator

from assessments.cohorts.inviting.sheets import LINE_END, Row

# Up to an address in angle brackets, or what comes after the last of them.
PIECE = re.compile(r"[^<>]*<[^<>]*>|[^<>]+|[<>]")
Pair = tuple[str, str]


def read_typed(text: str) -> tuple[Row, ...]:
    """The address and the name of each, under the number of its line."""
    lines = enumerate(LINE_END.split(text), start=1)
    return tuple(Row(number, pair) for number, line in lines for pair in _of_line(line))


def _of_line(line: str) -> Iterator[Pair]:
    for piece in PIECE.findall(line):
        if piece.endswith(">") and "<" in piece:
            yield from _with_brackets(piece)
        else:
            yield from _without(piece.split(","))


def _with_brackets(piece: str) -> Iterator[Pair]:
    """Before the name there may still be addresses without any."""
    before, _, address = piece[:-1].partition("<")
    parts = re.split("[,;]", before)
    last = max((place for place, part in enumerate(parts) if "@" in part), default=-1)
    yield from _without(parts[: last + 1])
    name = ",".join(parts[last + 1 :]).strip(" ,\t\"'")
    yield address.strip(), name


def _without(parts: list[str]) -> Iterator[Pair]:
    for part in (each for given in parts for each in given.split(";")):
        words = part.split()
        addresses = [word for word in words if "@" in word]
        if len(addresses) == 1:
            yield addresses[0], " ".join(word for word in words if word != addresses[0])
        elif addresses:
            yield from ((word, "") for word in words)
        elif words:
            yield " ".join(words), ""
