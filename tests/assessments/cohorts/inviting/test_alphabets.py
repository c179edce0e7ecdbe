"""Which letters a file has: right, or asked for, in whatever encoding schools write."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from assessments.cohorts.inviting.alphabets import ENCODINGS, decode, readings_of
from assessments.cohorts.inviting.columns import guess_columns
from assessments.cohorts.inviting.sheets import DELIMITERS, Sheet, read_sheet

# Language by language.
NAMES = {
    "cp1252": ["Müller Jürgen Weiß", "Hélène François Zoë", "José Peña Núñez", "João Gonçalves", "Øystein Åse"],
    "mac_roman": ["Müller Jürgen Weiß", "Hélène François Zoë", "José Peña Núñez", "João Gonçalves", "Øystein Åse"],
    "cp850": ["Müller Jürgen Weiß", "Hélène François Zoë", "José Peña Núñez"],
    "cp1250": ["Łukasz Świątek Stępień", "Dvořák Jiří Šťastný", "Erdős Péter Gyöngyi", "Ştefan Ionuţ"],
    "iso8859_2": ["Łukasz Świątek Stępień", "Dvořák Jiří Šťastný", "Erdős Péter Gyöngyi"],
    "mac_latin2": ["Łukasz Świątek Stępień", "Dvořák Jiří Šťastný", "Erdős Péter Gyöngyi"],
    "cp1254": ["Ayşe Yıldız Çağlar İpek Gülşen"],
    "cp1257": ["Jānis Bērziņš", "Žydrūnas Šarūnė"],
    "cp1251": ["Иван Петров Анна Фёдор", "Олена Їжак"],
    "koi8_u": ["Иван Петров Анна", "Олена Їжак"],
    "cp866": ["Иван Петров Анна Фёдор"],
    "cp1253": ["Γιώργος Παπαδόπουλος Ελένη"],
    "cp1255": ["יוסי כהן שרה"],
    "cp1256": ["محمد علي فاطمة"],
    "cp932": ["山田太郎 佐藤花子 さくら"],
    "gbk": ["张伟 王芳 李娜"],
    "big5": ["陳大文 林美玲"],
    "cp949": ["김철수 이영희 박지민"],
}
MARKED = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le")


def table(names: list[str], delimiter: str) -> str:
    return "\r\n".join(f"{name}{delimiter}person-{n}@x.example" for n, name in enumerate(["Name", *names]))


@st.composite
def files(draw: st.DrawFn) -> tuple[str, list[str], str]:
    """An encoding, names of one language that it has, and what stands between cells. Of all names of a class, the bytes
    are UTF-8 by chance only if all but one or two are ASCII: then they are read so, and nobody can tell."""
    encoding = draw(st.sampled_from(sorted(NAMES)))
    language = draw(st.sampled_from(NAMES[encoding]))
    names = draw(st.lists(st.sampled_from(language.split()), min_size=1, max_size=8))
    assume(not _is_unicode("".join(names).encode(encoding)))
    return encoding, names, draw(st.sampled_from(DELIMITERS))


def _is_unicode(content: bytes) -> bool:
    try:
        return not content.decode("utf-8").isascii()
    except UnicodeDecodeError:
        return False


def names_in(sheet: Sheet) -> list[str]:
    return [row.cells[0] for row in sheet.rows[1:]]


@given(files())
def test_names_come_out_as_they_went_in_or_are_asked_for(file: tuple[str, list[str], str]) -> None:
    encoding, names, delimiter = file

    content = table(names, delimiter).encode(encoding)
    sheet, chosen = read_sheet(content), read_sheet(content, encoding)

    assert isinstance(sheet, Sheet)
    assert isinstance(chosen, Sheet)
    assert names_in(chosen) == names
    assert names_in(sheet) == names or not sheet.is_sure
    assert "".join(dict.fromkeys(_strange(names))) in {
        reading.text.replace(" ", "") for reading in readings_of(content)
    }


def _strange(names: list[str]) -> list[str]:
    return [name for name in names if not name.isascii()]


@given(files(), st.sampled_from(MARKED))
def test_names_of_all_alphabets_come_out_of_unicode_with_a_mark_and_without(
    file: tuple[str, list[str], str], encoding: str
) -> None:
    _, names, delimiter = file

    sheet = read_sheet(table(names, delimiter).encode(encoding))

    assert isinstance(sheet, Sheet)
    assert (names_in(sheet), sheet.is_sure, sheet.delimiter) == (names, True, delimiter)


@pytest.mark.parametrize("encoding", sorted(NAMES.keys() - {"cp1255", "cp949"}))
def test_the_right_letters_of_a_class_stand_first(encoding: str) -> None:
    """Hebrew and Korean names may as well be Russian and Chinese ones."""
    content = table(NAMES[encoding][0].split(), ";").encode(encoding)

    assert readings_of(content)[0].text == " ".join(_strange(NAMES[encoding][0].split()))


@pytest.mark.parametrize(
    ("encoding", "header"),
    [
        ("cp1251", "Имя;Фамилия;Электронная почта"),
        ("cp932", "名;姓;メールアドレス"),
        ("gbk", "名;姓;电子邮件"),
        ("cp949", "이름;姓;이메일"),
        ("cp1253", "Όνομα;Επώνυμο;Ημαιλ"),
    ],
)
def test_words_of_a_header_say_which_letters_it_has(encoding: str, header: str) -> None:
    sheet = read_sheet(f"{header}\nA;B;a@x.example".encode(encoding))

    assert isinstance(sheet, Sheet)
    assert (guess_columns(sheet.rows).email, sheet.rows[0].cells) == (2, tuple(header.split(";")))


@pytest.mark.parametrize("content", [b"\x00", b"a\x00\x01", b"\x00\xd8@\x00" * 3, bytes(range(256))])
def test_what_is_no_text_is_none(content: bytes) -> None:
    assert decode(content) is None


def test_signs_that_most_encodings_lack_are_read_in_those_that_have_them() -> None:
    found = {reading.encoding for reading in readings_of(bytes(range(128, 256)))}

    assert "mac_roman" in found
    assert found < ENCODINGS.keys() - {"cp1252", "cp932"}


def test_a_word_that_is_no_name_holds_nobody_up() -> None:
    """Four million of them took more than a minute, letter by letter."""
    assert [reading.text for reading in readings_of("ы".encode("cp1251") * 4_000_000)] == [""]


@given(st.binary(max_size=200), st.sampled_from(["", *ENCODINGS]))
def test_whatever_the_bytes_it_is_a_text_or_none(content: bytes, encoding: str) -> None:
    found = decode(content, encoding)

    assert found is None or isinstance(found.text, str)
