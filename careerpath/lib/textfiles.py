"""The text of a file that somebody gave us, or one clear word on why it can't be had."""

from pathlib import Path

from careerpath.lib.records import Fault


def read_text(path: Path, *, largest: int) -> str | Fault:
    """At most `largest` bytes are read: what a pipe or a device will give can't be told from its size."""
    try:
        if path.is_fifo():  # it would wait for somebody to write
            return Fault("the file", "is a pipe, not a file")
        with path.open("rb") as file:
            content = file.read(largest + 1)
    except OSError as error:
        return Fault("the file", f"can't be read: {error.strerror}")
    if len(content) > largest:
        return Fault("the file", f"is larger than {largest // 1024**2} MB")
    try:
        # Some editors put an invisible mark at the start, which this takes away.
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return Fault("the file", "is not written in UTF-8")
