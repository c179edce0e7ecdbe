"""Second opinions as the pages and calculations want them."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import repeat
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Count, F, FilteredRelation, IntegerField, Q, Value
from django.db.models.functions import Cast, Coalesce

from assessments.cohorts.opinions.agreement import Opinion
from assessments.cohorts.opinions.bias import Bias, bias_of
from assessments.cohorts.opinions.signing import Giver, signed
from assessments.cohorts.opinions.words import NOTHING, Standing
from assessments.cohorts.queries import Goal
from assessments.models import Cohort, Membership, Review
from skills.targets import target_of


def group_bias(cohort: Cohort, goal: Goal) -> Bias:
    """By how much the learners of a group rate themselves too high, skill by skill of its goal. One query."""
    target = target_of(goal.level) if goal.level else {}
    rows = opinions_in(cohort).filter(skill__slug__in=target, own_level__isnull=False).order_by()
    # As signed numbers: PostgreSQL and SQLite both would keep them so, and the column doesn't say it.
    off = Cast("own_level", IntegerField()) - Cast("level", IntegerField())
    counted = rows.values_list("skill__slug", off).annotate(times=Count("pk"))
    return bias_of((skill, levels) for skill, levels, times in counted for _ in repeat(None, times))


def opinions_in(cohort: Cohort) -> Any:
    """What counts, was given in this cohort, and is of somebody who learns in it today."""
    learners = Membership.objects.learning().filter(cohort=cohort).values("person")
    return Review.objects.newest().filter(cohort=cohort, person__in=learners)


@dataclass(frozen=True)
class Said:
    """The opinions of a cohort that have an own level to be held against, and the names of their skills."""

    opinions: tuple[Opinion, ...]
    skills: dict[str, str]

    @property
    def teachers(self) -> set[int]:
        return {one.instructor for one in self.opinions}


FORMER = 0


def said_of(mine: Membership) -> Said:
    """One query, of an archived cohort nothing. Former teachers have no number any more, and count as one."""
    learners = Membership.objects.visible_to(mine.person).filter(cohort=mine.cohort_id)
    rows = Review.objects.newest().filter(cohort=mine.cohort_id, person__in=learners.values("person"))
    levels = rows.filter(own_level__isnull=False).order_by()
    found = list(levels.values_list("person", "skill__slug", "skill__name", "by", "own_level", "level"))
    opinions = (Opinion(person, skill, by or FORMER, own or 0, level) for person, skill, _, by, own, level in found)
    return Said(tuple(opinions), {slug: name for _, slug, name, *_ in found})


def names_of(people: Collection[int], cohort: int) -> tuple[dict[int, str], dict[int, int]]:
    """With the numbers of their memberships. One query for those who are shown."""
    there = FilteredRelation("memberships", condition=Q(memberships__cohort=cohort))
    found = get_user_model().objects.filter(pk__in=people).annotate(there=there, member=F("there__pk"))
    rows: list[Any] = list(found) if people else []
    names = {row.pk: str(row) for row in rows} | {FORMER: "Former teachers"}
    return names, {row.pk: row.member for row in rows if row.member}


def unnamed_of(person: Any) -> dict[Giver, str]:
    """What a learner reads for those who gave opinions on them and have given no name. One query."""
    rows = Review.objects.filter(person=person, by__name="").order_by("pk")
    return signed(rows.values_list("by", Coalesce("cohort__name", Value(""))))


def standings(cohort: int, by: Any, people: Iterable[int], skills: Iterable[int]) -> dict[tuple[int, int], Standing]:
    """By person and skill, as a teacher of this cohort may see them. One query."""
    rows = Review.objects.newest().filter(person__in=people, skill__in=skills)
    return {(row.person_id, row.skill_id): standing_of(row, cohort, by) for row in rows}


def standing_of(row: Review | None, cohort: int, by: Any) -> Standing:
    """Of an opinion that another cohort's teacher gave, the level alone."""
    if row is None:
        return NOTHING
    is_ours = row.cohort_id == cohort
    is_mine = is_ours and row.by_id == by.pk and not row.answer
    return Standing(row.pk, row.level, row.comment if is_ours else "", is_mine)


def newest_before(given: Iterable[Review]) -> dict[tuple[int, int], Review]:
    """What would count if these weren't there, by person and skill. One query."""
    rows = list(given)
    others = Review.objects.filter(person__in={row.person_id for row in rows}, skill__in={row.skill_id for row in rows})
    others = others.exclude(pk__in=[row.pk for row in rows]).order_by("given_at", "pk")
    return {(row.person_id, row.skill_id): row for row in others}
