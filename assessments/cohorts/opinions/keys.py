"""The key of the link that stops mails about second opinions."""

from careerpath.lib.keys import key_for, number_in

STOP = "no more mails about second opinions"


def stop_key(person: int) -> str:
    return key_for(STOP, person)


def person_in(key: str) -> int | None:
    return number_in(key, STOP)
