"""Sittings, answers and ratings as the pages and calculations want them."""

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from assessments.models import Answer, Rating, Sitting
from assessments.ratings.questions.scope import Scope, scope_of
from skills.models import Release, Skill
from skills.releases import catalogue_of


@dataclass(frozen=True)
class Given:
    """An answer as it stands: a level, or None for "doesn't apply to me"."""

    level: int | None
    note: str
    revision: int


@dataclass(frozen=True)
class Standing:
    """A rating as it stands today."""

    level: int | None
    rated_at: datetime
    verified_level: int | None


@lru_cache(maxsize=256)
def scope_at(release: int, role: str, seniority: str) -> Scope:
    """What a sitting of a release asks: it never changes, so it is worked out once in each process."""
    catalogue = catalogue_of(release)
    known = catalogue.role.get(role)
    return scope_of(catalogue, known.level(seniority) if known else None)


@lru_cache(maxsize=16)
def skill_ids(release: int) -> dict[str, int]:
    """The ids of a release's skills, by slug. A skill keeps its id for good, and none of a release is ever deleted."""
    framework = Release.objects.values_list("framework_id", flat=True).get(pk=release)
    return dict(Skill.objects.filter(framework=framework).values_list("slug", "pk"))


def open_sitting(person: Any) -> Sitting | None:
    return Sitting.objects.filter(person=person, finished_at__isnull=True).first()


def answers_of(sitting: Sitting) -> dict[str, Given]:
    rows = Answer.objects.filter(sitting=sitting).values_list("skill__slug", "level", "note", "revision")
    return {slug: Given(level, note, revision) for slug, level, note, revision in rows}


def ratings_of(person: Any, framework: str) -> dict[str, Standing]:
    """Of one framework: another may have skills of the same slugs."""
    rows = Rating.objects.filter(person=person, skill__framework__slug=framework)
    found = rows.values_list("skill__slug", "level", "rated_at", "verified_level")
    return {slug: Standing(level, at, verified) for slug, level, at, verified in found}
