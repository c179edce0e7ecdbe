"""Stories for interviews: reading, writing, changing and deleting them, and what they are evidence for."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from assessments.models import Evidence, Story
from assessments.ratings.evidence import add_evidence
from assessments.ratings.services import lock

PARTS = ("topic", "title", "situation", "action", "result", "notes")
# More than anybody tells. They stand on one page.
MOST_STORIES = 40


class TooManyError(Exception):
    """One has to go before another comes."""


class ChangedError(Exception):
    """Another tab has changed the story since the page was opened. Nothing was saved."""

    def __init__(self, there: Story) -> None:
        super().__init__(there)
        self.there = there


def stories_of(person: Any) -> list[Story]:
    return list(Story.objects.filter(person=person).order_by("pk"))


def evidence_from(story: Story) -> list[Evidence]:
    return list(Evidence.objects.filter(story=story).select_related("skill__framework").order_by("-level", "pk"))


@transaction.atomic
def write_story(*, person: Any, words: Mapping[str, str]) -> Story:
    """Sent twice, it is there once."""
    lock(person)
    there = Story.objects.filter(person=person)
    same = there.filter(**words).first()
    if same:
        return same
    if there.count() >= MOST_STORIES:
        raise TooManyError
    return Story.objects.create(person=person, **words)


@transaction.atomic
def change_story(*, person: Any, story: int, revision: int, words: Mapping[str, str]) -> Story:
    """`revision` is the one that the page was opened with. The same words again change nothing."""
    row = Story.objects.select_for_update().get(pk=story, person=person)
    if all(getattr(row, part) == said for part, said in words.items()):
        return row
    if row.revision != revision:
        raise ChangedError(row)
    for part, said in words.items():
        setattr(row, part, said)
    row.revision += 1
    row.save()
    return row


def show_by_story(*, story: Story, skill_id: int, **said: Any) -> bool:
    """Makes the story evidence for a skill. False when that sentence is there already."""
    return add_evidence(person=story.person, skill_id=skill_id, story=story, **said)


def delete_story(*, person: Any, story: int) -> bool:
    """The evidence that came from it stays: it says itself what it shows."""
    deleted, _ = Story.objects.filter(pk=story, person=person).delete()
    return deleted > 0
