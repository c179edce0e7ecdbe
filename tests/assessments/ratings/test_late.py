"""What comes after the end is given back: levels, notes and wishes, but not what nobody touched."""

from html import unescape

import pytest
from django.test import Client

from assessments.models import Sitting
from assessments.ratings.answers.seen import Seen
from assessments.ratings.services import finish_sitting
from careerpath.accounts.models import User
from tests.assessments.ratings.conftest import say

SEEN = str(Seen.of(level=1, note="Before", revision=1))
SHOWN = {"containers-level": "1", "containers-note": "Before", "containers-seen": SEEN}


@pytest.fixture
def page(sitting: Sitting, address: str, learner: User) -> str:
    """Of a sitting that is finished."""
    say(sitting, "containers", 1, note="Before")
    finish_sitting(sitting=sitting.pk, person=learner)
    return f"{address}rate/cloud-platform/"


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({"containers-note": "After"}, "<li>Containers: 1, awareness, with the note “After”</li>"),
        ({"containers-level": "3", "containers-note": ""}, "<li>Containers: 3, practitioner</li>"),
        ({"containers-wish": "want", "containers-wished": ""}, "<li>Containers: your wish “I want to learn it”</li>"),
        ({"containers-wish": "", "containers-wished": "want"}, "<li>Containers: your wish “I don’t mind”</li>"),
        ({"networking-note": "Alone"}, "<li>Networking: the note “Alone”</li>"),
        ({"containers-note": "x" * 1001}, f"<li>Containers: 1, awareness, with the note “{'x' * 1001}”</li>"),
        ({}, ""),
        ({"containers-wish": "want", "containers-wished": "want"}, ""),
        ({"containers-wish": "love", "containers-wished": "", "containers-level": "1"}, ""),
    ],
)
def test_what_was_changed_too_late_is_given_back(
    page: str, learner_client: Client, sent: dict[str, str], told: str
) -> None:
    response = learner_client.post(page, SHOWN | sent)

    html = unescape(response.content.decode())
    assert response.status_code == 409
    assert html.count("<h2>Not taken</h2>") == bool(told)
    assert told in html
