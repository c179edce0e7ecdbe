"""Milestones of a person as the pages and calculations want them, each in a fixed number of queries."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone

from assessments.milestones.my_milestones import Goal, Kept
from assessments.models import Evidence, Plan, Progress, Rating, Sitting, Step, Tick
from skills.catalogue import Catalogue
from skills.succession import handed_on
from skills.targets import target_of

AHEAD = (Step.State.OPEN, Step.State.STARTED)


def kept_by(person: Any, framework: str) -> dict[str, Kept]:
    """One query, however many milestones were begun."""
    rows = Progress.objects.filter(person=person, framework__slug=framework).order_by("pk")
    ticked: dict[str, set[str]] = defaultdict(set)
    found: dict[str, tuple[str, datetime | None, bool]] = {}
    for slug, name, at, link, text, line in rows.values_list(
        "milestone", "name", "finished_at", "link", "text", "ticks__line"
    ):
        found[slug] = (name, at, bool(link or text))
        ticked[slug] |= {line} if line else set()
    return {
        slug: Kept(name, frozenset(ticked[slug]), timezone.localdate(at) if at else None, has_words)
        for slug, (name, at, has_words) in found.items()
    }


def progress_of(person: Any, framework: str, milestone: str) -> Progress | None:
    return Progress.objects.filter(person=person, framework__slug=framework, milestone=milestone).first()


def ticked_in(progress: Progress | None) -> list[str]:
    """In the order in which they were ticked."""
    return list(Tick.objects.filter(progress=progress).values_list("line", flat=True)) if progress else []


@dataclass(frozen=True)
class Proven:
    """A piece of evidence that a finished milestone made, and what the person says of that skill today."""

    skill: str
    level: int
    is_rated: bool
    rating: int | None

    @property
    def is_rated_lower(self) -> bool:
        return (self.rating or 0) < self.level


def proven_by(progress: Progress | None) -> tuple[Proven, ...]:
    """Two queries; the highest level first."""
    if progress is None or progress.finished_at is None:
        return ()
    evidence = Evidence.objects.filter(progress=progress).order_by("-level", "skill__slug")
    rows = list(evidence.values_list("skill_id", "skill__slug", "level"))
    ratings = Rating.objects.filter(person=progress.person_id, skill__in=[skill for skill, *_ in rows])
    rated = dict(ratings.values_list("skill_id", "level"))
    return tuple(Proven(slug, level, skill in rated, rated.get(skill)) for skill, slug, level in rows)


def levels_of(person: Any, catalogue: Catalogue) -> dict[str, int]:
    """What is rated, also of skills that took the place of what was rated."""
    rows = Rating.objects.filter(person=person, skill__framework__slug=catalogue.framework.slug, level__isnull=False)
    known = {slug: level or 0 for slug, level in rows.values_list("skill__slug", "level")}
    return handed_on(catalogue, known, lambda level: level)


def goal_of(person: Any, catalogue: Catalogue) -> Goal:
    """What the steps of the newest plan are for; without a plan, what the newest assessment was for."""
    have = levels_of(person, catalogue)
    here = {"person": person, "release__framework__slug": catalogue.framework.slug}
    plan = Plan.objects.filter(**here, ended_at=None).order_by("-made_at", "-pk").first()
    if plan:
        steps = plan.steps.filter(state__in=AHEAD, skill__isnull=False).order_by("level")
        # Of two steps of a skill, the higher.
        wanted = {skill: level or 0 for skill, level in steps.values_list("skill__slug", "level")}
        return Goal(_name(catalogue, plan.role, plan.seniority), wanted, have)
    sittings = Sitting.objects.filter(**here, finished_at__isnull=False).exclude(role="")
    newest = sittings.order_by("-finished_at", "-pk").values_list("role", "seniority").first()
    if newest is None:
        return Goal(have=have)
    role = catalogue.role.get(newest[0])
    level = role.level(newest[1]) if role else None
    wanted = {skill: ask.level for skill, ask in target_of(level).items()} if level else {}
    return Goal(_name(catalogue, *newest) if level else "", wanted, have)


def _name(catalogue: Catalogue, role: str, seniority: str) -> str:
    known = catalogue.role.get(role)
    return f"{known.name if known else role}, {seniority} level"
