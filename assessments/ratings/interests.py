"""What a person wants to learn, has to, or would rather not: a wish for a skill, whichever sitting it came up in."""

from typing import Any

from assessments.models import Interest


def wishes_of(person: Any, framework: str) -> dict[str, str]:
    wishes = Interest.objects.filter(person=person, skill__framework__slug=framework)
    return dict(wishes.values_list("skill__slug", "kind"))


def set_wish(*, person: Any, skill_id: int, wish: str) -> None:
    """An empty wish takes back what was there."""
    if wish:
        Interest.objects.update_or_create(person=person, skill_id=skill_id, defaults={"kind": wish})
    else:
        Interest.objects.filter(person=person, skill_id=skill_id).delete()
