"""Who may be told something, who of them a message goes to, and what became of those that were sent."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, F, Q, QuerySet
from django.db.models.functions import Lower

from assessments.cohorts.overview.pages import STATES
from assessments.cohorts.overview.queries import seen_of
from assessments.cohorts.people import Held
from assessments.cohorts.people_queries import NAME, held_of
from assessments.cohorts.queries import Goal, goal_of
from assessments.cohorts.telling.audience import ALL, CHOSEN, MISSING, STANDINGS, Audience
from assessments.models import Announcement, Cohort, Delivery, Membership
from skills.catalogue import Catalogue
from skills.succession import handed_on
from skills.targets import target_of

State = Delivery.State
A_PAGE = 20
# More can't be chosen one by one on a page.
MOST_TO_CHOOSE = 300
LONGEST_NUMBER = 19
# From so many on, a number of people tells nothing of one of them.
A_GROUP = 5


@dataclass(frozen=True)
class Room:
    """Whom a teacher of a cohort may write to. `learners` are memberships by name; `skills` are those of the goal."""

    cohort: Cohort
    goal: Goal
    learners: Mapping[int, str]
    skills: Mapping[str, str]

    def to_choose(self, chosen: Iterable[str]) -> dict[int, str]:
        """All of them; of more than a page can hold, those who were chosen on another page."""
        if len(self.learners) <= MOST_TO_CHOOSE:
            return dict(self.learners)
        asked = {int(pk) for pk in chosen if pk.isdecimal() and len(pk) < LONGEST_NUMBER}
        return {pk: self.learners[pk] for pk in sorted(asked & self.learners.keys())[:MOST_TO_CHOOSE]}


def room_of(mine: Membership) -> Room:
    """Two queries."""
    goal = goal_of(mine.cohort)
    asked = target_of(goal.level) if goal.level else {}
    skills = {skill.slug: skill.name for skill in goal.catalogue.skills if skill.slug in asked}
    return Room(mine.cohort, goal, dict(named(learners_of(mine))), skills)


def learners_of(mine: Membership) -> QuerySet[Membership]:
    return Membership.objects.visible_to(mine.person).filter(cohort=mine.cohort)


def named(rows: QuerySet[Membership]) -> Iterable[tuple[int, str]]:
    return rows.annotate(called=NAME).order_by(Lower("called"), "pk").values_list("pk", "called")


def recipients(room: Room, audience: Audience, today: date) -> list[int]:
    """Of who is there now; those who left since the form was opened aren't."""
    if audience.to == CHOSEN:
        return [pk for pk in room.learners if pk in audience.who]
    if audience.to == MISSING:
        missing = _missing(room, audience.skill)
        return [pk for pk in room.learners if pk in missing]
    if audience.to in STANDINGS:
        seen = seen_of(room.cohort, room.goal, today)
        there = {one.record.pk for one in seen.group.at(STATES[audience.to])} if seen else set()
        return [pk for pk in room.learners if pk in there]
    return list(room.learners)


def _missing(room: Room, skill: str) -> set[int]:
    """Whoever hasn't rated it misses it; whoever left it out doesn't."""
    people = dict(Membership.objects.filter(pk__in=room.learners).values_list("pk", "person"))
    held = held_of(people.values(), room.goal.catalogue, [skill])
    want = target_of(room.goal.level)[skill].level if room.goal.level else 0
    return {pk for pk, person in people.items() if _lacks(room.goal.catalogue, held.get(person, Held()), skill, want)}


def _lacks(catalogue: Catalogue, held: Held, skill: str, want: int) -> bool:
    levels = handed_on(catalogue, held.levels, lambda level: -1 if level is None else level)
    return skill not in handed_on(catalogue, held.exempt, len) and (levels.get(skill) or 0) < want


# -- What was told -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Told:
    """Of few people, and of those whom a teacher picked, who muted the mails counts with those who got them: else one
    could tell who it is, from two messages that differ by one person."""

    row: Announcement
    mailed: int
    muted: int
    gone: int
    failed: int
    waiting: int

    @property
    def tells_muted(self) -> bool:
        return self.row.to == ALL and self.row.people >= A_GROUP and self.muted > 0

    @property
    def delivered(self) -> int:
        return self.mailed + self.muted


def _told(rows: Sequence[Announcement]) -> list[Told]:
    """One query, and of these alone: a class gathers tens of thousands of mails."""
    counts: Counter[tuple[int, str]] = Counter()
    found = Delivery.objects.filter(announcement__in=rows).order_by().values_list("announcement", "state")
    for announcement, state, count in found.annotate(Count("pk")):
        counts[announcement, state] = count
    return [
        Told(
            row,
            mailed=counts[row.pk, State.SENT],
            muted=counts[row.pk, State.MUTED],
            gone=counts[row.pk, State.GONE],
            failed=counts[row.pk, State.FAILED],
            waiting=counts[row.pk, State.WAITING] + counts[row.pk, State.SENDING],
        )
        for row in rows
    ]


def told_in(mine: Membership, number: str | None) -> tuple[Page[Any], list[Announcement], list[Told]]:
    """A page of what was sent. One's own drafts stand before it, unless nothing can be sent any more."""
    is_seen = Q(sent_at__isnull=False) if mine.cohort.is_archived else Q(sent_at__isnull=False) | Q(by=mine.person)
    rows = mine.cohort.announcements.filter(is_seen).select_related("by")
    page = Paginator(rows.order_by(F("sent_at").desc(nulls_first=True), "-pk"), A_PAGE).get_page(number)
    drafts = [row for row in page.object_list if row.is_draft]
    return page, drafts, _told([row for row in page.object_list if not row.is_draft])


def message_in(mine: Membership, pk: int) -> Told | None:
    """One that was sent, or a draft of one's own."""
    rows = mine.cohort.announcements.select_related("by").filter(Q(sent_at__isnull=False) | Q(by=mine.person))
    row = rows.filter(pk=pk).first()
    return _told([row])[0] if row else None


def names_in(mine: Membership, row: Announcement, *states: str) -> list[str]:
    """Of those whom the teacher still sees."""
    deliveries = row.deliveries.filter(state__in=states) if states else row.deliveries.all()
    return [name for _, name in named(learners_of(mine).filter(pk__in=deliveries.values("membership")))]


def muted_in(mine: Membership) -> tuple[int, int]:
    """How many learners there are, and how many of them have muted the mails."""
    found = learners_of(mine).aggregate(all=Count("pk"), muted=Count("pk", filter=Q(is_muted=True)))
    return found["all"], found["muted"]
