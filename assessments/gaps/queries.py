"""Ratings as the calculations want them."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import Exists, FilteredRelation, OuterRef, Q
from django.utils import timezone

from assessments.gaps.analysis import Rated
from assessments.gaps.picture import Picture
from assessments.models import Evidence, Rating, Sitting
from skills.catalogue import Catalogue, Role, RoleLevel
from skills.models import Skill
from skills.releases import catalogue_of


def levels_by_person() -> dict[int, dict[str, int]]:
    """Everybody's own levels, in one query. What doesn't apply or isn't rated is left out."""
    people: dict[int, dict[str, int]] = {}
    rows = Rating.objects.filter(level__isnull=False).values_list("person_id", "skill__slug", "level")
    for person, skill, level in rows.iterator():
        people.setdefault(person, {})[skill] = level or 0
    return people


def newest_finished(person: Any) -> Sitting | None:
    """Of two that were finished in the same moment, the one that was begun later."""
    return Sitting.objects.filter(person=person, finished_at__isnull=False).order_by("-finished_at", "-pk").first()


def result_of(sitting: Sitting, today: date) -> Picture:
    """What was said in a finished sitting, with the meaning that it had on its day; what backs it, as of today."""
    catalogue = catalogue_of(sitting.release_id)
    role = catalogue.role.get(sitting.role)
    on = timezone.localdate(sitting.finished_at) if sitting.finished_at else today
    rows = _backed(sitting.person_id, catalogue).filter(Q(mine__verified_level__isnull=False) | Q(proven=True))
    backed = {skill: (verified, proven) for skill, verified, proven in rows.values_list(*BACKING)}
    answers: Mapping[str, int | None] = (sitting.result or {}).get("answers", {})
    rated = {
        skill: Rated(level, backed.get(skill, NOTHING)[0], _age(on, today), backed.get(skill, NOTHING)[1])
        for skill, level in answers.items()
    }
    return Picture(catalogue, role, role.level(sitting.seniority) if role else None, rated, exempt={}, on=on)


def today_of(person: Any, catalogue: Catalogue, role: Role | None, level: RoleLevel | None, today: date) -> Picture:
    """What somebody can do as of today, wherever the ratings come from, each with its own age."""
    rows = _backed(person.pk, catalogue).filter(mine__isnull=False)
    rated = {
        skill: Rated(own, verified, _age(timezone.localdate(rated_at), today), proven)
        for skill, verified, proven, own, rated_at in rows.values_list(*BACKING, "mine__level", "mine__rated_at")
    }
    return Picture(catalogue, role, level, rated, exempt={}, on=today)


BACKING = ("slug", "mine__verified_level", "proven")
NOTHING: tuple[int | None, bool] = (None, False)


def _backed(person: int, catalogue: Catalogue) -> Any:
    """The skills of one framework (another may have the same slugs), with the person's rating and evidence of each."""
    mine = FilteredRelation("ratings", condition=Q(ratings__person=person))
    evidence = Evidence.objects.filter(person=person, skill=OuterRef("pk"))
    skills = Skill.objects.filter(framework__slug=catalogue.framework.slug).order_by()
    return skills.annotate(mine=mine, proven=Exists(evidence))


def _age(then: date, today: date) -> int:
    return max((today - then).days, 0)
