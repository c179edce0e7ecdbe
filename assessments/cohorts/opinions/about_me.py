"""The second opinions about a person, as they read them themselves."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import F
from django.utils import timezone
from django.utils.formats import date_format

from assessments.cohorts.opinions.both import Both, Earlier
from assessments.cohorts.opinions.grids import GONE
from assessments.models import OpinionMail, Rating, Review
from assessments.ratings.answers.stands import Stand
from skills.catalogue import Skill
from skills.releases import current_catalogue

A_PAGE = 20
# Of one skill; who has more reads the newest.
MOST_EARLIER = 5


@dataclass(frozen=True)
class AboutMe:
    page: Page[Any]
    opinions: tuple[Both, ...]
    talks: int


def opinions_about(person: Any, number: str | None) -> AboutMe:
    """What is new first. Four queries, and one for each framework."""
    rows = Review.objects.newest().filter(person=person).select_related("skill__framework", "by")
    page = Paginator(rows.order_by(F("seen_at").desc(nulls_first=True), "-given_at", "-pk"), A_PAGE).get_page(number)
    opinions = _beside(person, list(page.object_list))
    return AboutMe(page, opinions, sum(one.asks_for_a_talk for one in opinions))


def opinion_about(person: Any, pk: int) -> Both | None:
    """Three queries, and one for the framework."""
    row = Review.objects.newest().filter(person=person, pk=pk).select_related("skill__framework", "by").first()
    return _beside(person, [row])[0] if row else None


def gets_mail(person: Any) -> bool:
    return not OpinionMail.objects.filter(person=person, is_on=False).exists()


def _beside(person: Any, rows: list[Review]) -> tuple[Both, ...]:
    skills = [row.skill_id for row in rows]
    rated = dict(Rating.objects.filter(person=person, skill__in=skills).values_list("skill", "level"))
    earlier = _earlier(person, skills)
    read = {slug: current_catalogue(slug) for slug in {row.skill.framework.slug for row in rows}}
    return tuple(
        _both(row, read[row.skill.framework.slug].skill[row.skill.slug], rated, earlier.get(row.skill_id, ()))
        for row in rows
    )


def _both(row: Review, skill: Skill, rated: Mapping[int, int | None], earlier: Iterable[Earlier]) -> Both:
    own = Stand(row.skill_id in rated, rated.get(row.skill_id))
    return Both(
        pk=row.pk,
        skill=skill.slug,
        name=skill.name,
        own=own,
        own_statement="" if own.level is None else skill.statement(own.level),
        level=row.level,
        statement=skill.statement(row.level),
        by=str(row.by or GONE.capitalize()),
        on=_day(row.given_at),
        comment=row.comment,
        answer=row.answer,
        answered_on=_day(row.answered_at),
        talked_on=_day(row.talked_at),
        own_then=row.own_level if row.own_level != own.level else None,
        is_new=row.seen_at is None,
        framework=row.skill.framework.slug,
        earlier=tuple(earlier),
    )


def _earlier(person: Any, skills: Iterable[int]) -> dict[int, list[Earlier]]:
    rows = Review.objects.filter(person=person, skill__in=skills, replaced_at__isnull=False).select_related("by")
    found: dict[int, list[Earlier]] = defaultdict(list)
    for row in rows:
        if len(found[row.skill_id]) < MOST_EARLIER:
            by = str(row.by or GONE.capitalize())
            found[row.skill_id].append(Earlier(row.level, by, _day(row.given_at), row.comment, row.answer))
    return found


def _day(at: Any) -> str:
    return date_format(timezone.localdate(at)) if at else ""
