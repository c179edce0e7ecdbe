"""What the pages of messages show."""

from typing import Any

from django.core.paginator import Paginator
from django.utils import timezone

from assessments.cohorts.queries import at_work_in, goal_of
from assessments.cohorts.telling.queries import (
    A_GROUP,
    A_PAGE,
    Told,
    muted_in,
    names_in,
    told_in,
)
from assessments.models import Announcement, Delivery, Membership


def sent_messages(mine: Membership, number: str | None) -> dict[str, Any]:
    """How many muted the mails, unless they are so few that one could tell who."""
    page, drafts, told = told_in(mine, number)
    people, muted = muted_in(mine)
    return {
        "mine": mine,
        "cohort": mine.cohort,
        "goal": goal_of(mine.cohort),
        "page": page,
        "told": told,
        "drafts": drafts,
        "people": people,
        "muted": muted if people >= A_GROUP else 0,
        "is_over": mine.cohort.is_over(timezone.localdate()),
    }


def own_messages(mine: Membership, number: str | None) -> dict[str, Any]:
    rows = Announcement.objects.told_to(mine).select_related("by")
    return {"mine": mine, "cohort": mine.cohort, "page": Paginator(rows, A_PAGE).get_page(number)}


def message_page(mine: Membership, told: Told) -> dict[str, Any]:
    """A draft with all to whom it would go; one that was sent with those whom it didn't reach."""
    row = told.row
    names = names_in(mine, row) if row.is_draft else names_in(mine, row, Delivery.State.FAILED)
    may_try = not row.is_draft and bool(names) and row.by_id in at_work_in(mine.cohort_id)
    return {"mine": mine, "cohort": mine.cohort, "told": told, "row": row, "names": names, "may_try": may_try}
