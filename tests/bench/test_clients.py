"""What the people who answer at once count as failed and as lost."""

import threading

import pytest

from assessments.models import Answer
from assessments.ratings.services import Said, answer
from skills.models import Release
from tests.bench.clients import Given, free_port, person


def test_no_answer_from_the_server_is_a_failure(release: Release) -> None:
    somebody = person(release)
    over = threading.Event()
    threading.Timer(0.2, over.set).start()

    somebody.answer_until(over, free_port())

    assert somebody.failed > 0
    assert somebody.saved == somebody.lost == 0


def test_an_answer_that_was_told_to_be_saved_and_is_not_there_is_lost(release: Release) -> None:
    somebody = person(release)
    answer(sitting=somebody.sitting.pk, person=somebody.sitting.person, skill="git", said=Said(2), revision=0)
    somebody.saved, somebody.told = 1, {"git": "2"}
    before = somebody.lost

    Answer.objects.all().delete()

    assert (before, somebody.lost) == (0, 2)  # the level, and the number of answers


@pytest.mark.parametrize(
    ("given", "is_good"),
    [(Given(9, 0, 0), True), (Given(9, 1, 0), False), (Given(9, 0, 1), False), (Given(0, 0, 0), False)],
)
def test_only_when_all_is_saved_it_is_good(given: Given, is_good: bool) -> None:
    assert given.is_good is is_good
