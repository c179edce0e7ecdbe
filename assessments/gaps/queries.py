"""Ratings as the calculations want them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Exists, FilteredRelation, OuterRef, Q
from django.utils import timezone

from assessments.gaps.analysis import Rated
from assessments.gaps.picture import Picture
from assessments.models import Evidence, Exemption, Rating, RatingChange, Sitting
from skills.catalogue import Catalogue, Role, RoleLevel
from skills.models import Skill
from skills.releases import catalogue_of
from skills.succession import handed_on, heirs


@dataclass(frozen=True)
class Exempted:
    reason: str
    since: date


def levels_by_person(framework: str) -> dict[int, dict[str, int]]:
    """Everybody's own levels in a framework, in one query. What doesn't apply or isn't rated is left out."""
    people: dict[int, dict[str, int]] = {}
    rated = Rating.objects.filter(level__isnull=False, skill__framework__slug=framework)
    rows = rated.values_list("person_id", "skill__slug", "level")
    for person, skill, level in rows.iterator():
        people.setdefault(person, {})[skill] = level or 0
    return people


def aiming_at(framework: str) -> dict[tuple[str, str], int]:
    """How many people have chosen each level of each role, in one query."""
    sittings = Sitting.objects.filter(release__framework__slug=framework).order_by()
    rows = sittings.values_list("role", "seniority").annotate(people=Count("person", distinct=True))
    return {(role, seniority): people for role, seniority, people in rows}


def newest_finished(person: Any, framework: str = "") -> Sitting | None:
    """Of any framework if none is named. Of two that were finished in the same moment, the one that was begun later."""
    sittings = Sitting.objects.filter(person=person, finished_at__isnull=False)
    if framework:
        sittings = sittings.filter(release__framework__slug=framework)
    return sittings.order_by("-finished_at", "-pk").first()


def is_outdated(sitting: Sitting) -> bool:
    """Whether the person has rated anything of its framework otherwise since."""
    since = RatingChange.objects.filter(person=sitting.person_id, at__gt=sitting.finished_at).exclude(sitting=sitting)
    own = since.exclude(source=RatingChange.Source.REVIEW)
    return own.filter(skill__framework__releases=sitting.release_id).exists()


def sittings_by_number(person: Any, numbers: Iterable[int]) -> dict[int, Sitting]:
    return {row.pk: row for row in Sitting.objects.filter(person=person, finished_at__isnull=False, pk__in=numbers)}


def result_of(sitting: Sitting, today: date) -> Picture:
    """What was said in a finished sitting, with the meaning that it had on its day; what backs it, as of today."""
    catalogue = catalogue_of(sitting.release_id)
    role = catalogue.role.get(sitting.role)
    on = timezone.localdate(sitting.finished_at) if sitting.finished_at else today
    known = Q(mine__verified_level__isnull=False) | Q(proven=True) | Q(left_out__isnull=False)
    rows = list(_backed(sitting.person_id, catalogue).filter(known).values_list(*BACKING))
    backed = {skill: (verified, proven, _since(at, today)) for skill, verified, proven, _, at in rows}
    answers: Mapping[str, int | None] = (sitting.result or {}).get("answers", {})
    rated = {
        skill: Rated(level, verified, _age(on, today), proven, since)
        for skill, level in answers.items()
        for verified, proven, since in (backed.get(skill, NOTHING),)
    }
    level = role.level(sitting.seniority) if role else None
    return Picture(catalogue, role, level, rated, _exempt(catalogue, rows), on)


def today_of(person: Any, catalogue: Catalogue, role: Role | None, level: RoleLevel | None, today: date) -> Picture:
    """What somebody can do as of today, wherever the ratings come from, each with its own age."""
    rows = list(
        _backed(person.pk, catalogue)
        .filter(Q(mine__isnull=False) | Q(left_out__isnull=False))
        .values_list(*BACKING, "mine__level", "mine__rated_at")
    )
    rated = {
        skill: Rated(own, verified, _since(rated_at, today) or 0, proven, _since(verified_at, today))
        for skill, verified, proven, _, verified_at, own, rated_at in rows
        if rated_at
    }
    return Picture(catalogue, role, level, with_heirs(catalogue, rated), _exempt(catalogue, rows), on=today)


def with_heirs(catalogue: Catalogue, rated: Mapping[str, Rated]) -> dict[str, Rated]:
    """With what a retired skill says of those that took its place; what proved it doesn't prove them."""
    unproven = {
        skill: replace(rated[skill], verified=None, has_evidence=False, verified_age=None)
        for skill in heirs(catalogue)
        if skill in rated
    }
    known = handed_on(catalogue, unproven, lambda one: -1 if one.level is None else one.level)
    return known | dict(rated)


def exemptions_of(person: Any, catalogue: Catalogue) -> dict[str, Exempted]:
    """As the catalogue knows them: of what was retired, those that took its place; the oldest first."""
    rows = Exemption.objects.filter(person=person, skill__framework__slug=catalogue.framework.slug)
    own = {
        skill: Exempted(reason, timezone.localdate(since))
        for skill, reason, since in rows.order_by("since", "pk").values_list("skill__slug", "reason", "since")
    }
    found = handed_on(catalogue, own, lambda one: len(one.reason))
    kept = {skill: one for skill, one in found.items() if skill in catalogue.skill and skill not in heirs(catalogue)}
    return dict(sorted(kept.items(), key=lambda item: item[1].since))


BACKING = ("slug", "mine__verified_level", "proven", "left_out__reason", "mine__verified_at")
NOTHING: tuple[int | None, bool, int | None] = (None, False, None)


def _backed(person: int, catalogue: Catalogue) -> Any:
    """The skills of one framework (another may have the same slugs), with what the person has of each.

    That is at most one rating and one exemption, so that no skill comes twice.
    """
    mine = FilteredRelation("ratings", condition=Q(ratings__person=person))
    left_out = FilteredRelation("exemptions", condition=Q(exemptions__person=person))
    evidence = Evidence.objects.filter(person=person, skill=OuterRef("pk"))
    skills = Skill.objects.filter(framework__slug=catalogue.framework.slug).order_by()
    return skills.annotate(mine=mine, left_out=left_out, proven=Exists(evidence))


def _exempt(catalogue: Catalogue, rows: Iterable[tuple[Any, ...]]) -> dict[str, str]:
    """Also of what took the place of an exempted skill."""
    reasons = {skill: reason for skill, _, _, reason, *_ in rows if reason}
    return handed_on(catalogue, reasons, len)


def _since(at: datetime | None, today: date) -> int | None:
    # There are two for each skill: the same as timezone.localdate, which looks at more.
    return _age(at.astimezone(timezone.get_current_timezone()).date(), today) if at else None


def _age(then: date, today: date) -> int:
    return max((today - then).days, 0)
