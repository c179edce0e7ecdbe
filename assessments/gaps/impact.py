"""Whom a new release would move: counted for each level of each role, before an admin publishes it."""

from collections.abc import Mapping

from assessments.gaps.queries import aiming_at, levels_by_person
from assessments.gaps.readiness import readiness
from skills.catalogue import Catalogue
from skills.releases import Impact
from skills.succession import handed_on, heirs
from skills.targets import Target, target_of

SMALLEST_CHANGE = 0.01


def count_people_moved(old: Catalogue, new: Catalogue) -> tuple[Impact, ...]:
    """The role levels whose demands differ, or that are gone, with the number of people whom that touches."""
    before, after = _targets(old), _targets(new)
    gone = [key for key in before if key not in after]
    chosen = aiming_at(new.framework.slug) if gone else {}
    lost = (Impact(role, seniority, chosen.get((role, seniority), 0), is_gone=True) for role, seniority in gone)
    return (*_changed(old, new, before, after), *lost)


def _changed(
    old: Catalogue, new: Catalogue, before: Mapping[tuple[str, str], Target], after: Mapping[tuple[str, str], Target]
) -> tuple[Impact, ...]:
    renewed = heirs(old) != heirs(new)
    changed = [key for key in after if key in before and (renewed or before[key] != after[key])]
    people = levels_by_person(new.framework.slug) if changed else {}
    pairs = [(handed_on(old, have, int), handed_on(new, have, int)) for have in people.values()]
    return tuple(Impact(*key, sum(_moves(before[key], after[key], *pair) for pair in pairs)) for key in changed)


def _targets(catalogue: Catalogue) -> dict[tuple[str, str], Target]:
    return {(role.slug, level.seniority): target_of(level) for role in catalogue.roles for level in role.levels}


def _moves(before: Target, after: Target, had: Mapping[str, int], has: Mapping[str, int]) -> bool:
    return abs(readiness(before, had) - readiness(after, has)) >= SMALLEST_CHANGE
