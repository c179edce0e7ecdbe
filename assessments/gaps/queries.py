"""Ratings as the calculations want them."""

from assessments.models import Rating


def levels_by_person() -> dict[int, dict[str, int]]:
    """Everybody's own levels, in one query. What doesn't apply or isn't rated is left out."""
    people: dict[int, dict[str, int]] = {}
    rows = Rating.objects.filter(level__isnull=False).values_list("person_id", "skill__slug", "level")
    for person, skill, level in rows.iterator():
        people.setdefault(person, {})[skill] = level or 0
    return people
