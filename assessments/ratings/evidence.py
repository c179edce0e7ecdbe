"""What backs a level: links and sentences, kept for person and skill, not for a sitting. Links are never fetched."""

from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import Count

from assessments.models import Evidence, Story

# For one skill. Teachers read all of it, beside that of everybody else in the class.
MOST_PIECES = 30


class TooManyPiecesError(Exception):
    """One has to go before another comes."""


def evidence_of(person: Any, skill_id: int) -> list[Evidence]:
    rows = Evidence.objects.filter(person=person, skill=skill_id).select_related("progress")
    return list(rows.order_by("-level", "-added_at", "-pk"))


def evidence_counts(person: Any, framework: str) -> dict[str, int]:
    rows = (
        Evidence.objects.filter(person=person, skill__framework__slug=framework).order_by().values_list("skill__slug")
    )
    return dict(rows.annotate(count=Count("pk")))


@transaction.atomic
def add_evidence(*, person: Any, skill_id: int, story: Story | None = None, **said: Any) -> bool:
    """`said` is a level, a sentence and a link. False when it is there already: a double click adds it once."""
    # Two requests of one person wait for each other here, or both would find nothing there.
    get_user_model().objects.select_for_update().get(pk=person.pk)
    there = Evidence.objects.filter(person=person, skill=skill_id)
    if there.filter(**said).exists():
        return False
    if there.count() >= MOST_PIECES:
        raise TooManyPiecesError
    Evidence.objects.create(person=person, skill_id=skill_id, story=story, **said)
    return True


def remove_evidence(*, person: Any, pk: int) -> bool:
    deleted, _ = Evidence.objects.filter(person=person, pk=pk).delete()
    return deleted > 0


def levels_of_evidence(person: Any, framework: str, skill: str) -> tuple[int, ...]:
    rows = Evidence.objects.filter(person=person, skill__framework__slug=framework, skill__slug=skill)
    return tuple(rows.order_by("level").values_list("level", flat=True))
