"""Plans as the pages and calculations want them, each in a fixed number of queries."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.db.models import Exists, OuterRef
from django.utils import timezone

from assessments.gaps.picture import Picture
from assessments.gaps.queries import today_of
from assessments.models import Plan, PlanChange, Rating, RatingChange, Step
from assessments.plans.curve import Earlier
from assessments.plans.standing import LastAct, Link, PlanNow, PlanStep
from assessments.plans.steps import Way, level_steps, needs_of
from assessments.plans.timetable import Rhythm
from skills.catalogue import Catalogue
from skills.releases import catalogue_of

OWN_ORDER = (PlanChange.What.MOVED, PlanChange.What.PINNED, PlanChange.What.ADDED)


@dataclass(frozen=True)
class Listed:
    pk: int
    name: str
    made_on: date
    hours_a_week: int
    is_alive: bool


def way_of(picture: Picture) -> Way:
    return level_steps(picture.catalogue, picture.target, picture.levels, picture.exempt)


def plans_of(person: Any) -> tuple[Listed, ...]:
    """The newest first, those that are put away or have another in their place behind the others."""
    rows = [
        Listed(
            pk=row.pk,
            name=_name(catalogue_of(row.release_id), row.role, row.seniority),
            made_on=timezone.localdate(row.made_at),
            hours_a_week=row.hours_a_week,
            is_alive=row.is_alive,
        )
        for row in Plan.objects.filter(person=person).order_by("-made_at", "-pk")
    ]
    return tuple(sorted(rows, key=lambda row: not row.is_alive))


def plan_of(person: Any, pk: int, today: date) -> PlanNow | None:
    """Four queries. What a rating says is read, not copied: a step that was learnt elsewhere is done here too."""
    own = PlanChange.objects.filter(plan=OuterRef("pk"), what__in=OWN_ORDER)
    row = Plan.objects.filter(pk=pk, person=person).annotate(is_own_order=Exists(own)).first()
    if row is None:
        return None
    catalogue = catalogue_of(row.release_id)
    role = catalogue.role.get(row.role)
    level = role.level(row.seniority) if role else None
    picture = today_of(person, catalogue, role, level, today)
    rows = list(row.steps.select_related("skill").order_by("place", "pk"))
    return PlanNow(
        pk=row.pk,
        catalogue=catalogue,
        role=role,
        level=level,
        name=_name(catalogue, row.role, row.seniority),
        rhythm=Rhythm(row.starts_on, row.hours_a_week, frozenset(map(date.fromisoformat, row.weeks_off))),
        deadline=row.deadline,
        proof=row.proof,
        reached=row.reached,
        bound=row.bound,
        whole=row.whole,
        steps=_steps(rows, picture.levels, needs_in(row, rows), catalogue),
        target={skill: ask for skill, ask in picture.target.items() if skill not in picture.exempt},
        levels=picture.levels,
        ready=picture.analysis.readiness,
        last=_last(row),
        is_alive=row.is_alive,
        is_own_order=row.is_own_order,
    )


def _name(catalogue: Catalogue, role: str, seniority: str) -> str:
    known = catalogue.role.get(role)
    return f"{known.name if known else role}, {seniority} level"


def _steps(
    rows: Iterable[Step], levels: Mapping[str, int], needs: Mapping[int, frozenset[int]], catalogue: Catalogue
) -> tuple[PlanStep, ...]:
    return tuple(_step(row, levels, needs[row.pk], catalogue) for row in rows)


def _step(row: Step, levels: Mapping[str, int], needs: frozenset[int], catalogue: Catalogue) -> PlanStep:
    skill = row.skill.slug if row.skill else ""
    known = catalogue.skill.get(skill)
    return PlanStep(
        pk=row.pk,
        place=row.place,
        skill=skill,
        level=row.level or 0,
        name=known.name if known else row.title or skill,
        hours=row.hours,
        gain=row.gain,
        state=row.state,
        has=bool(skill) and levels.get(skill, 0) >= (row.level or 0),
        needs=needs,
        started_on=row.started_on,
        done_on=row.done_on,
        pinned=row.pinned,
        note=row.note,
        links=tuple(Link(each["title"], each["link"]) for each in row.links),
        hours_spent=row.hours_spent,
        reason=row.reason,
    )


def needs_in(plan: Plan, rows: Iterable[Step]) -> dict[int, frozenset[int]]:
    """For each step of the plan, those of its other steps that it waits for directly."""
    graph = needs_of(catalogue_of(plan.release_id))
    by_key = {(row.skill.slug, row.level): row.pk for row in rows if row.skill}
    found = {key: pk for key, pk in by_key.items() if key[1] is not None}
    direct = {
        pk: frozenset(found[need] for need in graph.get((skill, level or 0), ()) if need in found)
        for (skill, level), pk in found.items()
    }
    return {row.pk: direct.get(row.pk, frozenset()) for row in rows}


def _last(row: Plan) -> LastAct | None:
    newest = PlanChange.objects.filter(plan=row).select_related("step__skill").order_by("-pk").first()
    if newest is None:
        return None
    return LastAct(newest.pk, newest.get_what_display(), str(newest.step) if newest.step else "")


def earlier_levels(person: Any, catalogue: Catalogue, since: date) -> tuple[Earlier, ...]:
    """How levels changed from a day on, the newest first."""
    start = timezone.make_aware(datetime.combine(since, time.min))
    rows = RatingChange.objects.filter(person=person, skill__framework__slug=catalogue.framework.slug, at__gte=start)
    rows = rows.exclude(source=RatingChange.Source.REVIEW).order_by("-at", "-pk")
    found = rows.values_list("at", "skill__slug", "before")
    return tuple(Earlier(timezone.localdate(at), skill, before or 0) for at, skill, before in found)


@dataclass(frozen=True)
class Next:
    """Where the newest plan goes on; without a name all its steps are done."""

    plan: int
    step: int
    name: str


def next_of(person: Any) -> Next | None:
    """Two queries, and none but one for who has no plan."""
    alive = Plan.objects.filter(person=person, ended_at=None)
    plan = alive.order_by("-made_at", "-pk").first()
    if plan is None:
        return None
    known = Rating.objects.filter(person=person, skill=OuterRef("skill"), level__gte=OuterRef("level"))
    ahead = plan.steps.filter(~Exists(known), state__in=(Step.State.OPEN, Step.State.STARTED))
    step = ahead.select_related("skill").order_by("place", "pk").first()
    if step is None:
        return Next(plan.pk, 0, "")
    return Next(plan.pk, step.pk, step.title or f"{step.skill.name if step.skill else ''} to level {step.level}")
