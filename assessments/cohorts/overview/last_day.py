"""What somebody had rated at the end of a cohort's last day, whatever they have rated since.

A rating that hasn't changed since is what it was. Of one that has, the first change since says what stood before it,
also where it was taken back later. Both kinds of rows have their level as `stood`.
"""

from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from assessments.models import Exemption, Rating, RatingChange
from careerpath.lib.days import midnight

Rows = QuerySet[Any, Any]


def _end_of(day: date) -> datetime:
    return midnight(day + timedelta(days=1))


def own_changes() -> QuerySet[RatingChange]:
    return RatingChange.objects.exclude(source=RatingChange.Source.REVIEW).order_by()


def held(told: Q, last_day: date | None) -> tuple[Rows, ...]:
    """Of these people and skills, what is rated today; with a last day, what was then."""
    ratings = Rating.objects.filter(told).order_by().annotate(stood=F("level"))
    if last_day is None:
        return (ratings,)
    since = own_changes().filter(at__gte=_end_of(last_day))
    same = since.filter(person=OuterRef("person"), skill=OuterRef("skill"))
    earlier = same.filter(Q(at__lt=OuterRef("at")) | Q(at=OuterRef("at"), pk__lt=OuterRef("pk")))
    first = since.filter(told, ~Exists(earlier), rated_before_at__isnull=False)
    return ratings.filter(~Exists(same)), first.annotate(stood=F("before"))


def changed(told: Q, last_day: date | None) -> Rows:
    """What had changed by then."""
    changes = own_changes().filter(told)
    return changes if last_day is None else changes.filter(at__lt=_end_of(last_day))


def left_out(last_day: date | None) -> QuerySet[Exemption]:
    """By everybody. What was counted again later is gone without a trace: it counts for the last day too."""
    rows = Exemption.objects.order_by()
    return rows if last_day is None else rows.filter(since__lt=_end_of(last_day))
