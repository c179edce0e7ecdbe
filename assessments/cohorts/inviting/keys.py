"""The keys in the mails: each opens one invitation."""

from careerpath.lib.keys import key_for, part_in

INVITATION = "an invitation into a cohort"


def key_of(seed: str) -> str:
    return key_for(INVITATION, seed)


def seed_in(key: str) -> str | None:
    return part_in(key, INVITATION)
