"""The key in the mails of a cohort by which a learner mutes them without signing in."""

from careerpath.lib.keys import key_for, number_in

MUTE = "no more mails of a cohort"


def mute_key(membership: int) -> str:
    """The same in every mail: a link that once muted them always does."""
    return key_for(MUTE, membership)


def membership_in_key(key: str) -> int:
    """0 for a key that isn't ours."""
    return number_in(key, MUTE) or 0
