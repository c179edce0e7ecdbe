"""Names that people give themselves and their cohorts: others read them in lists, in subjects of mails, in files."""

import re

UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
# What turns the letters behind it round. Those that join letters, or keep them apart, belong to some alphabets.
TURNING = re.compile(r"[\u202a-\u202e\u2066-\u2069]+")


def one_line(name: str) -> str:
    """
    >>> one_line(" Ana \\r\\n Lima "), one_line("Ana\\u202eamiL"), one_line("نرگس‌خاتون") == "نرگس‌خاتون"
    ('Ana Lima', 'AnaamiL', True)
    """
    return " ".join(TURNING.sub("", UNSEEN.sub(" ", name)).split())
