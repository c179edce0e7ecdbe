"""What a cohort offers its learners: a plan for its goal by its last day, and to look back at its start. Nothing is
changed for them."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from assessments.gaps.forms import target_in
from assessments.models import Cohort, Membership, Plan
from assessments.models.cohort import MembershipQuerySet
from skills.catalogue import Role, RoleLevel
from skills.models import Release
from skills.releases import catalogue_of


def _newest(rows: QuerySet[Any]) -> Subquery:
    return Subquery(rows.order_by("-pk").values("pk")[:1])


RELEASE = _newest(Release.objects.filter(framework=OuterRef("cohort__framework")))


@dataclass(frozen=True)
class Offer:
    """`plan` is the one to set anew: that for this goal, or else the newest of the same framework."""

    cohort: int
    name: str
    goal: str
    role: str
    seniority: str
    framework: str
    until: date
    key: str
    plan: int | None


def called(person: Any, today: date, cohort: int | None = None) -> tuple[tuple[Offer, ...], list[Membership]]:
    """One query for both: what a learner is offered, and where they are asked to look back.

    Whoever has such a plan, or said “not now” to it, is offered nothing. Without a goal, there is nothing to look
    back at.
    """
    here = {} if cohort is None else {"cohort": cohort}
    asked = Exists(Membership.objects.to_look_back(today).filter(pk=OuterRef("pk")))
    mine = _with_offers(Membership.objects.filter(person=person, **here), today).annotate(asked=asked)
    rows = list(mine.order_by("-joined_at", "pk"))
    offers = (_offer(row) for row in rows if row.is_offered)
    return tuple(offer for offer in offers if offer is not None), [row for row in rows if row.asked and _goal(row)[1]]


def offers_of(person: Any, today: date, cohort: int | None = None) -> tuple[Offer, ...]:
    return called(person, today, cohort)[0]


def to_look_back(person: Any, today: date) -> list[Membership]:
    return called(person, today)[1]


def offered_in(cohort: Cohort, today: date) -> list[int]:
    """The learners of a cohort to whom its goal is offered."""
    rows = _with_offers(Membership.objects.filter(cohort=cohort).exclude(put_off=cohort.goal_key), today)
    return list(rows.filter(is_offered=True).order_by("pk").values_list("pk", flat=True))


def _with_offers(rows: MembershipQuerySet, today: date) -> QuerySet[Any]:
    """With the plan to set anew, and whether one is offered: not to whoever has just that which is aimed at."""
    plans = Plan.objects.filter(
        person=OuterRef("person"), ended_at=None, release__framework=OuterRef("cohort__framework")
    )
    same = plans.filter(role=OuterRef("cohort__role"), seniority=OuterRef("cohort__seniority"))
    lacks_it = Q(cohort__ends_on__gt=today) & ~Exists(same.filter(deadline=OuterRef("cohort__ends_on")))
    return (
        rows.learning()
        .filter(cohort__archived_at=None)
        .select_related("cohort__framework")
        .annotate(
            plan=Coalesce(_newest(same), _newest(plans)),
            is_offered=ExpressionWrapper(lacks_it, output_field=BooleanField()),
            release=RELEASE,
        )
    )


def _goal(row: Any) -> tuple[Role | None, RoleLevel | None]:
    """As the newest release means it, whose number comes with the row."""
    cohort = row.cohort
    return target_in(catalogue_of(row.release), cohort.role, cohort.seniority) if row.release else (None, None)


def _offer(row: Any) -> Offer | None:
    """None where the goal is no longer in the catalogue."""
    cohort = row.cohort
    role, level = _goal(row)
    if role is None or level is None or row.put_off == cohort.goal_key:
        return None
    return Offer(
        cohort=cohort.pk,
        name=cohort.name,
        goal=f"{role.name}, {level.seniority} level",
        role=role.slug,
        seniority=level.seniority,
        framework=cohort.framework.slug,
        until=cohort.ends_on,
        key=cohort.goal_key,
        plan=row.plan,
    )
