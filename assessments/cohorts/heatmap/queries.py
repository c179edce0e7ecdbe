"""What the map of a cohort is drawn from: its learners, what is known of some of them, and counts of all."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from django.db.models import Case, Count, Exists, F, OuterRef, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce, Lower, NullIf

from assessments.cohorts.heatmap.columns import Row, handed_down
from assessments.cohorts.heatmap.heat import LEFT_OUT, Kinds, Known, known
from assessments.cohorts.people_queries import NAME
from assessments.cohorts.queries import Goal
from assessments.cohorts.rows import AS_IT_COMES, about
from assessments.gaps.forms import target_in
from assessments.models import Cohort, Exemption, Membership, Rating, RatingChange
from assessments.ratings.queries import skill_ids
from careerpath.lib.days import midnight
from skills.catalogue import Category
from skills.releases import catalogue_of, latest_release
from skills.succession import forebears, heirs
from skills.targets import Target, target_of

# A row says: whose (of all: nobody's), of which skill (of none: how many people), levels, left out or not, how many.
NOBODY = NOTHING = 0
# Of a level that was none.
NO_LEVEL = Value(-1)
KIND = ("who", "what", "own", "second", "before", "out")
LINE = (*KIND, "number")
Line = tuple[int, int, int | None, int | None, int | None, int, int]


@dataclass(frozen=True)
class Ground:
    """What is asked of everybody in a cohort, and since when changes are looked at."""

    goal: Goal
    target: Target
    ids: Mapping[str, int]
    since: datetime

    def told(self, skills: Iterable[str]) -> dict[int, str]:
        """Of these, and what they were called before, the slugs by their ids."""
        slugs = {old for skill in skills for old in (skill, *forebears(self.goal.catalogue, skill))}
        return {self.ids[slug]: slug for slug in slugs if slug in self.ids}

    @property
    def areas(self) -> tuple[Category, ...]:
        """Those that something is asked of."""
        catalogue = self.goal.catalogue
        asked = {catalogue.skill[skill].category for skill in self.target}
        return tuple(area for area in catalogue.categories if area.slug in asked)

    @property
    def grown(self) -> frozenset[str]:
        """What took the place of others: of each of these skills, several ratings of one person may tell."""
        return frozenset(skill for skill in self.target if forebears(self.goal.catalogue, skill))


@dataclass(frozen=True)
class Group:
    """How many learners there are, how many of each kind for each skill, and some skills of each of them."""

    people: int
    tally: Mapping[str, Kinds]
    rows: Mapping[int, Row]


def ground_of(cohort: Cohort) -> Ground:
    """One query. Changes are looked at since the first day."""
    release = latest_release(cohort.framework.slug)
    catalogue = catalogue_of(release)
    goal = Goal(catalogue, *target_in(catalogue, cohort.role, cohort.seniority))
    target = target_of(goal.level) if goal.level else {}
    return Ground(goal, target, skill_ids(release), midnight(cohort.starts_on))


def learners_seen_by(mine: Membership) -> QuerySet[Membership]:
    return Membership.objects.visible_to(mine.person).filter(cohort=mine.cohort_id).order_by()


def listed(
    learners: QuerySet[Membership], ground: Ground, search: str = "", unrated: Iterable[str] = ()
) -> QuerySet[Membership]:
    """By name. Whose name has these words in it; who has rated none of these skills."""
    found = learners.annotate(name=NAME)
    for word in search.split():
        found = found.filter(name__icontains=word)
    if unrated:
        rated = Rating.objects.filter(person=OuterRef("person"), skill__in=ground.told(unrated))
        found = found.exclude(Exists(rated))
    return found.order_by(Lower("name"), "pk")


def rows_of(people: Any, ground: Ground, skills: Iterable[str]) -> dict[int, Row]:
    """One query, for any number of people."""
    told = ground.told(skills)
    return _rows(union(_each(people, told, ground.since)), told, ground)


def group_of(learners: QuerySet[Membership], ground: Ground, also: Iterable[str] = ()) -> Group:
    """One query; what comes of it grows with the skills. Only of what took the place of others, and of what is wanted
    `also`, each person is read."""
    people = learners.order_by().values("person")
    plain = ground.told(ground.target.keys() - ground.grown)
    singly = ground.told(ground.grown | set(also))
    number = learners.order_by().annotate(**_line()).values(*KIND).annotate(number=Count("pk")).values_list(*LINE)
    parts = [*_counts(people, plain, ground.since), number]
    if singly:
        parts += _each(people, singly, ground.since)
    total, tally, lines = 0, defaultdict[str, Counter[Known]](Counter), []
    for line in union(parts):
        who, what, own, verified, before, out, many = line
        if who != NOBODY:
            lines.append(line)
        elif what == NOTHING:
            total = many
        else:
            tally[plain[what]][LEFT_OUT if out else known(own, verified, before)] += many
    rows = _rows(lines, singly, ground)
    for row in rows.values():
        for skill in row.keys() & ground.grown:
            tally[skill][row[skill]] += 1
    return Group(total, tally, rows)


def _rows(lines: Iterable[Line], told: Mapping[int, str], ground: Ground) -> dict[int, Row]:
    rows: dict[int, dict[str, Known]] = {}
    last, row = NOBODY, dict[str, Known]()
    for who, what, own, verified, before, out, _ in lines:
        if who != last:
            last, row = who, rows.setdefault(who, {})
        skill = told[what]
        if out:
            row[skill] = LEFT_OUT
        elif skill not in row:
            row[skill] = known(own, verified, before)
    if not heirs(ground.goal.catalogue).keys() & set(told.values()):
        return cast(dict[int, Row], rows)
    return {who: handed_down(ground.goal.catalogue, row) for who, row in rows.items()}


def union(parts: Sequence[QuerySet[Any, Any]]) -> QuerySet[Any, Any]:
    return parts[0].union(*parts[1:], all=True)


# -- The parts of a query, which all have the same columns -------------------------------------------------------------


def _line(**given: Any) -> dict[str, Any]:
    nothing = Value(None, output_field=AS_IT_COMES)
    usual = {"who": NOBODY, "what": NOTHING, "out": 0}
    return {
        **{name: Value(value, output_field=AS_IT_COMES) for name, value in usual.items()},
        **dict.fromkeys(("own", "second", "before"), nothing),
        **given,
    }


def _each(people: Any, told: Iterable[int], since: datetime) -> list[QuerySet[Any, Any]]:
    of_one = {"who": F("person_id"), "what": F("skill_id"), "number": Value(1, output_field=AS_IT_COMES)}
    rated = Rating.objects.filter(about(people, told))
    left_out = Exemption.objects.filter(about(people, told))
    return [
        rated.annotate(**_line(**of_one, **_levels(since))).values_list(*LINE),
        left_out.annotate(**_line(**of_one, out=Value(1, output_field=AS_IT_COMES))).values_list(*LINE),
    ]


def _counts(people: Any, told: Iterable[int], since: datetime) -> list[QuerySet[Any, Any]]:
    left_out = Exemption.objects.filter(about(people, told))
    too = Exemption.objects.filter(person=OuterRef("person"), skill=OuterRef("skill"))
    rated = Rating.objects.filter(about(people, told)).exclude(Exists(too))
    lines = (
        rated.annotate(**_line(what=F("skill_id"), **_levels(since))),
        left_out.annotate(**_line(what=F("skill_id"), out=Value(1, output_field=AS_IT_COMES))),
    )
    return [line.values(*KIND).annotate(number=Count("pk")).values_list(*LINE) for line in lines]


def _levels(since: datetime) -> dict[str, Any]:
    return {"own": F("level"), "second": F("verified_level"), "before": _before(since)}


def _before(since: datetime) -> Case:
    """The own level at that time: what stood before the first change since; of whoever hadn't rated the skill yet, the
    first that they gave it. Without a change since, what the last one left; without any, it isn't known."""
    told = RatingChange.objects.filter(person=OuterRef("person"), skill=OuterRef("skill"))
    own = told.exclude(source=RatingChange.Source.REVIEW)
    stood = Case(When(rated_before_at__isnull=True, then=F("after")), default=F("before"))
    first = own.filter(at__gt=since).order_by("at", "pk").values_list(Coalesce(stood, NO_LEVEL))[:1]
    last = own.filter(at__lte=since).order_by("-at", "-pk").values_list(Coalesce("after", NO_LEVEL))[:1]
    # One after the other: nearly always, the first says it.
    changed = NullIf(Coalesce(Subquery(first), Subquery(last)), NO_LEVEL)
    return Case(When(rated_at__lte=since, then=F("level")), default=changed, output_field=AS_IT_COMES)
