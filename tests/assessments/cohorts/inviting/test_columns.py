"""Telling columns apart by their headers and by what stands in them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.cohorts.inviting.columns import EVERY, Columns, addresses_beside, guess_columns
from assessments.cohorts.inviting.sheets import Row

ANA = ("Ana", "Lima", "ana@x.example")


def guess(*lines: tuple[str, ...]) -> Columns:
    return guess_columns([Row(number, cells) for number, cells in enumerate(lines, start=1)])


@pytest.mark.parametrize(
    "header",
    [
        ("First name", "Last name", "Email address"),
        ("Vorname", "Nachname", "E-Mail-Adresse"),
        ("Prénom", "Nom de famille", "Courriel"),
        ("Nombre(s)", "Apellidos", "Correo electrónico"),
        ("Voornaam", "Achternaam", "E-mailadres"),
        ("Förnamn", "Efternamn", "E-post"),
        ("Imię", "Nazwisko", "Adres e-mail"),
        ("Имя", "Фамилия", "Электронная почта"),
        ("Prénom", "Nom", "Adresse"),
        ("名", "姓", "メールアドレス"),
    ],
)
def test_headers_of_many_languages_are_known(header: tuple[str, ...]) -> None:
    found = guess(header, ANA)

    assert (found.email, found.header) == (2, 1)
    assert {found.first, found.name} >= {0}
    assert {found.last, found.name} >= {1}


@pytest.mark.parametrize("header", [("Vorname", "Name"), ("Prénom", "Nom"), ("Voornaam", "Naam"), ("Förnamn", "Namn")])
def test_a_name_beside_first_names_is_the_last_one(header: tuple[str, str]) -> None:
    mirrored = header[1], header[0], "E-Mail"

    assert guess((*header, "E-Mail"), ANA) == Columns(email=2, first=0, last=1, header=1)
    assert guess(mirrored, ("Lima", "Ana", "ana@x.example")) == Columns(email=2, first=1, last=0, header=1)


def test_a_full_name_beside_first_names_is_the_whole() -> None:
    found = guess(("Full name", "First name", "E-mail"), ("Ana Lima", "Ana", "ana@x.example"))

    assert found.name == 0


def test_without_a_header_the_addresses_are_found() -> None:
    assert guess(ANA, ("Bo", "Bob", "bo@x.example")) == Columns(email=2)


def test_the_header_is_found_below_the_name_of_a_class() -> None:
    title, day = ("Klassenliste 9b", "", ""), ("Name der Schule", "Lindenhof", "")
    header = "Vorname", "Nachname", "E-Mail"

    assert guess(title, day, header, ANA) == Columns(email=2, first=0, last=1, header=3)
    assert guess(title, ("Wie", "Wer", "Wo"), ANA) == Columns(email=2, header=2)
    assert guess(title, header).header == 2


def test_a_header_among_the_people_is_none() -> None:
    assert guess(ANA, ("First name", "Last name", "E-mail"), ANA).header == 0


def test_a_header_that_nobody_knows_is_one_over_addresses() -> None:
    assert guess(("Wer", "Wo"), ("Ana", "ana@x.example")) == Columns(email=1, header=1)


def test_of_two_columns_with_addresses_the_header_decides() -> None:
    line = "ana@x.example", "mother@x.example"

    assert guess(("E-Mail", "E-Mail (Eltern)"), line).email == 0
    assert guess(("Own", "Parents"), line).email is None
    assert guess(line, line).email is None


def test_addresses_in_one_line_or_in_no_table_are_all_taken() -> None:
    line = "ana@x.example", "bo@x.example", "cleo@x.example"

    assert guess(line) == Columns(email=EVERY)
    assert guess(line, ("dan@x.example", "eve@x.example")) == Columns(email=EVERY)
    assert guess(line, line).email is None
    assert guess(("ana@x.example", "bo@x.example", "Cleo")).email is None


def test_a_header_over_a_column_without_addresses_is_not_believed() -> None:
    found = guess(("E-Mail", "Parents"), ("", "mother@x.example"), ("none", "father@x.example"))

    assert found.email is None


def test_a_first_line_that_is_merely_broken_is_no_header() -> None:
    """It stands over addresses, and so it is taken for one; the page says so and lets one take that back."""
    assert guess(("nobody", "No"), ANA[1:]).header
    assert not guess(("nobody", "No"), ("nobody else", "No")).header


@given(st.lists(st.lists(st.text(max_size=9), min_size=1, max_size=5).map(tuple), min_size=1, max_size=5))
def test_whatever_stands_there_it_points_at_cells_of_the_list(lines: list[tuple[str, ...]]) -> None:
    found = guess(*lines)

    places = [found.email, found.name, found.first, found.last]
    assert all(place in (None, EVERY) or 0 <= place < max(map(len, lines)) for place in places)
    assert len(lines) > 1 or found.email is None or not found.header or "@" not in lines[0][found.email]


@pytest.mark.parametrize(("email", "beside"), [(2, 1), (EVERY, 0)])
def test_addresses_beside_the_column_stay_out_unless_every_one_is_asked(email: int, beside: int) -> None:
    rows = [Row(1, (*ANA, "mother@x.example"))]

    assert addresses_beside(rows, Columns(email=email)) == beside
