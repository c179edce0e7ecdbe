"""The codes of links into a cohort: short enough to be read aloud, without letters and digits that look alike."""

from django.utils.crypto import salted_hmac

LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
LENGTH, GROUP = 8, 4


def code_of(seed: str) -> str:
    number = int.from_bytes(salted_hmac("code of a link into a cohort", seed, algorithm="sha256").digest(), "big")
    places = (number // len(LETTERS) ** place % len(LETTERS) for place in range(LENGTH))
    return "".join(LETTERS[place] for place in places)


def digest_of(code: str) -> str:
    return salted_hmac("link into a cohort", code, algorithm="sha256").hexdigest()


def tidy_code(typed: str) -> str:
    """As it was made, however it was written down; nothing if it can't be one.

    >>> tidy_code(" abcd-efgh "), tidy_code("ABC"), tidy_code("ABCDEFG1")
    ('ABCDEFGH', '', '')
    """
    code = "".join(typed.split()).replace("-", "").upper()
    return code if len(code) == LENGTH and set(code) <= set(LETTERS) else ""


def in_groups(code: str) -> str:
    """
    >>> in_groups("ABCDEFGH")
    'ABCD-EFGH'
    """
    return "-".join(code[start : start + GROUP] for start in range(0, len(code), GROUP))
