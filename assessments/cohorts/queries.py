"""Cohorts, who teaches them, and the links into them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from assessments.cohorts.codes import code_of, digest_of, in_groups, tidy_code
from assessments.gaps.forms import target_in
from assessments.models import Cohort, JoinLink, Membership
from assessments.models.cohort import may_lead
from skills.catalogue import Catalogue, Role, RoleLevel
from skills.releases import current_catalogue


@dataclass(frozen=True)
class Goal:
    """Without a role where the catalogue has it no more."""

    catalogue: Catalogue
    role: Role | None
    level: RoleLevel | None

    @property
    def name(self) -> str:
        return f"{self.role.name}, {self.level.seniority} level" if self.role and self.level else ""


def goal_of(cohort: Cohort) -> Goal:
    """One query; none for the framework where that came with the cohort."""
    catalogue = current_catalogue(cohort.framework.slug)
    return Goal(catalogue, *target_in(catalogue, cohort.role, cohort.seniority))


def membership_in(cohort: int, person: Any) -> Membership | None:
    rows = Membership.objects.of(person).select_related("cohort__framework", "person")
    return rows.filter(cohort=cohort).first()


# -- The list ----------------------------------------------------------------------------------------------------------

IS_LEARNER = Q(cohort__memberships__role=Membership.Role.LEARNER, cohort__memberships__left_at__isnull=True)


@dataclass(frozen=True)
class Mine:
    """What somebody teaches, what they learn in, and what of both is archived."""

    taught: tuple[Membership, ...]
    attended: tuple[Membership, ...]
    archived: tuple[Membership, ...]


def cohorts_of(person: Any) -> Mine:
    """One query. `learners` says how many there are."""
    rows = Membership.objects.of(person).select_related("cohort__framework")
    found = list(
        rows.annotate(learners=Count("cohort__memberships", filter=IS_LEARNER)).order_by(
            "-cohort__starts_on", "cohort__name", "pk"
        )
    )
    live = [row for row in found if not row.cohort.is_archived]
    return Mine(
        taught=tuple(row for row in live if row.teaches),
        attended=tuple(row for row in live if not row.teaches),
        archived=tuple(row for row in found if row.cohort.is_archived),
    )


def to_archive(person: Any, today: date) -> list[Membership]:
    """Nothing is asked for whoever doesn't teach."""
    if not person.teaches:
        return []
    return list(Membership.objects.to_archive(person, today).select_related("cohort").order_by("cohort__ends_on", "pk"))


# -- Who teaches -------------------------------------------------------------------------------------------------------


def teachers_of(cohort: Cohort) -> list[Membership]:
    """The lead first."""
    rows = cohort.memberships.teaching().select_related("person").order_by("pk")
    return sorted(rows, key=lambda row: not row.leads)


def lead_of(teachers: Iterable[Membership]) -> Membership | None:
    """None where their account is gone or locked, or they are no instructor any more."""
    return next((row for row in teachers if row.leads and may_lead(row.person)), None)


def at_work_in(cohort: int) -> set[int]:
    """The people in whose name mails of a cohort go out: its assistants, and its lead unless in name only."""
    rows = Membership.objects.teaching().filter(cohort=cohort, person__is_active=True).select_related("person")
    return {row.person_id for row in rows if not row.leads or may_lead(row.person)}


def removable(by: Membership) -> QuerySet[Membership]:
    """Whom a teacher may send away: learners, but not of an archived cohort; and the lead also assistants."""
    others = by.cohort.memberships.all()
    there = others.live().exclude(role=Membership.Role.LEAD) if by.leads else others.learning()
    return there.exclude(role=Membership.Role.LEARNER) if by.cohort.is_archived else there


# -- Links -------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Link:
    """A link with its code, which is kept nowhere. `closed` says why nobody comes in by it."""

    row: JoinLink
    code: str
    closed: str

    @property
    def grouped(self) -> str:
        return in_groups(self.code)

    @property
    def for_assistant(self) -> bool:
        return self.row.role == Membership.Role.ASSISTANT


def links_of(cohort: Cohort, role: str, now: datetime) -> list[Link]:
    """The newest first."""
    return [_link(row, cohort, now) for row in cohort.links.filter(role=role)]


def newest_of(links: Sequence[Link]) -> int:
    return links[0].row.pk if links else 0


def link_numbered(mine: Membership, pk: int, now: datetime) -> Link | None:
    """Those for assistants are the lead's."""
    rows = mine.cohort.links.all() if mine.leads else mine.cohort.links.filter(role=Membership.Role.LEARNER)
    row = rows.filter(pk=pk).first()
    return _link(row, mine.cohort, now) if row else None


def link_by(code: str, now: datetime) -> Link | None:
    """However the code was typed."""
    tidy = tidy_code(code)
    rows: QuerySet[JoinLink] = JoinLink.objects.select_related("cohort__framework")
    row = rows.filter(digest=digest_of(tidy)).first() if tidy else None
    return _link(row, row.cohort, now) if row else None


def _link(row: JoinLink, cohort: Cohort, now: datetime) -> Link:
    return Link(row, code_of(row.seed), why_closed(row, cohort, now))


def why_closed(row: JoinLink, cohort: Cohort, now: datetime, *, comes_back: bool = False) -> str:
    """Nothing for an open one. One that is full is open to whoever comes back."""
    if cohort.is_archived:
        return "archived"
    if cohort.is_over(timezone.localdate(now)):
        return "over"
    if row.revoked_at is not None:
        return "revoked"
    if row.expires_at <= now:
        return "expired"
    return "full" if row.used >= row.most and not comes_back else ""


def has_place(link: JoinLink, there: Membership | None) -> bool:
    """Whoever left as a learner has theirs still, and takes no other one when they come back."""
    learner = Membership.Role.LEARNER
    return there is not None and there.left_at is not None and there.role == link.role == learner


def comes_back(found: Link, person: Any) -> bool:
    """To a link that is full: their own place is among those that are taken."""
    if found.closed != "full" or not person.is_authenticated:
        return False
    return has_place(found.row, Membership.objects.filter(cohort=found.row.cohort_id, person=person).first())
