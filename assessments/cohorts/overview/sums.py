"""The sums over a cohort, made by the database: of a million changes of 5,000 learners it hands out a few rows each."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.db.models import Case, Exists, F, IntegerField, OuterRef, QuerySet, Sum, Value, When
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce, Least

from assessments.cohorts.overview.courses import TWELFTHS, merged
from assessments.cohorts.overview.last_day import changed, held, left_out
from assessments.cohorts.overview.tally import DOES_NOT_APPLY, NOT_RATED, Asked, Kind, Row
from assessments.cohorts.overview.weeks import Weeks
from assessments.cohorts.queries import Goal
from assessments.cohorts.rows import AS_IT_COMES, about, known_levels_in_one
from assessments.models import Cohort, LookingBack, Membership
from careerpath.lib.days import midnight
from skills.catalogue import Catalogue
from skills.kept import kept
from skills.models import Skill
from skills.succession import forebears
from skills.targets import Ask, target_of

COLUMNS = 6
NOTHING, NO_TEXT = Value(0, output_field=AS_IT_COMES), Value("", output_field=AS_IT_COMES)
Rows = QuerySet[Any, Any]
Learners = QuerySet[Membership]
Plain = Mapping[int, Ask]


@kept
def ids_in(catalogue: Catalogue) -> Mapping[str, int]:
    """A skill keeps its id for good, so once a process is enough."""
    return dict(Skill.objects.filter(framework__slug=catalogue.framework.slug).values_list("slug", "pk"))


def asked_in(cohort: Cohort, goal: Goal, weeks: Weeks, today: date) -> Asked:
    """Of the goal. Once the cohort is over, it is asked what was there on its last day."""
    target = target_of(goal.level) if goal.level else {}
    last_day = cohort.ends_on if cohort.is_over(today) else None
    return Asked(goal.catalogue, target, ids_in(goal.catalogue), weeks.mondays, cohort.looks_back(today), last_day)


def rows_of(cohort: Cohort, asked: Asked, learners: Learners) -> list[Row]:
    """One query. What took the place of other skills comes as it is kept: how that counts is worked out from all."""
    ids, learners = asked.ids, learners.order_by()
    whole = merged(asked.catalogue, asked.target)
    plain = {ids[skill]: ask for skill, ask in asked.target.items() if skill not in whole}
    family = {ids[old] for skill in whole for old in (skill, *forebears(asked.catalogue, skill)) if old in ids}
    without = left_out(asked.last_day).filter(about(learners.values("person"), {*plain, *family}))
    parts = [*_added_up(cohort, asked, learners, plain), _row(without, Kind.LEFT_OUT, "person", "skill")]
    if family:
        parts += _as_kept(asked, learners, family)
    first, *others = parts
    return list(first.union(*others, all=True))


def _added_up(cohort: Cohort, asked: Asked, learners: Learners, plain: Plain) -> list[Rows]:
    theirs = about(learners.values("person"), plain)
    there = _worth(plain, lambda want: _up_to("stood", want))
    came = _worth(plain, lambda want: _up_to("after", want) - _up_to("before", want))
    counts = Case(When(_is_left_out(asked), then=0), default=1)
    looked = _looked_at(cohort) if asked.looks_back else None
    changes = changed(theirs, asked.last_day).annotate(period=period_in(asked.days)).values("person", "period")
    parts = [_row(changes, Kind.MOVED, "person", *_both(counts * came, looked), "period")]
    for rows in held(theirs, asked.last_day):
        levels = known_levels_in_one("stood")
        parts.append(_row(rows.values("person"), Kind.NOW, "person", *_both(counts * there, looked), levels=levels))
    if asked.looks_back:
        looks = _looks(learners).filter(skill__in=plain).annotate(person=F("membership__person"))
        said = _worth(plain, lambda want: _up_to("level", want))
        parts.append(_row(looks.values("person"), Kind.LOOKED, "person", *_both(counts * said, None)))
    return parts


def _as_kept(asked: Asked, learners: Learners, family: Iterable[int]) -> list[Rows]:
    theirs = about(learners.values("person"), family)
    was_rated = When(rated_before_at__isnull=True, then=NOT_RATED)
    before = Case(was_rated, default=Coalesce("before", DOES_NOT_APPLY), output_field=IntegerField())
    level = Coalesce("stood", DOES_NOT_APPLY)
    changes = changed(theirs, asked.last_day)
    looks = _looks(learners).filter(skill__in=family)
    return [
        *(_row(rows, Kind.HELD, "person", "skill", level) for rows in held(theirs, asked.last_day)),
        _row(changes, Kind.CHANGED, "person", "skill", before, period_in(asked.days), "pk"),
        _row(looks, Kind.LOOKED_AT, "membership__person", "skill", "level"),
    ]


def _both(parts: Combinable, looked: Case | None) -> tuple[Combinable, Combinable]:
    """All of them, and those of what was looked back at."""
    if looked is None:
        return Sum(parts, output_field=AS_IT_COMES), NOTHING
    return Sum(parts, output_field=AS_IT_COMES), Sum(parts * looked, output_field=AS_IT_COMES)


def _row(rows: QuerySet[Any, Any], kind: Kind, *columns: str | Combinable, levels: Combinable = NO_TEXT) -> Rows:
    """All parts have the same columns, under names that no table has."""
    given: list[Any] = [Value(int(kind), output_field=AS_IT_COMES)]
    given += [F(column) if isinstance(column, str) else column for column in columns]
    given += [NOTHING] * (COLUMNS - len(given))
    names = [f"column_{number}" for number in range(COLUMNS)]
    found: Rows = rows.annotate(**dict(zip(names, given, strict=True)), text=levels).values_list(*names, "text")
    return found


def _worth(plain: Plain, level_up_to: Callable[[int], Any]) -> Case:
    """As `worth` in courses.py, by the database."""
    alike: dict[Ask, list[int]] = {}
    for skill, ask in plain.items():
        alike.setdefault(ask, []).append(skill)
    cases = (
        When(skill__in=skills, then=ask.weight * (TWELFTHS // ask.level) * level_up_to(ask.level))
        for ask, skills in alike.items()
    )
    return Case(*cases, default=0, output_field=IntegerField())


def _up_to(field: str, want: int) -> Least:
    return Least(Coalesce(field, 0), Value(want))


def _is_left_out(asked: Asked) -> Exists:
    return Exists(left_out(asked.last_day).filter(person=OuterRef("person"), skill=OuterRef("skill")))


def _looks(learners: Learners) -> QuerySet[LookingBack]:
    return LookingBack.objects.filter(membership__in=learners.values("pk"))


def _looked_at(cohort: Cohort) -> Case:
    # By the membership of a person, which has an index: so it costs the same however many have looked back.
    mine = {"membership__cohort": cohort, "membership__person": OuterRef("person")}
    found = LookingBack.objects.filter(**mine, skill=OuterRef("skill"))
    return Case(When(Exists(found), then=1), default=0)


def period_in(days: Sequence[date]) -> Case:
    """Not by Trunc: SQLite would call Python for each row."""
    ends = [midnight(day) for day in days[1:]]
    cases = (When(at__lt=end, then=number) for number, end in enumerate(ends))
    return Case(*cases, default=len(ends), output_field=AS_IT_COMES)
