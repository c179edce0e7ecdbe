"""What becomes of each line; addresses and names; and what people type."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.cohorts.inviting.addresses import is_address, read_address, read_name
from assessments.cohorts.inviting.columns import EVERY, Columns
from assessments.cohorts.inviting.outcomes import (
    BAD,
    DOUBLED,
    NO_NAME,
    OUTCOMES,
    Known,
    Line,
    counts_of,
    outcomes_of,
    packed,
    unpacked,
)
from assessments.cohorts.inviting.sheets import Row
from assessments.cohorts.inviting.typed import read_typed

EMAILS = st.from_regex(r"[a-z]{1,5}(\.[a-z]{1,4})?@[a-z]{1,5}\.(de|example)", fullmatch=True)
SOME = st.sampled_from([f"{letter}@x.example" for letter in "abcdefgh"])


@pytest.mark.parametrize(
    ("cell", "address", "name"),
    [
        (" Ana@X.example ", "ana@x.example", ""),
        ("mailto:ana@x.example", "ana@x.example", ""),
        ("Lima, Ana <ana@x.example>;", "", ""),
        ("<ana@x.example>", "ana@x.example", ""),
        ('"Ana" <ana@x.example>', "ana@x.example", "Ana"),
        ("\ufeffana@x.example\u200b", "ana@x.example", ""),
        ("o'neil+mlops@mail.x.example", "o'neil+mlops@mail.x.example", ""),
        ("ana@bücher.example", "ana@xn--bcher-kva.example", ""),
        (f"{'a' * 64}@x.example", f"{'a' * 64}@x.example", ""),
    ],
)
def test_addresses_are_read_as_people_write_them(cell: str, address: str, name: str) -> None:
    found = read_address(cell)

    assert (found.address, found.name if address else "") == (address, name)


@pytest.mark.parametrize(
    ("cell", "why"),
    [
        ("", "no address stands here"),
        ("Ana", "has no @"),
        ("=HYPERLINK(A1)", "is a formula, not an address"),
        ("=1+1@x.example", "is a formula, not an address"),
        ("@SUM(1)", "is a formula, not an address"),
        ("ana@x", "is not an e-mail address"),
        ("ana@x..example", "is not an e-mail address"),
        (".ana@x.example", "is not an e-mail address"),
        ("ana@-x.example", "is not an e-mail address"),
        ("ana@127.0.0.1", "is not an e-mail address"),
        (f"{'a' * 65}@x.example", "is not an e-mail address"),
        ("änä@x.example", "is not an e-mail address"),
        ("ana@x.example, bo@x.example", "is more than one address"),
        ("ana@x.example bo@x.example", "is more than one address"),
        (f"a@{'b' * 60}.{'c.' * 120}de", "has more than 254 characters"),
        (f"a@{'ü' * 80}.de", "is not an e-mail address"),
    ],
)
def test_what_is_no_address_says_why(cell: str, why: str) -> None:
    assert (read_address(cell).why, read_address(cell).address) == (why, "")


@given(st.text(max_size=80) | EMAILS.map(str.upper))
def test_what_is_taken_is_one_plain_address(cell: str) -> None:
    found = read_address(cell)

    assert bool(found.why) != bool(found.address)
    assert not found.address or (is_address(found.address) and found.address.isascii())
    assert read_address(found.address).address == found.address


@pytest.mark.parametrize(
    "name", ["=1+1", "@ana", "Buy at https://x.example now", "www.x.example", "x.example/win", "a" * 101, "<b>"]
)
def test_nobody_is_greeted_by_what_is_no_name(name: str) -> None:
    assert read_name(name) == ""


@given(st.lists(st.tuples(SOME | st.text("ab@=", max_size=4)), max_size=30), *[st.frozensets(SOME)] * 4)
def test_each_address_goes_out_once_and_only_where_it_should(
    lines: list[tuple[str]],
    members: frozenset[str],
    invited: frozenset[str],
    lapsed: frozenset[str],
    no: frozenset[str],
) -> None:
    rows = [Row(number, cells) for number, cells in enumerate(lines, start=1)]
    known = Known(members, invited, lapsed, no)

    found = list(outcomes_of(rows, Columns(email=0), known))

    out = [line.email for line in found if line.goes_out]
    assert [line.number for line in found] == [row.number for row in rows]
    assert len(out) == len(set(out))
    assert set(out) == {cells[0] for cells in lines if is_address(cells[0])} - members - invited - (no - lapsed)
    assert all(bool(line.why) for line in found if line.outcome in (BAD, DOUBLED))
    assert {line.outcome for line in found} <= set(OUTCOMES)
    assert sum(counts_of(found).values()) == len(found)
    assert unpacked(packed(found)) == tuple(found)


def test_names_come_from_one_column_from_two_or_from_beside_the_address() -> None:
    rows = [Row(1, ("Ana Lima", "Ana", "Lima", "Annie <ana@x.example>"))]

    def name(**columns: int) -> str:
        return next(iter(outcomes_of(rows, Columns(email=3, **columns), Known()))).name

    assert [name(name=0), name(first=1, last=2), name(last=2), name()] == ["Ana Lima", "Ana Lima", "Lima", "Annie"]


def test_every_address_of_a_line_is_somebody_and_no_cell_is_lost() -> None:
    rows = [Row(1, ("ana@x.example", "", "Bo <bo@x.example>")), Row(2, ("Cleo", "ana@x.example"))]

    found = outcomes_of(rows, Columns(email=EVERY), Known())

    assert [(line.number, line.email, line.name, line.outcome) for line in found] == [
        (1, "ana@x.example", "", "invite"),
        (1, "bo@x.example", "Bo", "invite"),
        (2, "Cleo", "", BAD),
        (2, "ana@x.example", "", DOUBLED),
    ]


def test_a_formula_for_a_name_is_left_out_and_said() -> None:
    rows = [Row(1, ("a@x.example", "=cmd|' /C calc'!A0"))]
    invited = Known(invited=frozenset({"a@x.example"}))

    found = [*outcomes_of(rows, Columns(email=0, name=1), Known()), *outcomes_of(rows, Columns(0, 1), invited)]

    assert found == [Line(1, "a@x.example", "", "invite", NO_NAME), Line(1, "a@x.example", "", "invited")]


# -- Typed -------------------------------------------------------------------------------------------------------------


@given(st.lists(EMAILS, unique=True), st.sampled_from([", ", "\n", "; ", " ", ",\r\n"]))
def test_typed_addresses_are_found_however_they_are_separated(emails: list[str], between: str) -> None:
    assert [row.cells for row in read_typed(between.join(emails))] == [(email, "") for email in emails]


@given(st.text("ab@.<>,; \n\"'", max_size=60))
def test_whatever_is_typed_no_letter_is_lost_or_made(text: str) -> None:
    found = "".join("".join(row.cells) for row in read_typed(text))

    assert sorted(letter for letter in found if letter in "ab@.") == sorted(
        letter for letter in text if letter in "ab@."
    )


def test_empty_lines_are_nobody() -> None:
    assert read_typed("\n , ;\n\n") == ()
