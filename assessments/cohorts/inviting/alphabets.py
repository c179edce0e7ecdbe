"""Which encoding a file is written in, and so which letters it has.

A mark at its start or its zeros say that it is UTF-16, and whatever can be UTF-8 is. Of other files every encoding
makes some letters; the right one makes letters of one language, with capitals where words have them.

>>> file = "Imię;E-Mail\\nŁukasz Świątek;l@x.example".encode("cp1250")
>>> [(reading.encoding, reading.text.split()[1]) for reading in readings_of(file)][:2]
[('cp1250', 'Łukasz'), ('cp1252', '£ukasz')]
>>> decode("José Peña".encode("cp1252")).is_sure, decode("Peña".encode("cp1252")).is_sure
(True, False)
"""

import re
from collections import Counter
from dataclasses import dataclass
from itertools import islice

from assessments.cohorts.inviting.heads import ALL_WORDS, plain

MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
WITH_ZEROS = ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
# What can't be told from the file. The first of equals is taken for the likeliest.
ENCODINGS = {
    "cp1252": "Western European (Windows)",
    "mac_roman": "Western European (Mac)",
    "cp850": "Western European (DOS)",
    "cp1250": "Central European (Windows)",
    "iso8859_2": "Central European (ISO)",
    "mac_latin2": "Central European (Mac)",
    "cp1254": "Turkish",
    "cp1257": "Baltic",
    "cp1251": "Cyrillic (Windows)",
    "koi8_u": "Cyrillic (KOI8)",
    "cp866": "Cyrillic (DOS)",
    "cp1253": "Greek",
    "cp1255": "Hebrew",
    "cp1256": "Arabic",
    "cp932": "Japanese",
    "gbk": "Chinese (simplified)",
    "big5": "Chinese (traditional)",
    "cp949": "Korean",
}
# Beside a to z, language by language. 字 stands for all of its kind, and so do か and 한.
ALPHABETS = tuple(
    map(
        frozenset,
        """
        äöüßé àâæçéèêëîïôœùûüÿ áéíñóúü ãáàâçéêíóôõúü àèéìíîòóùú ëéïöüáèíóúê àçéèíïóòúü åäöé æøåéö áðéíóúýþæö õäöüšž
        ąćęłńóśźż áčďéěíňóřšťúůýž áäčďéíĺľňóôŕšťúýž áéíóöőúüű ăâîşţșț čćđšž çğıöşüâîû ąčęėįšųūž āčēģīķļņšūž
        абвгдежзийклмнопрстуфхцчшщъыьэюяё абвгґдеєжзиіїйклмнопрстуфхцчшщьюя абвгдђежзијклљмнњопрстћуфхцчџш
        αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋ אבגדהוזחטיךכלםמןנסעףפץצקרשת
        ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيپچژگ 字か々ー 字 한字
        """.split(),
    )
)
# At home in every language: an apostrophe, a dash, what stands for "María" and "first".
ANYWHERE = frozenset("’‘´–ªº\xa0")
RANGES = ((0x4E00, 0x9FFF, "字"), (0x3041, 0x30FA, "か"), (0xAC00, 0xD7A3, "한"))
# What separates words and cells. In bytes a | may be half of a sign.
GAPS = re.compile(rb'[\s,;"]+')
BETWEEN = re.compile(r"[\s|]+")
# More make it no surer, and somebody waits.
MOST_WORDS, HEADER_WORDS, LONGEST_WORD = 500, 40, 200
# A capital behind small letters or within them, a small one within capitals, two scripts in one word.
MISSHAPEN = re.compile("[abc](?=[BC])|[ABC](?=[BC][abc])|[AB](?=b[AB])|[abAB](?=[cCd])|[cCd](?=[abAB])")
SMALL = re.compile(r"\bc")


@dataclass(frozen=True)
class Reading:
    """`text` is all of the file, or the words in it that make the difference. Sure if no other reading is as good."""

    encoding: str
    text: str
    is_sure: bool = True


def decode(content: bytes, encoding: str = "") -> Reading | None:
    """None for what is no text. By an encoding that somebody chose, or by the likeliest."""
    if encoding in ENCODINGS:
        return Reading(encoding, content.decode(encoding, "replace"))
    for mark, marked in MARKS:
        if content.startswith(mark):
            return Reading(marked, content[len(mark) :].decode(marked, "replace"))
    if b"\x00" in content:
        return _with_zeros(content)
    if (text := _decoded(content, "utf-8")) is not None:
        return Reading("utf-8", text)
    likeliest = readings_of(content)[0]
    return Reading(likeliest.encoding, content.decode(likeliest.encoding, "replace"), likeliest.is_sure)


def _with_zeros(content: bytes) -> Reading | None:
    """Every list has signs of ASCII, an @ in each address, which only the right order of bytes brings out."""
    found = [
        (text.count("@"), name) for name in WITH_ZEROS if "\x00" not in (text := _decoded(content, name) or "\x00")
    ]
    times, name = max(found, default=(0, ""))
    return Reading(name, content.decode(name)) if times else None


def readings_of(content: bytes) -> list[Reading]:
    """Its words in each encoding that it can be in, the likeliest first, without those that read alike.

    There is at least one: some encodings, as that of the Mac, have a sign for every byte."""
    told = (word for word in GAPS.split(content) if len(word) <= LONGEST_WORD and not word.isascii())
    words = b" ".join(islice(dict.fromkeys(told), MOST_WORDS))
    texts: dict[str, str] = {}
    for encoding in ENCODINGS:
        if (text := _decoded(words, encoding)) is not None:
            strange = dict.fromkeys(word for word in BETWEEN.split(text) if not word.isascii())
            texts.setdefault(" ".join(strange), encoding)
    ranked = sorted((_oddness(text), place, text) for place, text in enumerate(texts))
    is_sure = len(ranked) == 1 or ranked[0][0][:2] < ranked[1][0][:2]
    return [Reading(texts[text], text, is_sure) for _, _, text in ranked]


def _decoded(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None


def _oddness(text: str) -> tuple[int, int, int]:
    """How many signs aren't of one language or stand where none of it does; then the fewer words that head a column.

    That names begin with a capital makes one reading likelier, but not sure: some people don't write them so."""
    signs = Counter(map(_letter, re.sub(r"[\x00-\x7f]", "", text)))
    strange = min(
        sum(times for sign, times in signs.items() if sign not in letters | ANYWHERE) for letters in ALPHABETS
    )
    shape = text.translate({ord(sign): _kind(sign) for sign in set(text)})
    heads = sum(plain(word) in ALL_WORDS for word in text.split()[:HEADER_WORDS])
    return strange + len(MISSHAPEN.findall(shape)), -heads, len(SMALL.findall(shape))


def _letter(sign: str) -> str:
    small = sign.lower()
    return next((each for low, high, each in RANGES if low <= ord(sign) <= high), small if len(small) == 1 else "ı")


def _kind(sign: str) -> str:
    """Latin letters are a and b, the latter with something on them; those of other scripts c, or d without capitals."""
    if not sign.isalpha() or sign in ANYWHERE:
        return " "
    if sign.lower() == sign.upper():
        return "b" if ord(sign) < 0x250 else "d"
    small = "a" if sign.isascii() else "b" if ord(sign) < 0x250 else "c"
    return small.upper() if sign.isupper() else small
