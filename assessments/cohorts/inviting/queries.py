"""The invitations of a cohort, the addresses that it knows, and the lists that a teacher brought."""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from assessments.cohorts.inviting.columns import Columns
from assessments.cohorts.inviting.keys import seed_in
from assessments.cohorts.inviting.outcomes import Known, Line, unpacked
from assessments.cohorts.inviting.sheets import Row
from assessments.models import ClassList, Cohort, Invitation, Membership
from assessments.models.class_list import LIVES
from assessments.models.invitation import MOST_MAILS

State = Invitation.State
# In the order of the page. What a teacher is told of an invitation, as `with_standing` tells them apart.
STANDINGS = {
    "waiting": "To be sent",
    "failed": "Could not be sent",
    "sent": "No answer yet",
    "accepted": "Joined",
    "declined": "Said no",
    "lapsed": "Ran out",
    "withdrawn": "Withdrawn",
}
DAY = timedelta(days=1)


def known_of(cohort: Cohort, now: datetime) -> Known:
    """Two queries, however many they are."""
    rows = cohort.invitations.values_list("email", "state", "expires_at", "membership__left_at", "mails")
    found: dict[str, set[str]] = {
        "members": set(),
        "invited": set(),
        "lapsed": set(),
        "declined": set(),
        "enough": set(),
    }
    mails: dict[str, int] = {}
    found["members"] |= set(cohort.memberships.live().values_list("person__email", flat=True))
    for email, state, expires_at, left_at, mailed in rows.order_by():
        if state in Invitation.LIVE and expires_at > now:
            found["invited"].add(email)
        elif state in Invitation.LIVE:
            found["enough" if mailed >= MOST_MAILS else "lapsed"].add(email)
        elif state == State.DECLINED:
            found["declined"].add(email)
        elif state == State.ACCEPTED and left_at is None:
            found["members"].add(email)
        elif state == State.WITHDRAWN:
            mails[email] = max(mails.get(email, 0), mailed)
            if mailed >= MOST_MAILS:
                found["enough"].add(email)
    return Known(**{kind: frozenset(emails) for kind, emails in found.items()}, mails=mails)


def left_today(cohort: int, person: Any, now: datetime) -> int:
    """How many may still be invited into this cohort, and by this teacher."""
    of_cohort, of_person = Q(cohort=cohort), Q(invited_by=person)
    rows = Invitation.objects.filter(of_cohort | of_person, asked_at__gt=now - DAY)
    counts = rows.aggregate(cohort=Count("pk", filter=of_cohort), person=Count("pk", filter=of_person))
    most: int = settings.INVITATIONS_A_DAY
    left: int = most - max(counts.values())
    return max(0, left)


def standings_of(cohort: Cohort, now: datetime) -> dict[str, int]:
    """How many invitations stand how; one query."""
    rows = cohort.invitations.with_standing(now).order_by()
    counts = dict(rows.values_list("standing").annotate(Count("pk")))
    return {standing: counts[standing] for standing in STANDINGS if standing in counts}


def invitations_of(cohort: Cohort, standing: str, now: datetime) -> QuerySet[Invitation]:
    """The newest first, each with who came in by it."""
    rows: QuerySet[Invitation] = cohort.invitations.with_standing(now).select_related("membership__person")
    return rows.filter(Q(standing=standing)) if standing else rows


def invitation_by(key: str) -> Invitation | None:
    seed = seed_in(key)
    rows = Invitation.objects.select_related("cohort__framework")
    return rows.filter(seed=seed).first() if seed else None


def is_open(cohort: Cohort, now: datetime) -> bool:
    """Whether anybody is invited into it, and comes in."""
    return not cohort.is_archived and not cohort.is_over(timezone.localdate(now))


def why_over(row: Invitation, now: datetime) -> str:
    """Nothing while it lets somebody in. Who declined may think again until its time has run out."""
    if row.cohort.is_archived:
        return "archived"
    if row.cohort.is_over(timezone.localdate(now)):
        return "over"
    if row.state in (State.WITHDRAWN, State.ACCEPTED):
        return str(row.state)
    return "expired" if row.expires_at <= now else ""


# -- Lists -------------------------------------------------------------------------------------------------------------


def list_numbered(mine: Membership, pk: int, now: datetime) -> ClassList | None:
    """Only whoever brought it, into this cohort, and not for long."""
    rows = ClassList.objects.filter(cohort=mine.cohort_id, person=mine.person_id, made_at__gt=now - LIVES)
    return rows.filter(pk=pk).defer("content").first()


def rows_in(found: ClassList) -> tuple[Row, ...]:
    return tuple(Row(number, tuple(cells)) for number, cells in found.rows)


def columns_in(found: ClassList) -> Columns:
    return Columns(**(found.columns or {}))


def lines_in(found: ClassList) -> tuple[Line, ...]:
    return unpacked(found.lines or ())
