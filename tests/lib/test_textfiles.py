import os
from pathlib import Path

import pytest

from careerpath.lib.records import Fault
from careerpath.lib.textfiles import read_text


def test_the_text_of_a_file_is_read_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("Tea,\r\n茶\n".encode())

    assert read_text(path, largest=100) == "Tea,\r\n茶\n"


def test_the_mark_of_some_editors_is_taken_away(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"\xef\xbb\xbftea")

    assert read_text(path, largest=100) == "tea"


@pytest.mark.parametrize("content", [b"\xff", b"\xe9", b"\xed\xa0\x80", "tea".encode("utf-16")])
def test_another_encoding_is_told(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(content)

    assert read_text(path, largest=100) == Fault("the file", "is not written in UTF-8")


def test_the_largest_file_is_read_and_one_of_a_byte_more_is_not(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"

    path.write_bytes(b"a" * 1024**2)
    assert read_text(path, largest=1024**2) == "a" * 1024**2

    path.write_bytes(b"a" * (1024**2 + 1))
    assert read_text(path, largest=1024**2) == Fault("the file", "is larger than 1 MB")


@pytest.mark.parametrize(
    ("name", "reason"),
    [("/dev/zero", "is larger than 1 MB"),
     ("/no/where", "can't be read: No such file or directory"), ("/", "can't be read: Is a directory")],
)  # fmt: skip
def test_what_is_no_file_is_told(name: str, reason: str) -> None:
    assert read_text(Path(name), largest=1024**2) == Fault("the file", reason)


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")

    assert read_text(tmp_path / "pipe", largest=1024**2) == Fault("the file", "is a pipe, not a file")
