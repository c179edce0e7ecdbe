"""Evidence that waits for a second opinion: a learner and a skill of the goal, with what came after the last one."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, F, Min, OuterRef, Q, Subquery
from django.utils import timezone

from assessments.cohorts.opinions.grids import HELD, Undoable, asked_in
from assessments.cohorts.people_queries import A_PAGE
from assessments.cohorts.queries import Goal
from assessments.models import Evidence, Membership, Review, Taken
from assessments.ratings.mine.skill_pages import UNDOABLE


@dataclass(frozen=True)
class Waiting:
    """`taken_by` is empty for what is free."""

    member: int
    name: str
    skill: str
    skill_name: str
    pieces: int
    since: datetime
    taken_by: str = ""
    is_mine: bool = False


@dataclass(frozen=True)
class Queue:
    page: Page[Any]
    lines: tuple[Waiting, ...]
    undo: Undoable | None
    undo_name: str = ""


def queue_of(mine: Membership, goal: Goal, number: str | None) -> Queue:
    """Three queries."""
    holds = Taken.objects.live(timezone.now()).filter(
        cohort=mine.cohort_id, person=OuterRef("person"), skill=OuterRef("skill")
    )
    held = {name: Subquery(holds.values(what)[:1]) for name, what in HELD.items()}
    rows = waiting_in(mine, goal)
    paginator: Paginator[Any] = Paginator(rows.annotate(**held), A_PAGE)
    # Counted without who has taken which.
    vars(paginator)["count"] = rows.count()
    page = paginator.get_page(number)
    lines = tuple(_waiting(row, goal, mine) for row in page.object_list)
    last = last_given(mine)
    undo = Undoable((last.pk,), last.given_at) if last else None
    name = f"{last.person}, {last.skill.name}, level {last.level}" if last else ""
    return Queue(page, lines, undo, name)


def waiting_in(mine: Membership, goal: Goal) -> Any:
    """The oldest first. What another cohort's teacher has looked at since waits no more."""
    learners = Membership.objects.visible_to(mine.person).filter(cohort=mine.cohort_id)
    rows = Evidence.objects.waiting().filter(
        person__in=learners.values("person"),
        person__memberships__cohort=mine.cohort_id,
        skill__framework__slug=goal.catalogue.framework.slug,
        skill__slug__in=asked_in(goal),
    )
    of_each = rows.order_by().values("person__memberships", "person", "skill", "skill__slug", "skill__name")
    named = of_each.annotate(
        pieces=Count("pk"), since=Min("added_at"), called=F("person__name"), address=F("person__email")
    )
    return named.order_by("since", "person__memberships", "skill")


def _waiting(row: dict[str, Any], goal: Goal, mine: Membership) -> Waiting:
    return Waiting(
        member=row["person__memberships"],
        name=row["called"] or row["address"],
        skill=row["skill__slug"],
        skill_name=goal.catalogue.skill[row["skill__slug"]].name,
        pieces=row["pieces"],
        since=row["since"],
        taken_by=row["held_name"] or row["held_address"] or "",
        is_mine=row["held_by"] == mine.person_id,
    )


def last_given(mine: Membership) -> Review | None:
    """What this teacher said last in the cohort, while it can be undone."""
    given = Review.objects.newest().filter(cohort=mine.cohort_id, by=mine.person_id, answer="")
    seen = Q(person__in=Membership.objects.learning().filter(cohort=mine.cohort_id).values("person"))
    rows = given.filter(seen, given_at__gt=timezone.now() - UNDOABLE).select_related("person", "skill")
    return rows.order_by("-given_at", "-pk").first()
