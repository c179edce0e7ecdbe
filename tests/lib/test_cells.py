"""What leaves the site as a table runs nowhere as a formula, and comes back as it was."""

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from careerpath.lib.cells import csv_text, harmless

TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]))
STARTS = st.sampled_from(["", "=", "+", "-", "@", "'", "'=", "\t", "\r", "\n", "''-"])


@given(STARTS, TEXTS)
def test_no_cell_begins_like_a_formula(start: str, text: str) -> None:
    assert str(harmless(start + text))[:1] not in {"=", "+", "-", "@", "\t", "\r", "\n"}


@given(STARTS, TEXTS)
def test_what_was_made_harmless_can_be_told_from_all_else(start: str, text: str) -> None:
    cell = start + text

    made = harmless(cell)

    assert made == cell or (made == f"'{cell}" and harmless(made) != made)


@given(st.lists(st.tuples(TEXTS, st.integers()), max_size=5))
def test_a_table_is_read_back_as_it_was_written(rows: list[tuple[str, int]]) -> None:
    text = csv_text(("text", "number"), rows)

    read = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    assert read == [["text", "number"], *([harmless(cell), str(number)] for cell, number in rows)]
