"""Exempting a skill, and counting it again."""

from typing import Any

from django.db import transaction

from assessments.models import Exemption


@transaction.atomic
def exempt_skill(*, person: Any, skill_id: int, reason: str) -> None:
    """Another reason takes the place of the one before; the day stays."""
    Exemption.objects.update_or_create(person=person, skill_id=skill_id, defaults={"reason": reason})


def count_again(*, person: Any, skill_id: int) -> bool:
    """Whether it had been exempted."""
    deleted, _ = Exemption.objects.filter(person=person, skill=skill_id).delete()
    return deleted > 0
