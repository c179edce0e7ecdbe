"""What learners and teachers should talk about, what learners answered; and where opinions can be given."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, F, Q, Window
from django.db.models.functions import Lower
from django.utils import timezone

from assessments.cohorts.opinions.grids import GONE, Undoable, asked_in
from assessments.cohorts.people_queries import A_PAGE, NAME, called
from assessments.cohorts.queries import Goal
from assessments.models import Membership, Review
from assessments.models.review import ReviewQuerySet
from assessments.ratings.mine.skill_pages import UNDOABLE
from careerpath.lib.levels import FAR_APART
from skills.catalogue import Skill

# So many that were marked lately can be marked back.
MOST_DONE = 10


@dataclass(frozen=True)
class Talk:
    """An opinion far from the learner's own level, or one that they answered."""

    pk: int
    member: int
    name: str
    skill: str
    skill_name: str
    own: int | None
    level: int
    by: str
    at: datetime
    comment: str
    answer: str
    answered_at: datetime | None
    talked_at: datetime | None


@dataclass(frozen=True)
class Talks:
    """`undo` are those of the answers that were set aside together lately."""

    page: Page[Any]
    lines: tuple[Talk, ...]
    done: tuple[Talk, ...]
    undo: Undoable | None = None


def talks_of(mine: Membership, number: str | None) -> Talks:
    """Three queries. By learner: first with whom there is most to talk about."""
    with_them = Window(Count("pk"), partition_by=F("person"))
    rows = _listed(seen_by(mine).to_talk_about()).annotate(with_them=with_them)
    to_do = rows.order_by("-with_them", Lower(NAME), "person", "-given_at", "-pk")
    page = Paginator(to_do, A_PAGE).get_page(number)
    held = _listed(seen_by(mine).with_own().filter(Q(apart__gte=FAR_APART) | Q(answer=""), talked_at__isnull=False))
    done = held.order_by("-talked_at", "-pk")[:MOST_DONE]
    return Talks(page, tuple(map(_talk, page.object_list)), tuple(map(_talk, done)))


def answers_of(mine: Membership, number: str | None) -> Talks:
    """Three queries. The newest answer is on top."""
    rows = _listed(seen_by(mine).answers())
    to_read = rows.filter(talked_at__isnull=True).order_by("-answered_at", "-pk")
    page = Paginator(to_read, A_PAGE).get_page(number)
    aside = rows.filter(talked_at__isnull=False).order_by("-talked_at", "-pk")[:A_PAGE]
    done = tuple(map(_talk, aside))
    return Talks(page, tuple(map(_talk, page.object_list)), done[:MOST_DONE], _together(done))


def _together(done: tuple[Talk, ...]) -> Undoable | None:
    last = done[0].talked_at if done else None
    alike = tuple(one.pk for one in done if one.talked_at == last)
    is_fresh = last is not None and last > timezone.now() - UNDOABLE
    return Undoable(alike, last) if last and is_fresh and len(alike) > 1 else None


def seen_by(mine: Membership) -> ReviewQuerySet:
    """The opinions that count and were given in this cohort, of the learners whom a teacher sees."""
    learners = Membership.objects.visible_to(mine.person).filter(cohort=mine.cohort_id)
    return Review.objects.newest().filter(
        # By person and cohort: SQLite finds a membership among thousands only by going through all of them.
        cohort=mine.cohort_id,
        person__in=learners.values("person"),
        person__memberships__cohort=mine.cohort_id,
    )


def _listed(rows: ReviewQuerySet) -> Any:
    return rows.annotate(member=F("person__memberships")).select_related("person", "skill", "by")


def _talk(row: Any) -> Talk:
    return Talk(
        pk=row.pk,
        member=row.member,
        name=str(row.person),
        skill=row.skill.slug,
        skill_name=row.skill.name,
        own=row.own,
        level=row.level,
        by=str(row.by or GONE.capitalize()),
        at=row.given_at,
        comment=row.comment,
        answer=row.answer,
        answered_at=row.answered_at,
        talked_at=row.talked_at,
    )


# -- Where to give -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Places:
    """The skills of the goal and a page of learners, each with how many opinions there are."""

    skills: tuple[tuple[Skill, int], ...]
    page: Page[Any]
    learners: tuple[tuple[int, str, int], ...]
    asked: int
    words: str


def places_of(mine: Membership, goal: Goal, words: str, number: str | None) -> Places:
    """Three queries."""
    target = asked_in(goal)
    framework = goal.catalogue.framework.slug
    rows = Membership.objects.visible_to(mine.person).filter(cohort=mine.cohort_id)
    given = Review.objects.newest().filter(skill__slug__in=target, skill__framework__slug=framework)
    of_skill = given.filter(person__in=rows.values("person")).order_by().values_list("skill__slug")
    by_skill: Mapping[str, int] = dict(of_skill.annotate(many=Count("pk")))
    counted = Count("person__reviews", filter=Q(person__reviews__in=given))
    page: Page[Any] = Paginator(called(rows, words).order_by(Lower(NAME), "pk"), A_PAGE).get_page(number)
    of_page: Any = page.object_list
    shown = of_page.annotate(given=counted).values_list("pk", "called", "given")
    skills = tuple((skill, by_skill.get(skill.slug, 0)) for skill in goal.catalogue.skills if skill.slug in target)
    return Places(skills, page, tuple(shown), len(target), words)
