"""In which order the learners of a map stand, weighed by the database: it needn't hand over all that is rated."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from django.db.models import Case, Exists, F, FloatField, OuterRef, QuerySet, Subquery, Sum, Value, When
from django.db.models.functions import Greatest, Least

from assessments.cohorts.heatmap.columns import Row
from assessments.cohorts.heatmap.heat import Lens
from assessments.cohorts.heatmap.queries import Ground
from assessments.models import Exemption, Membership, Rating

Worth = Mapping[str, float]


def weighed(learners: QuerySet[Membership], ground: Ground, lens: Lens, worth: Worth) -> QuerySet[Membership]:
    """With what each has of these points, and what of them they left out; without what took the place of others."""
    plain = {skill: points for skill, points in worth.items() if skill not in ground.grown}
    level = "verified_level" if lens.by == "verified" else "level"
    too = Exemption.objects.filter(person=OuterRef("person"), skill=OuterRef("skill"))
    told = {"person": OuterRef("person"), "skill__in": ground.told(plain)}
    rated = Rating.objects.filter(**told, **{f"{level}__isnull": False}).exclude(Exists(too))
    return learners.annotate(
        points=_sum(rated, _had(plain, ground, lens, F(level))),
        left_out=_sum(Exemption.objects.filter(**told), _each(plain, ground)),
    )


def had_of(
    found: tuple[float | None, float | None], row: Row, ground: Ground, lens: Lens, worth: Worth
) -> tuple[float, float] | None:
    """What somebody has of what is asked of them. None for whoever has rated nothing. `row` has what took the place of
    others."""
    points, left_out = found
    grown = {skill: one for skill, one in row.items() if skill in ground.grown and skill in worth}
    levels = {skill: lens.level(skill, one) for skill, one in grown.items() if not one.left_out}
    known = {skill: (level, ground.target[skill].level) for skill, level in levels.items() if level is not None}
    if points is None and not known:
        return None
    out = (left_out or 0) + sum(worth[skill] for skill, one in grown.items() if one.left_out)
    had = (points or 0) + sum(worth[skill] * min(level, want) / want for skill, (level, want) in known.items())
    return had, sum(worth.values()) - out


def _sum(rows: QuerySet[Any], what: Any) -> Subquery:
    return Subquery(rows.order_by().values("person").annotate(sum=Sum(what)).values("sum"))


def _had(worth: Worth, ground: Ground, lens: Lens, level: F) -> Case:
    """Skills that count alike stand in one line of it: of sixty there are about ten."""
    alike = defaultdict[tuple[float, int, float], list[int]](list)
    for skill, points in worth.items():
        off = lens.bias.of(skill) if lens.by == "corrected" else 0.0
        alike[points, ground.target[skill].level, off].append(ground.ids[skill])
    lines = (
        When(skill__in=ids, then=Least(Greatest(level - Value(off), 0.0), float(want)) * (points / want))
        for (points, want, off), ids in alike.items()
    )
    return Case(*lines, default=0.0, output_field=FloatField())


def _each(worth: Worth, ground: Ground) -> Case:
    alike = defaultdict[float, list[int]](list)
    for skill, points in worth.items():
        alike[points].append(ground.ids[skill])
    lines = (When(skill__in=ids, then=Value(points)) for points, ids in alike.items())
    return Case(*lines, default=0.0, output_field=FloatField())
