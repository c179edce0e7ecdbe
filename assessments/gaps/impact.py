"""Whose readiness a new release would change: counted for each level of each role, before an admin publishes it."""

from assessments.gaps.queries import levels_by_person
from assessments.gaps.readiness import readiness
from skills.catalogue import Catalogue
from skills.releases import Impact
from skills.targets import Target, target_of

SMALLEST_CHANGE = 0.01


def count_people_moved(old: Catalogue, new: Catalogue) -> tuple[Impact, ...]:
    """The role levels whose demands differ, with the number of people for whom that makes a difference."""
    before, after = _targets(old), _targets(new)
    changed = [key for key in after if key in before and before[key] != after[key]]
    people = levels_by_person() if changed else {}
    return tuple(
        Impact(role, seniority, _moved(before[role, seniority], after[role, seniority], people))
        for role, seniority in changed
    )


def _targets(catalogue: Catalogue) -> dict[tuple[str, str], Target]:
    return {(role.slug, level.seniority): target_of(level) for role in catalogue.roles for level in role.levels}


def _moved(before: Target, after: Target, people: dict[int, dict[str, int]]) -> int:
    changes = (abs(readiness(before, have) - readiness(after, have)) for have in people.values())
    return sum(change >= SMALLEST_CHANGE for change in changes)
