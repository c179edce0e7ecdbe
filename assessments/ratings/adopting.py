"""Second opinions that were given before the person had rated the skill: they go with the rating once there is one."""

from collections.abc import Iterable
from typing import Any

from assessments.models import Review


def opinions_before(person: Any, skills: Iterable[int]) -> dict[int, dict[str, Any]]:
    """What a new rating of each skill takes over, by the id of the skill. One query; none where nothing is new."""
    new = list(skills)
    rows = Review.objects.newest().filter(person=person, skill__in=new) if new else ()
    return {
        row.skill_id: {"verified_level": row.level, "verified_at": row.given_at, "verified_by_id": row.by_id}
        for row in rows
    }
