"""Files that an import can't or won't read: each is refused with one clear message, and nothing changes."""

import io
import zipfile
from collections.abc import Callable
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from skills.admin.sheets import SheetError, read_csv, read_xlsx
from skills.models import Release, Source
from tests.skills.admin.steps import upload

PAGE = "/admin/skills/source/import/"


def workbook(rows: list[list[Any]]) -> bytes:
    book, packed = openpyxl.Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(packed)
    return packed.getvalue()


def with_entry(content: bytes, name: str, entry: bytes) -> bytes:
    """A workbook with one of its parts in another's place."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            if part != name:
                new.writestr(part, old.read(part))
        new.writestr(name, entry)
    return packed.getvalue()


def numbered(count: int) -> list[list[Any]]:
    return [["slug", "title"], *([f"source-{number}", "A title"] for number in range(count))]


def as_csv(rows: list[list[Any]]) -> bytes:
    return "\n".join(",".join(map(str, row)) for row in rows).encode()


def zip_bomb() -> bytes:
    return with_entry(workbook(numbered(1)), "xl/worksheets/sheet1.xml", b" " * (31 * 1024**2))


TOO_MANY = "The file has 3,001 rows, and at most 3,000 are read. Import it in parts."
NO_WORKBOOK = "The file is not an XLSX workbook, or it is damaged."

REFUSED: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "zip bomb": ("t.xlsx", zip_bomb, "Unpacked, the file has more than 30 MB."),
    "too many rows of CSV": ("t.csv", lambda: as_csv(numbered(3001)), TOO_MANY),
    "too many rows of XLSX": ("t.xlsx", lambda: workbook(numbered(3001)), TOO_MANY),
    "far too many rows": (
        "t.csv",
        lambda: as_csv(numbered(20_000)),
        "The file has 20,000 rows, and at most 3,000 are read. Import it in parts.",
    ),
    "wrong encoding": (
        "t.csv",
        lambda: "slug,title\nsource,Café\n".encode("latin-1"),
        "The file is not UTF-8 text (byte 22). In a spreadsheet, save it as “CSV UTF-8”.",
    ),
    "encoding of two bytes": (
        "t.csv",
        lambda: "slug,title\n".encode("utf-16"),
        "The file is not UTF-8 text (byte 1). In a spreadsheet, save it as “CSV UTF-8”.",
    ),
    "too large": (
        "t.csv",
        lambda: b"slug,title\n" + b"a" * (10 * 1024**2 + 1024),
        "The file has more than 10 MB. Import it in parts.",
    ),
    "no workbook": ("t.xlsx", lambda: b"PK\x03\x04 not a workbook", NO_WORKBOOK),
    "cut off": ("t.xlsx", lambda: workbook(numbered(50))[:2000], NO_WORKBOOK),
    "a part is no XML": (
        "t.xlsx",
        lambda: with_entry(workbook(numbered(3)), "xl/worksheets/sheet1.xml", b"<sheet><row>"),
        NO_WORKBOOK,
    ),
    "another kind of zip": ("t.xlsx", lambda: with_entry(b"PK\x05\x06" + bytes(18), "a.txt", b"a"), NO_WORKBOOK),
    "open quote": ("t.csv", lambda: b'slug,title\nsource,"open\n', "Line 2 is not good CSV: unexpected end of data."),
    "another ending": ("t.pdf", lambda: b"slug,title\n", "Choose a file whose name ends in .csv or .xlsx."),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_file_is_refused_with_one_message_and_nothing_changes(
    case: str, release: Release, editor_client: Client
) -> None:
    name, content, message = REFUSED[case]
    before = list(Source.objects.order_by("pk").values())

    response = upload(editor_client, PAGE, SimpleUploadedFile(name, content()))

    assert response.context["form"].errors == {"import_file": [message]}
    assert "confirm_form" not in response.context
    assert list(Source.objects.order_by("pk").values()) == before


@pytest.mark.parametrize("content", [as_csv(numbered(3000)), as_csv(numbered(3000)) + b"\n" * 5000])
def test_as_many_rows_as_may_be_are_read_and_empty_ones_do_not_count(content: bytes) -> None:
    assert len(read_csv(content).numbers) == 3000


def test_empty_rows_of_a_workbook_do_not_count_and_keep_their_numbers() -> None:
    rows = [["slug", "title"], ["one", "One"], *([None, None] for _ in range(4000)), ["two", "Two"]]

    assert read_xlsx(workbook(rows)).numbers == [2, 4003]


def test_a_size_that_is_told_wrong_is_not_believed() -> None:
    """The head of a zip says how much it unpacks to; what is more than it says isn't unpacked."""
    honest = zip_bomb()
    liar = honest.replace((31 * 1024**2).to_bytes(4, "little"), (1024).to_bytes(4, "little"))
    assert liar != honest

    with pytest.raises(SheetError) as refused:
        read_xlsx(liar)

    assert str(refused.value) == NO_WORKBOOK
