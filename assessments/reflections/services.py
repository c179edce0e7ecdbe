"""Keeping a reflection, and forgetting it."""

from collections.abc import Mapping
from typing import Any

from assessments.models import Reflection
from skills.models import Release


def keep_reflection(*, person: Any, release: int, answers: Mapping[str, str]) -> None:
    """One for each framework: it takes the place of the one before."""
    framework = Release.objects.values_list("framework_id", flat=True).get(pk=release)
    Reflection.objects.update_or_create(
        person=person, framework_id=framework, defaults={"release_id": release, "answers": dict(answers)}
    )


def forget_reflection(*, person: Any, framework: str) -> bool:
    """Whether there was one."""
    deleted, _ = Reflection.objects.filter(person=person, framework__slug=framework).delete()
    return bool(deleted)
