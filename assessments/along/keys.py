"""The keys of a calendar's address, and of the link that stops the weekly mail."""

from careerpath.lib.keys import key_for, number_in, part_in

CALENDAR, STOP = "a calendar of plans", "no more reminders"


def calendar_key(seed: str) -> str:
    return key_for(CALENDAR, seed)


def seed_in(key: str) -> str | None:
    return part_in(key, CALENDAR)


def stop_key(person: int) -> str:
    """The same in every mail: a link that once stopped the mails always does."""
    return key_for(STOP, person)


def person_in(key: str) -> int | None:
    return number_in(key, STOP)
