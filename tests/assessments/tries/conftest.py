"""A visitor at work: a try for one role, and what its pages send."""

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from assessments.tries.keeping import Try
from assessments.tries.queries import KEY
from skills.models import Release

MID = {"target": "mlops-engineer/mid"}
# Far beyond anything that a test waits for.
SOON, LATER = 2 * 10**9, 4 * 10**9


@pytest.fixture
def visitor(release: Release) -> Client:
    """Has begun, and said nothing yet."""
    client = Client()
    client.post("/try/", MID)
    return client


def say(client: Client, skill: str, level: str, note: str = "", seen: str = "0") -> None:
    sent = {"skill": skill, "level": level, "note": note, "seen": seen}
    assert client.post("/try/answer/", sent).status_code == 200


def row_of(client: Client) -> Session:
    return Session.objects.get(pk=client.session[KEY])


def kept(client: Client) -> Try:
    found = Try.read(row_of(client).get_decoded()[KEY])
    assert found
    return found


def said(client: Client) -> dict[str, tuple[str, str]]:
    """All answers of a try: the word of the level, and the note."""
    return {skill: (noted.word, noted.note) for skill, noted in kept(client).answers.items()}


def change(client: Client, **changed: object) -> None:
    """As if the session had been written by somebody else, or at another time."""
    row = row_of(client)
    content = {**row.get_decoded()[KEY], **changed}
    row.session_data = Session.objects.encode({KEY: content})
    row.save()


def let_run_out(client: Client) -> None:
    change(client, until=1)
