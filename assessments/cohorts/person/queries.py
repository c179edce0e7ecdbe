"""A learner as a teacher sees them, who stands beside them in the list, and what is kept about them."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any

from django.db.models import DateTimeField, IntegerField, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Lower
from django.utils import timezone

from assessments.cohorts.people import Held
from assessments.cohorts.people_queries import NAME, active_at
from assessments.cohorts.person.weeks import Turn
from assessments.cohorts.queries import Goal
from assessments.gaps.analysis import Rated
from assessments.gaps.picture import Picture
from assessments.gaps.queries import with_heirs
from assessments.models import Evidence, Exemption, Membership, Rating, RatingChange, Review
from assessments.ratings.answers.stands import Stand
from skills.succession import handed_on


def learner_seen(by: Any, cohort: int, member: int) -> Any | None:
    """The membership. One query, which also finds out whether `by` may see them."""
    seen = Membership.objects.visible_to(by).filter(cohort=cohort, pk=member)
    return seen.select_related("cohort__framework", "person").first()


def learner_among_others(by: Any, cohort: int, member: int) -> Any | None:
    """The same, with `active_at`, and `before` and `after`, the numbers of those beside them by name."""
    seen = Membership.objects.visible_to(by).filter(cohort=cohort, pk=member)
    return seen.select_related("cohort__framework", "person").annotate(**_round_it()).first()


@cache
def _round_it() -> dict[str, Any]:
    """Made once: putting it together takes four times as long as the database needs to find it."""
    return {
        "active_at": active_at(),
        "sorts_as": Lower(NAME),
        "before": Subquery(_beside("lt").order_by("-sorts_as", "-pk").values("pk")[:1]),
        "after": Subquery(_beside("gt").order_by("sorts_as", "pk").values("pk")[:1]),
    }


def _beside(side: str) -> QuerySet[Any]:
    """The list is in the order of names, and of two that are the same in that of joining."""
    there = Membership.objects.learning().filter(cohort=OuterRef("cohort")).annotate(sorts_as=Lower(NAME))
    same = Q(**{"sorts_as": OuterRef("sorts_as"), f"pk__{side}": OuterRef("pk")})
    return there.filter(Q(**{f"sorts_as__{side}": OuterRef("sorts_as")}) | same)


# -- What is kept about them -------------------------------------------------------------------------------------------

RATED, LEFT_OUT, SHOWN, CHANGED, SEEN = "rated", "left out", "shown", "changed", "seen"


@dataclass(frozen=True)
class Kept:
    """One row of what is kept: a rating, what is left out, evidence, a change or what a teacher sees; what doesn't
    belong to it is empty.

    Of a rating, `level` is their own and `other` the verified one; of a change, what it was and what it is.
    """

    kind: str
    skill: str
    level: int | None
    other: int | None
    is_rated: bool
    text: str
    link: str
    at: datetime
    other_at: datetime | None


NO_LEVEL = Value(None, output_field=IntegerField())
NO_TIME = Value(None, output_field=DateTimeField())
NO_TEXT = Value("")
YES = Value(True)


def kept_of(person: Any, framework: str, since: datetime, skills: Collection[str] = ()) -> tuple[Kept, ...]:
    """One query, the newest first: of all skills or of some, with the changes since a moment."""
    told = {"person": person, "skill__framework__slug": framework} | ({"skill__slug__in": skills} if skills else {})
    rated = Rating.objects.filter(**told).order_by()
    left_out = Exemption.objects.filter(**told).order_by()
    shown = Evidence.objects.filter(**told).order_by()
    changed = RatingChange.objects.filter(**told, at__gte=since).order_by()
    seen = Review.objects.newest().filter(**told).order_by()
    slug = "skill__slug"
    rows = rated.values_list(
        Value(RATED), slug, "level", "verified_level", YES, NO_TEXT, NO_TEXT, "rated_at", "verified_at"
    ).union(
        left_out.values_list(Value(LEFT_OUT), slug, NO_LEVEL, NO_LEVEL, YES, "reason", NO_TEXT, "since", NO_TIME),
        shown.values_list(Value(SHOWN), slug, "level", NO_LEVEL, YES, "text", "link", "added_at", NO_TIME),
        changed.values_list(
            Value(CHANGED), slug, "before", "after", "is_rated", "source", NO_TEXT, "at", "rated_before_at"
        ),
        seen.values_list(Value(SEEN), slug, "level", NO_LEVEL, YES, NO_TEXT, NO_TEXT, "given_at", NO_TIME),
        all=True,
    )
    return tuple(sorted((Kept(*row) for row in rows), key=lambda row: row.at, reverse=True))


def held_by(kept: Iterable[Kept]) -> Held:
    """What a teacher sees of a skill that the learner hasn't rated is verified too."""
    held = Held(verified={row.skill: row.level or 0 for row in kept if row.kind == SEEN})
    for row in kept:
        if row.kind == RATED:
            held.levels[row.skill] = row.level
            if row.other is not None:
                held.verified[row.skill] = row.other
        elif row.kind == LEFT_OUT:
            held.exempt[row.skill] = row.text
    return held


def turns_in(kept: Iterable[Kept]) -> tuple[Turn, ...]:
    """The newest first."""
    return tuple(
        Turn(
            day=timezone.localdate(row.at),
            skill=row.skill,
            before=Stand(row.other_at is not None, row.level),
            after=Stand(row.is_rated, row.other),
            is_own=row.text != RatingChange.Source.REVIEW,
        )
        for row in kept
        if row.kind == CHANGED
    )


def picture_of(goal: Goal, kept: Sequence[Kept], today: date) -> Picture:
    """What the learner can do as of today, held against the goal: as on their own result page."""
    proven = {row.skill for row in kept if row.kind == SHOWN}
    rated = {
        row.skill: Rated(row.level, row.other, _age(row.at, today) or 0, row.skill in proven, _age(row.other_at, today))
        for row in kept
        if row.kind == RATED
    }
    exempt = handed_on(goal.catalogue, held_by(kept).exempt, len)
    return Picture(goal.catalogue, goal.role, goal.level, with_heirs(goal.catalogue, rated), exempt, today)


def _age(at: datetime | None, today: date) -> int | None:
    return max((today - timezone.localdate(at)).days, 0) if at else None


# -- Second opinions ---------------------------------------------------------------------------------------------------

MOST_OPINIONS = 20


@dataclass(frozen=True)
class Opinion:
    """`by` is empty where the teacher's account is gone. `own` is what the learner said of the skill then."""

    by: str
    level: int
    own: int | None
    comment: str
    on: date
    answer: str
    counts: bool


def opinions_about(person: Any, cohort: int, skill: str, framework: str) -> tuple[Opinion, ...]:
    """Given in this cohort, the newest first: which others somebody is in is theirs."""
    rows = Review.objects.filter(person=person, cohort=cohort, skill__slug=skill, skill__framework__slug=framework)
    return tuple(
        Opinion(
            by=str(row.by) if row.by else "",
            level=row.level,
            own=row.own_level,
            comment=row.comment,
            on=timezone.localdate(row.given_at),
            answer=row.answer,
            counts=row.replaced_at is None,
        )
        for row in rows.select_related("by").order_by("-given_at", "-pk")[:MOST_OPINIONS]
    )
