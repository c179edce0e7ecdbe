"""An e-mail address and a name in what somebody typed or a file had in a cell, or a word on why there is none.

>>> read_address("Ana Lima <Ana.Lima@School.example>")
Found(address='ana.lima@school.example', name='Ana Lima', why='')
>>> read_address("ana(at)school.example").why, read_address("=A1&B1").why, read_address("").why
('has no @', 'is a formula, not an address', 'no address stands here')
"""

import re
import unicodedata
from dataclasses import dataclass

from careerpath.lib.cells import FORMULA

LONGEST, LONGEST_LOCAL, LONGEST_NAME = 254, 64, 100
LOCAL = re.compile(r"[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
DOMAIN = re.compile(
    r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?=[a-z0-9-]*[a-z])[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])"
)
# Nearly every address is of this kind, and ten thousand are looked at while somebody waits.
PLAIN = re.compile(r"[a-z0-9_]+(?:[.+-][a-z0-9_]+)*@[a-z0-9]+(?:[.-][a-z0-9]+)*\.[a-z]{2,24}")
WITH_NAME = re.compile(r"(?P<name>[^<>]*)<(?P<address>[^<>]*)>")
# What a mail to somebody who doesn't know us must not bring along as a name.
NO_NAME = re.compile(r"[@<>\ufffd]|://|www\.|\.\w{2,}/", re.IGNORECASE)


@dataclass(frozen=True)
class Found:
    address: str
    name: str = ""
    why: str = ""


def read_address(cell: str) -> Found:
    """In small letters, as accounts have them."""
    small = cell.lower()
    if len(small) <= LONGEST_LOCAL and PLAIN.fullmatch(small):
        return Found(small)
    text = tidy(cell)
    named = WITH_NAME.fullmatch(text)
    name, text = (named["name"].strip(" \"'"), named["address"]) if named else ("", text)
    address = text.strip(" ,;\"'").lower().removeprefix("mailto:")
    why = _why_not(address)
    return Found("", name, why) if why else Found(in_ascii(address), name)


def _why_not(address: str) -> str:
    if not address:
        return "no address stands here"
    if FORMULA.match(address):
        return "is a formula, not an address"
    if "@" not in address:
        return "has no @"
    if len(in_ascii(address)) > LONGEST:
        return f"has more than {LONGEST} characters"
    if len(re.findall(r"[^\s,;]@[^\s,;]", address)) > 1:
        return "is more than one address"
    return "" if is_address(address) else "is not an e-mail address"


def is_address(text: str) -> bool:
    """
    >>> is_address("ana@school.example"), is_address("ana@münchen.example"), is_address("ana@school")
    (True, True, False)
    """
    local, _, domain = in_ascii(text).rpartition("@")
    return len(local) <= LONGEST_LOCAL and bool(LOCAL.fullmatch(local) and DOMAIN.fullmatch(domain))


def in_ascii(address: str) -> str:
    """Names of hosts in other alphabets as mail servers write them. What can't be so written stays as it is."""
    if address.isascii():
        return address
    local, _, domain = address.rpartition("@")
    try:
        return f"{local}@{domain.encode('idna').decode('ascii')}"
    except UnicodeError:
        return address


def tidy(cell: str) -> str:
    """One line, without what can't be seen.

    >>> tidy("\\u200b Ana\\xa0 \\n Lima ")
    'Ana Lima'
    """
    if cell.isascii() and cell.isprintable():
        return " ".join(cell.split())
    seen = "".join(letter for letter in cell if letter.isspace() or unicodedata.category(letter) not in ("Cf", "Cc"))
    return " ".join(seen.split())


def read_name(*parts: str) -> str:
    """Nothing for what a mail shouldn't greet anybody with: a formula, a link, a whole sentence.

    >>> read_name("Ana", "Lima"), read_name("Ana", "=1+1"), read_name("Win at https://x.example")
    ('Ana Lima', '', '')
    """
    tidied = [tidy(part) for part in parts if part]
    name = " ".join(filter(None, tidied))
    return "" if any(map(FORMULA.match, tidied)) or NO_NAME.search(name) or len(name) > LONGEST_NAME else name
