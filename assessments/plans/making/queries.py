"""The plans that somebody has beside the one that they are making."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Sum

from assessments.models import Plan
from assessments.plans.acts import MOST_PLANS


@dataclass(frozen=True)
class Others:
    count: int
    hours_a_week: int

    @property
    def are_too_many(self) -> bool:
        """For one more."""
        return self.count >= MOST_PLANS


def others_of(person: Any) -> Others:
    """One query."""
    alive = Plan.objects.filter(person=person, ended_at=None)
    found = alive.aggregate(count=Count("pk"), hours=Sum("hours_a_week", default=0))
    return Others(found["count"], found["hours"])
