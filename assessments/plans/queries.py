"""Plans as the pages and calculations want them, each in a fixed number of queries."""

import json
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, Subquery, TextField
from django.db.models.functions import Cast
from django.utils import timezone

from assessments.gaps.picture import Picture
from assessments.gaps.queries import today_of
from assessments.models import Plan, PlanChange, Rating, RatingChange, Step
from assessments.plans.curve import Earlier
from assessments.plans.order_queries import LEFT_OUT, needs_among
from assessments.plans.pace import pace_of
from assessments.plans.standing import LastAct, Link, PlanNow, PlanStep, taking_in
from assessments.plans.steps import Way, level_steps, needs_of
from assessments.plans.taken_in import needs_with, right_below
from assessments.plans.timetable import Rhythm
from careerpath.lib.days import midnight
from skills.catalogue import Catalogue
from skills.models import Release
from skills.releases import catalogue_of

# Of a step as it is read.
KEPT = (
    "pk", "place", "hours", "gain", "state", "started_on", "done_on", "pinned", "note", "hours_spent", "reason",
    "hours_planned",
)  # fmt: skip
NAMED = ("plan_id", "skill__slug", "level", "title")
OF_ITS_STEP = ("step__title", "step__skill__name", "step__level")
# A list of links as the database writes it when it is empty.
NOTHING = "[]"
# What puts steps elsewhere; one that is added stands at the end.
OWN_ORDER = (PlanChange.What.MOVED, PlanChange.What.PINNED, PlanChange.What.UNPINNED)


@dataclass(frozen=True)
class Listed:
    pk: int
    name: str
    made_on: date
    hours_a_week: int
    is_alive: bool
    is_replaced: bool


def way_of(picture: Picture) -> Way:
    return level_steps(picture.catalogue, picture.target, picture.levels, picture.exempt)


def pace_of_person(person: Any) -> int | None:
    """Learnt in all their plans."""
    told = Q(state=Step.State.DONE, hours_spent__isnull=False) | Q(state__in=LEFT_OUT)
    return pace_of(_finished(Step.objects.filter(told, plan__person=person).order_by().values(*KEPT, *NAMED)))


def _finished(rows: Iterable[dict[str, Any]]) -> tuple[tuple[int, int], ...]:
    """The hours of the catalogue, with those of what a step took in, and those that were spent.

    A step that stands in two plans, since one came in the place of the other, counts once.
    """
    rows = list(rows)
    plans: dict[int, dict[Any, int]] = {}
    for row in rows:
        if row["state"] in LEFT_OUT and row["skill__slug"]:
            plans.setdefault(row["plan_id"], {})[row["skill__slug"], row["level"]] = row["hours"]
    found = {}
    for row in rows:
        if row["state"] == Step.State.DONE:
            left_out, step = plans.get(row["plan_id"], {}), (row["skill__slug"] or "", row["level"] or 0)
            takes = row["hours"] + sum(left_out[each] for each in right_below(step, left_out))
            found[*step, row["title"], takes, row["hours_spent"]] = (takes, row["hours_spent"] or 0)
    return tuple(found.values())


def plans_of(person: Any) -> tuple[Listed, ...]:
    """The newest first, those that are put away or have another in their place behind the others."""
    rows = [
        Listed(
            pk=row.pk,
            name=_name(catalogue_of(row.release_id), row.role, row.seniority),
            made_on=timezone.localdate(row.made_at),
            hours_a_week=row.hours_a_week,
            is_alive=row.is_alive,
            is_replaced=row.superseded_by_id is not None,
        )
        for row in Plan.objects.filter(person=person).order_by("-made_at", "-pk")
    ]
    return tuple(sorted(rows, key=lambda row: not row.is_alive))


def plan_of(person: Any, pk: int, today: date) -> PlanNow | None:
    """Four queries. What a rating says is read, not copied: a step that was learnt elsewhere is done here too.

    What was replaced stays as it was on that day, for which it takes one query more.
    """
    row = _with_what_is_round_it(Plan.objects.filter(pk=pk, person=person)).first()
    if row is None:
        return None
    catalogue = catalogue_of(row.release_id)
    role = catalogue.role.get(row.role)
    picture = today_of(person, catalogue, role, role.level(row.seniority) if role else None, today)
    levels = _levels_at(person, catalogue, row.ended_at, picture.levels) if row.superseded_by_id else picture.levels
    return _now(row, _rows(person, [row]), picture, levels, _last(row))


def live_plans_of(person: Any, today: date) -> tuple[PlanNow, ...]:
    """The newest first, in two queries for all of them and one for each framework."""
    alive = Plan.objects.filter(person=person, ended_at=None)
    plans = list(_with_what_is_round_it(alive).order_by("-made_at", "-pk"))
    newest = dict.fromkeys(plan.newest_release for plan in plans)
    pictures = {pk: today_of(person, catalogue_of(pk), None, None, today) for pk in newest}
    rows = _rows(person, plans)
    return tuple(
        _now(plan, rows, _aiming(picture, plan), picture.levels)
        for plan, picture in ((plan, pictures[plan.newest_release]) for plan in plans)
    )


def live_plan_to(picture: Picture, person: Any) -> PlanNow | None:
    """The newest one to the picture's level of its role, and how it goes by the picture. Two queries."""
    if picture.role is None or picture.level is None:
        return None
    there = Plan.objects.filter(person=person, ended_at=None, release__framework__slug=picture.catalogue.framework.slug)
    there = there.filter(role=picture.role.slug, seniority=picture.level.seniority)
    plan = _with_what_is_round_it(there).order_by("-made_at", "-pk").first()
    return _now(plan, _rows(person, [plan]), _aiming(picture, plan), picture.levels) if plan else None


def _with_what_is_round_it(plans: Any) -> Any:
    """Whether its order is the person's own, the newest release of its framework, and the plan before it."""
    own = PlanChange.objects.filter(plan=OuterRef("pk"), what__in=OWN_ORDER)
    releases = Release.objects.filter(framework=OuterRef("release__framework")).order_by("-number")
    newest = Subquery(releases.values("pk")[:1])
    return plans.annotate(is_own_order=Exists(own), newest_release=newest, replaced=F("replaces__pk"))


def _rows(person: Any, plans: Iterable[Plan]) -> list[dict[str, Any]]:
    """With what was finished in the person's other plans, as far as it says something of these.

    A plan may have 200 steps. As models they would take twice as long to read, and decoding no links half that.
    """
    told = Q(state=Step.State.DONE) & (Q(skill=None) | Q(hours_spent__gt=0)) | Q(state__in=LEFT_OUT)
    elsewhere = Q(plan__superseded_by=None) & told
    found = Step.objects.filter(Q(plan__in=plans) | elsewhere, plan__person=person)
    steps = found.order_by("place", "pk").annotate(linked=Cast("links", TextField()))
    return list(steps.values(*KEPT, *NAMED, "linked"))


def _aiming(picture: Picture, row: Plan) -> Picture:
    catalogue = catalogue_of(row.release_id)
    role = catalogue.role.get(row.role)
    return replace(picture, catalogue=catalogue, role=role, level=role.level(row.seniority) if role else None)


def _now(
    row: Any, steps: list[dict[str, Any]], picture: Picture, levels: Mapping[str, int], last: LastAct | None = None
) -> PlanNow:
    """By the levels it is told what of its steps is done."""
    catalogue = picture.catalogue
    here = [each for each in steps if each["plan_id"] == row.pk]
    elsewhere = [each for each in steps if each["plan_id"] != row.pk and each["state"] == Step.State.DONE]
    return PlanNow(
        pk=row.pk,
        catalogue=catalogue,
        role=picture.role,
        level=picture.level,
        name=_name(catalogue, row.role, row.seniority),
        rhythm=Rhythm(row.starts_on, row.hours_a_week, frozenset(map(date.fromisoformat, row.weeks_off)), row.pace),
        deadline=row.deadline,
        proof=row.proof,
        reached=row.reached,
        bound=row.bound,
        whole=row.whole,
        steps=_steps(here, catalogue, levels, {each["title"] for each in elsewhere if _counts_in(row, each)}),
        finished_elsewhere=_finished(each for each in steps if each["plan_id"] != row.pk),
        target={skill: ask for skill, ask in picture.target.items() if skill not in picture.exempt},
        levels=picture.levels,
        ready=picture.analysis.readiness,
        last=last,
        is_alive=row.is_alive,
        is_own_order=row.is_own_order,
        there=row.there,
        made_on=timezone.localdate(row.made_at),
        exempt=picture.exempt,
        release=row.release_id,
        newest_release=row.newest_release,
        newest=catalogue_of(row.newest_release),
        replaced_by=row.superseded_by_id,
        replaced_on=timezone.localdate(row.ended_at) if row.superseded_by_id else None,
        replaces=row.replaced,
    )


def _counts_in(row: Any, step: dict[str, Any]) -> bool:
    """Whether a step of another plan is one's own, and was done while this one was in use."""
    if row.superseded_by_id and (step["done_on"] is None or step["done_on"] >= timezone.localdate(row.ended_at)):
        return False
    return bool(step["title"])


def _levels_at(person: Any, catalogue: Catalogue, at: datetime, levels: Mapping[str, int]) -> Mapping[str, int]:
    """What the levels of today were at a moment: the newest changes are taken back first."""
    later = _changes(person, catalogue).filter(at__gt=at).values_list("skill__slug", "before")
    return {**levels, **{skill: before or 0 for skill, before in later}}


def _changes(person: Any, catalogue: Catalogue) -> Any:
    """Of the person's own levels, the newest first."""
    rows = RatingChange.objects.filter(person=person, skill__framework__slug=catalogue.framework.slug)
    return rows.exclude(source=RatingChange.Source.REVIEW).order_by("-at", "-pk")


def _name(catalogue: Catalogue, role: str, seniority: str) -> str:
    known = catalogue.role.get(role)
    return f"{known.name if known else role}, {seniority} level"


def _steps(
    rows: list[dict[str, Any]], catalogue: Catalogue, levels: Mapping[str, int], titles: Set[str]
) -> tuple[PlanStep, ...]:
    """`titles` are those of one's own steps that are done in another plan: then they are done here too."""
    keys = {(row["skill__slug"], row["level"]): row["pk"] for row in rows if row["skill__slug"]}
    left_out = {row["pk"] for row in rows if row["state"] in LEFT_OUT}
    without = [key for key, pk in keys.items() if pk in left_out and levels.get(key[0], 0) < key[1]]
    needs = needs_among(catalogue, keys, without)
    return taking_in(_step(row, catalogue, levels, titles, needs.get(row["pk"], frozenset())) for row in rows)


def _step(
    row: dict[str, Any], catalogue: Catalogue, levels: Mapping[str, int], titles: Set[str], needs: frozenset[int]
) -> PlanStep:
    skill, level, title, linked = row["skill__slug"], row["level"], row["title"], row["linked"]
    known = catalogue.skill.get(skill)
    return PlanStep(
        skill=skill or "",
        level=level or 0,
        name=known.name if known else title or skill,
        has=levels.get(skill, 0) >= level if skill else title in titles,
        needs=needs,
        links=() if linked == NOTHING else tuple(Link(each["title"], each["link"]) for each in json.loads(linked)),
        **{name: row[name] for name in KEPT},
    )


def _last(row: Plan) -> LastAct | None:
    newest = PlanChange.objects.filter(plan=row).order_by("-pk")
    for pk, what, title, skill, level in newest.values_list("pk", "what", *OF_ITS_STEP)[:1]:
        return LastAct(pk, str(PlanChange.What(what).label), title or (f"{skill} {level}" if skill else ""))
    return None


def earlier_levels(person: Any, catalogue: Catalogue, since: date) -> tuple[Earlier, ...]:
    """How levels changed from a day on, the newest first."""
    found = _changes(person, catalogue).filter(at__gte=midnight(since)).values_list("at", "skill__slug", "before")
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
    own = Step.objects.filter(plan__person=person, plan__superseded_by=None, skill=None, title=OuterRef("title"))
    elsewhere = own.filter(state=Step.State.DONE)
    undone = plan.steps.filter(~Exists(known), ~Exists(elsewhere)).exclude(state=Step.State.DONE)
    ahead = undone.order_by("place", "pk")
    rows: list[Any] = list(ahead.values_list("state", "pk", "skill__slug", "skill__name", "level", "title"))
    left_out = {(skill, level) for state, _, skill, _, level, _ in rows if state in LEFT_OUT}
    waiting = {(skill, level) for _, _, skill, _, level, _ in rows} - left_out
    needs = needs_of(catalogue_of(plan.release_id))
    for state, pk, skill, name, level, title in rows:
        if state not in LEFT_OUT and (title or needs_with(needs, (skill, level), left_out).isdisjoint(waiting)):
            return Next(plan.pk, pk, title or f"{name} to level {level}")
    return Next(plan.pk, 0, "")
