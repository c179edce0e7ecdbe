"""The keys in addresses that work without signing in: what they are of, and a signature that is kept nowhere.

>>> key = key_for("no more letters", "17")
>>> part_in(key, "no more letters"), part_in(key, "something else"), part_in("17.forged", "no more letters")
('17', None, None)
>>> number_in(key, "no more letters"), number_in("17.forged", "no more letters")
(17, None)
"""

import secrets

from django.core.signing import BadSignature, Signer


def new_seed() -> str:
    return secrets.token_urlsafe(16)


def key_for(purpose: str, part: object) -> str:
    """The same each time. A key of one purpose opens nothing of another."""
    return _signer(purpose).sign(str(part))


def part_in(key: str, purpose: str) -> str | None:
    """None for a key that isn't ours."""
    try:
        return _signer(purpose).unsign(key)
    except BadSignature:
        return None


def number_in(key: str, purpose: str) -> int | None:
    part = part_in(key, purpose)
    return int(part) if part is not None else None


def _signer(purpose: str) -> Signer:
    return Signer(sep=".", salt=purpose)
