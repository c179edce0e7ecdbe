"""What a person has kept of their own."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from assessments.models import Reflection
from skills.catalogue import Catalogue
from skills.releases import catalogue_of


@dataclass(frozen=True)
class KeptReflection:
    """`catalogue` is the one whose statements were weighed, which need not be the newest."""

    answers: Mapping[str, str]
    kept_at: datetime
    catalogue: Catalogue


def kept_reflection(*, person: Any, framework: str) -> KeptReflection | None:
    rows = Reflection.objects.filter(person=person, framework__slug=framework)
    found = rows.values_list("answers", "kept_at", "release_id").first()
    if found is None:
        return None
    answers, kept_at, release = found
    return KeptReflection(answers, kept_at, catalogue_of(release))
