"""What a learner does with opinions about them: reading them, answering, and saying whether mails should come."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone

from assessments.models import OpinionMail, Review


def mark_read(*, person: Any, reviews: Iterable[int]) -> int:
    rows = Review.objects.filter(person=person, pk__in=list(reviews), seen_at__isnull=True)
    return rows.update(seen_at=timezone.now())


@transaction.atomic
def answer(*, person: Any, review: int, text: str) -> bool:
    """Nothing takes the answer back. Says whether it changed anything; to one that was replaced, nobody answers."""
    row = Review.objects.newest().select_for_update().filter(person=person, pk=review).first()
    if row is None or row.answer == text:
        return False
    row.answer, row.answered_at = text, timezone.now() if text else None
    # What is answered anew may need another talk.
    row.talked_at = None if text else row.talked_at
    row.save(update_fields=["answer", "answered_at", "talked_at"])
    return True


def set_mail(*, person: int, is_on: bool) -> None:
    """Nothing of an account that is gone: the links in its mails outlive it, and mail programs follow them."""
    if get_user_model().objects.filter(pk=person).exists():
        OpinionMail.objects.update_or_create(person_id=person, defaults={"is_on": is_on})
