"""The pages on which teachers bring a list: typing, uploading, columns, the preview."""

import csv
import io
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from assessments.cohorts.inviting.list_views import MOST_LISTS
from assessments.cohorts.services import archive_cohort
from assessments.models import ClassList, Cohort, Invitation, Membership
from tests.assessments.cohorts.inviting.conftest import brought, file, uploaded
from tests.factories import InvitationFactory

CLASS = "Vorname;Nachname;E-Mail\r\nAna;Lima;ana@school.example\r\nBo;=1+1;bo@school.example\r\n\r\nCleo;;none\r\n"
PARENTS = "ana@school.example,mother@school.example\nbo@school.example,father@school.example\n"


def test_a_file_is_uploaded_previewed_and_sent(home: str, instructor_client: Client) -> None:
    preview = uploaded(instructor_client, home, CLASS.encode("utf-16"))
    page = instructor_client.get(preview).content.decode()
    response = instructor_client.post(preview, follow=True)

    assert "2 people of 3 lines in class.csv. Nothing is sent yet." in page
    assert '<td class="number">5</td><th scope="row">none</th>' in page
    assert "has no @" in page
    assert "2 people are invited. The mails go out now." in response.content.decode()
    assert list(Invitation.objects.order_by("pk").values_list("email", "name")) == [
        ("ana@school.example", "Ana Lima"),
        ("bo@school.example", ""),
    ]


def test_addresses_are_written_previewed_and_sent(home: str, instructor_client: Client) -> None:
    preview = instructor_client.post(f"{home}new/", {"text": "Ana <ana@school.example>, bo@school.example"})
    instructor_client.post(preview.headers["Location"])

    assert set(Invitation.objects.values_list("email", flat=True)) == {"ana@school.example", "bo@school.example"}


def test_columns_that_can_not_be_told_are_asked_for(home: str, instructor_client: Client) -> None:
    columns = uploaded(instructor_client, home, PARENTS)
    refused = instructor_client.post(columns, {"email": "", "name": "9"}).content.decode()
    preview = instructor_client.post(columns, {"email": "1"}).headers["Location"]
    page = instructor_client.get(preview).content.decode()

    assert columns.endswith("/columns/")
    assert "Choose the column with the addresses." in refused
    assert "2 people of 2 lines" in page
    assert "2 addresses in other columns stay out." in page
    assert "father@school.example" in page


def test_what_stands_above_the_header_is_nobody(home: str, instructor_client: Client) -> None:
    preview = uploaded(instructor_client, home, f"Klassenliste 9b;;\r\n\r\n{CLASS}")
    page = instructor_client.get(preview).content.decode()
    form = instructor_client.get(f"{preview}columns/").content.decode()

    assert "2 people of 3 lines" in page
    assert "Line 3 is read as the header. What stands above it is left out." in page
    assert "Ana Lima" in page
    assert '<option value="3" selected>Line 3: Vorname, Nachname, E-Mail</option>' in form


def test_the_header_can_be_chosen(home: str, instructor_client: Client) -> None:
    preview = uploaded(instructor_client, home, "Wann;Wer;Wo\nWie;Wer;Wo\nAna;Lima;ana@school.example\n")

    before = instructor_client.get(preview).content.decode()
    instructor_client.post(f"{preview}columns/", {"email": "2", "header": "2"})
    after = instructor_client.get(preview).content.decode()

    assert ["1 person of 2 lines" in before, "1 person of 1 line in" in after] == [True, True]


def test_names_that_may_be_read_in_two_ways_are_asked_for(home: str, instructor_client: Client) -> None:
    columns = uploaded(instructor_client, home, "Name;E-Mail\nStępień;s@school.example\n".encode("cp1250"))
    page = instructor_client.get(columns).content.decode()
    chosen = instructor_client.post(columns.replace("columns", "letters"), {"encoding": "cp1252"})
    other = instructor_client.get(chosen.headers["Location"]).content.decode()
    instructor_client.post(columns.replace("columns", "letters"), {"encoding": "cp1257"})
    preview = instructor_client.get(chosen.headers["Location"]).content.decode()

    assert columns.endswith("/columns/")
    assert "It can’t be told from the file which letters its names have." in page
    assert "Central European (Windows): Stępień" in page
    assert "Western European (Windows): Stêpieñ" in page
    assert "The letters of names are read as Western European (Windows)." in other
    assert "The letters of names are read as Baltic." in preview


def test_names_of_other_letters_are_invited_as_they_are(home: str, instructor_client: Client) -> None:
    preview = uploaded(instructor_client, home, "Name;E-Mail\nŁukasz Świątek;l@school.example\n".encode("cp1250"))
    page = instructor_client.get(preview).content.decode()
    instructor_client.post(preview)

    assert "The letters of names are read as Central European (Windows)." in page
    assert Invitation.objects.get().name == "Łukasz Świątek"
    assert bytes(ClassList.objects.get().content) == b""


def test_letters_that_a_file_can_not_have_change_nothing(home: str, instructor_client: Client) -> None:
    preview = uploaded(instructor_client, home, CLASS)

    response = instructor_client.post(f"{preview}letters/", {"encoding": "cp1251"})

    assert response.headers["Location"] == preview
    assert ClassList.objects.get().encoding == "utf-8"


def test_addresses_that_stand_in_one_line_are_all_taken(home: str, instructor_client: Client) -> None:
    preview = uploaded(instructor_client, home, "ana@school.example;bo@school.example;cleo@school.example")
    page = instructor_client.get(preview).content.decode()

    assert "3 people of 3 lines" in page


def test_every_address_of_a_table_is_taken_if_one_says_so(home: str, instructor_client: Client) -> None:
    columns = uploaded(instructor_client, home, PARENTS)
    preview = instructor_client.post(columns, {"email": "-1", "name": "0"}).headers["Location"]
    page = instructor_client.get(preview).content.decode()

    assert "4 people of 4 lines" in page
    assert "in other columns" not in page


def test_more_addresses_than_people_fit_are_refused(home: str, instructor_client: Client) -> None:
    columns = uploaded(instructor_client, home, PARENTS * 2501)
    refused = instructor_client.post(columns, {"email": "-1"}).content.decode()

    assert "The file has more than 10,000 people; divide it into several." in refused


def test_a_preview_of_columns_not_yet_chosen_asks_for_them(home: str, instructor_client: Client) -> None:
    columns = uploaded(instructor_client, home, PARENTS)
    preview = columns.removesuffix("columns/")

    assert instructor_client.get(preview).headers["Location"] == columns
    assert instructor_client.post(preview).headers["Location"] == columns
    assert instructor_client.get(f"{preview}preview.csv").status_code == 404


def test_a_guess_can_be_corrected(home: str, instructor_client: Client) -> None:
    preview = uploaded(instructor_client, home, CLASS)

    form = instructor_client.get(f"{preview}columns/").content.decode()
    instructor_client.post(f"{preview}columns/", {"email": "2", "first": "0"})
    page = instructor_client.get(preview).content.decode()

    assert "3: E-Mail" in form
    assert "This is how the list was understood." in form
    # Its header is a line like the others now.
    assert "2 people of 4 lines" in page


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "The file is empty."),
        (b"\n;;\n", "The file is empty."),
        (b"PK\x03\x04" + b"x" * 50, "The file is an Excel or OpenDocument workbook; save it there as CSV"),
        (b"a@x.example\n" * 10_001, "The file has more than 10,000 people; divide it into several."),
        (b"E-Mail\n" + b"a@x.example\n" * 10_001, "The file has more than 10,000 people; divide it into several."),
        (b"x" * (4 * 1024**2 + 1), "The file is larger than 4 MB; divide it into several."),
    ],
)
def test_a_file_that_can_not_be_read_says_why(content: bytes, words: str, home: str, instructor_client: Client) -> None:
    response = instructor_client.post(f"{home}upload/", file(content))

    assert (response.status_code, words in response.content.decode()) == (200, True)
    assert not ClassList.objects.exists()


def test_a_header_and_as_many_people_as_fit_are_read(home: str, instructor_client: Client) -> None:
    preview = uploaded(instructor_client, home, b"E-Mail\n" + b"a@x.example\n" * 10_000)

    assert "1 person of 10000 lines" in instructor_client.get(preview).content.decode()


@pytest.mark.parametrize("text", ["", " \n,;", "\n".join(f"p{n}@x.example" for n in range(10_001)), "x" * 500_001])
def test_a_text_without_addresses_or_with_too_many_is_refused(text: str, home: str, instructor_client: Client) -> None:
    response = instructor_client.post(f"{home}new/", {"text": text})

    assert 'class="field field-error"' in response.content.decode()
    assert not ClassList.objects.exists()


def test_what_a_list_brings_is_no_markup_and_no_formula(home: str, instructor_client: Client) -> None:
    preview = uploaded(instructor_client, home, 'email,name\n=1+1,\n"<b>x</b>",y\nana@x.example,Ana\n')

    page = instructor_client.get(preview).content.decode()
    table = instructor_client.get(f"{preview}preview.csv").content.decode("utf-8-sig")

    assert "<b>x</b>" not in page
    assert list(csv.reader(io.StringIO(table)))[1:] == [
        ["2", "'=1+1", "", "Not an address", "is a formula, not an address"],
        ["3", "<b>x</b>", "", "Not an address", "has no @"],
        ["4", "ana@x.example", "Ana", "Will be invited", ""],
    ]


def test_a_long_list_is_filtered_and_paged(home: str, instructor_client: Client) -> None:
    lines = [f"person-{n}@school.example" if n % 2 else f"nobody {n}" for n in range(300)]
    preview = uploaded(instructor_client, home, "\n".join(["email", *lines]))

    def addresses(query: str) -> int:
        return instructor_client.get(f"{preview}?{query}").content.decode().count('<th scope="row">')

    assert [addresses(query) for query in ("", "page=3", "show=bad&page=2", "show=nonsense&page=x")] == [
        100,
        100,
        50,
        100,
    ]


def test_a_second_click_says_so_and_a_list_that_is_gone_too(home: str, instructor_client: Client) -> None:
    preview = uploaded(instructor_client, home, CLASS)
    instructor_client.post(preview)

    again = [instructor_client.post(path, follow=True) for path in (preview, f"{preview}columns/")]
    ClassList.objects.update(made_at=timezone.now() - timedelta(hours=2))
    gone = instructor_client.post(preview)

    assert all("This list is sent already. Nobody was invited twice." in page.content.decode() for page in again)
    assert (gone.status_code, "This list is gone" in gone.content.decode()) == (404, True)
    assert Invitation.objects.count() == 2


def test_what_changed_meanwhile_is_said(cohort: Cohort, home: str, instructor_client: Client) -> None:
    preview = uploaded(instructor_client, home, CLASS)
    InvitationFactory(cohort=cohort, email="ana@school.example")

    page = instructor_client.post(preview, follow=True).content.decode()
    second = uploaded(instructor_client, home, "email\ncleo@school.example\n")
    InvitationFactory(cohort=cohort, email="cleo@school.example")
    nobody = instructor_client.post(second, follow=True).content.decode()

    assert "1 person is invited." in page
    assert "1 of the list joined, were invited or said no since the preview." in page
    assert "invited. The mails go out now." not in nobody


def test_more_than_a_day_allows_are_not_offered_and_not_sent(
    home: str, instructor_client: Client, settings: Settings
) -> None:
    settings.INVITATIONS_A_DAY = 1
    preview = uploaded(instructor_client, home, CLASS)

    page = instructor_client.get(preview).content.decode()
    sent = instructor_client.post(preview, follow=True).content.decode()

    assert "Only 1 more can be invited today, and this list has 2." in page
    assert "Invite 2 people" not in page
    assert "Only 1 more" in sent
    assert not Invitation.objects.exists()


def test_an_archived_cohort_shows_no_list_and_takes_none(
    cohort: Cohort, lead: Membership, home: str, instructor_client: Client
) -> None:
    found = brought(lead, "ana@school.example")
    archive_cohort(cohort=cohort.pk)

    assert instructor_client.get(f"{home}lists/{found.pk}/").status_code == 404
    assert instructor_client.get(f"{home}upload/").headers["Location"] == home
    assert instructor_client.post(f"{home}new/", {"text": "bo@school.example"}).headers["Location"] == home
    assert "Upload a list" not in instructor_client.get(home).content.decode()


def test_nobody_has_lists_read_all_day(home: str, instructor_client: Client) -> None:
    for _ in range(MOST_LISTS):
        instructor_client.post(f"{home}upload/")

    refused = instructor_client.post(f"{home}new/", {"text": "ana@school.example"})

    assert refused.status_code == 429
    assert "nobody was invited by it" in refused.text
    assert "password" not in refused.text
    assert instructor_client.get(f"{home}upload/").status_code == 200
