"""Exempting a skill, and counting it again."""

from collections.abc import Collection
from typing import Any

from django.db import transaction

from assessments.models import Exemption


@transaction.atomic
def exempt_skill(*, person: Any, skill_id: int, reason: str) -> None:
    """Another reason takes the place of the one before; the day stays."""
    Exemption.objects.update_or_create(person=person, skill_id=skill_id, defaults={"reason": reason})


def count_again(*, person: Any, skills: Collection[int]) -> bool:
    """Of a skill and of those that it took the place of. Whether one had been exempted."""
    deleted, _ = Exemption.objects.filter(person=person, skill__in=skills).delete()
    return deleted > 0
