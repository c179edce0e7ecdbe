"""Tables as CSV and XLSX: each cell a text, none a formula, and one clear message for a file that can't be read."""

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

import openpyxl
from import_export.formats import base_formats
from tablib import Dataset

from careerpath.lib.cells import FORMULA, harmless

MEGABYTE = 1024**2
LARGEST_FILE = 10 * MEGABYTE
LARGEST_UNPACKED = 30 * MEGABYTE
MOST_ROWS = 3_000
MOST_COLUMNS = 100


class SheetError(ValueError):
    """The file can't be read as a table; the message says why."""


def as_text(cell: Any) -> str:
    """
    >>> as_text("'=1+1"), as_text(None), as_text(3.0), as_text(True), as_text(datetime(2023, 1, 12))
    ('=1+1', '', '3', 'yes', '2023-01-12')
    """
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    text = str(cell)
    return text[1:] if text.startswith("'") and FORMULA.match(text) else text


def read_csv(content: bytes) -> Dataset:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        place = f"byte {error.start + 1}"
        raise SheetError(f"The file is not UTF-8 text ({place}). In a spreadsheet, save it as “CSV UTF-8”.") from None
    header = text.partition("\n")[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=header.count), strict=True)
    try:
        return _table(reader)
    except csv.Error as error:
        raise SheetError(f"Line {reader.line_num} is not good CSV: {error}.") from None


def read_xlsx(content: bytes) -> Dataset:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            unpacked = sum(entry.file_size for entry in packed.infolist())
        if unpacked > LARGEST_UNPACKED:
            raise SheetError(f"Unpacked, the file has more than {LARGEST_UNPACKED // MEGABYTE} MB.")
        sheet = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True).worksheets[0]
        # What the file says of its size may be far more than there is.
        sheet.reset_dimensions()
        return _table(sheet.iter_rows(max_col=MOST_COLUMNS, values_only=True))
    except SheetError:
        raise
    except Exception:  # noqa: BLE001 - a broken workbook fails in as many ways as there are parts of one
        raise SheetError("The file is not an XLSX workbook, or it is damaged.") from None


def _table(rows: Iterable[Iterable[Any]]) -> Dataset:
    """The first row names the columns. Rows without anything in them are left out, but they count in `numbers`."""
    texts = _numbered(rows)
    _, header = next(texts, (1, []))
    dataset = Dataset(headers=_columns(header))
    dataset.numbers = []
    for number, row in texts:
        if len(dataset.numbers) == MOST_ROWS:
            count = MOST_ROWS + 1 + sum(1 for _ in texts)
            raise SheetError(f"The file has {count:,} rows, and at most {MOST_ROWS:,} are read. Import it in parts.")
        if len(row) > len(dataset.headers):
            raise SheetError(f"Row {number} has {len(row)} cells, but there are {len(dataset.headers)} columns.")
        dataset.append([*row, *[""] * (len(dataset.headers) - len(row))])
        dataset.numbers.append(number)
    if not dataset.numbers:
        raise SheetError("The file has no rows under the names of its columns.")
    return dataset


def _numbered(rows: Iterable[Iterable[Any]]) -> Iterator[tuple[int, list[str]]]:
    for number, row in enumerate(rows, start=1):
        texts = [as_text(cell) for cell in row]
        while texts and not texts[-1].strip():
            texts.pop()
        if texts or number == 1:
            yield number, texts


def _columns(header: list[str]) -> list[str]:
    names = [name.strip().lower() for name in header]
    if not names:
        raise SheetError("The first row of the file must name its columns, and it is empty.")
    if "" in names:
        raise SheetError(f"Column {names.index('') + 1} has no name in the first row.")
    for name in names:
        if names.count(name) > 1:
            raise SheetError(f"The column “{name}” stands there twice.")
    return names


class Csv(base_formats.CSV):
    def create_dataset(self, in_stream: bytes | None, **kwargs: Any) -> Dataset:
        return read_csv(_still_there(in_stream))

    def export_data(self, dataset: Dataset, **kwargs: Any) -> Any:
        return super().export_data(_harmless_table(dataset), **kwargs)


class Xlsx(base_formats.XLSX):
    def create_dataset(self, in_stream: bytes | None) -> Dataset:
        return read_xlsx(_still_there(in_stream))

    def export_data(self, dataset: Dataset, **kwargs: Any) -> Any:
        return super().export_data(_harmless_table(dataset), **kwargs)


# By the ending of a file's name; the position is what the library calls its format.
FORMATS: dict[str, type[Any]] = {"csv": Csv, "xlsx": Xlsx}


def _still_there(content: bytes | None) -> bytes:
    """Between its preview and the confirmation a file waits in the cache, which may forget it."""
    if content is None:
        raise SheetError("The file is no longer here. Choose it again.")
    return content


def _harmless_table(dataset: Dataset) -> Dataset:
    rows = [[harmless(cell) for cell in row] for row in dataset]
    return Dataset(*rows, headers=dataset.headers, title=dataset.title)
