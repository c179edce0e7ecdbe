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
from assessments.cohorts.opinions.queries import unnamed_of
from assessments.cohorts.opinions.signing import A_TEACHER, Giver
from assessments.models import OpinionMail, Rating, Review
from assessments.ratings.answers.stands import Stand
from skills.catalogue import Skill
from skills.releases import current_catalogue

A_PAGE = 20
# Of one skill; who has more reads the newest.
MOST_EARLIER = 5
# With what says who gave it.
SIGNED = Review.objects.select_related("by", "cohort")


@dataclass(frozen=True)
class AboutMe:
    page: Page[Any]
    opinions: tuple[Both, ...]
    talks: int


def opinions_about(person: Any, number: str | None) -> AboutMe:
    """What is new first. Four queries, and one for each framework."""
    rows = SIGNED.newest().filter(person=person).select_related("skill__framework")
    page = Paginator(rows.order_by(F("seen_at").desc(nulls_first=True), "-given_at", "-pk"), A_PAGE).get_page(number)
    opinions = _beside(person, list(page.object_list))
    return AboutMe(page, opinions, sum(one.asks_for_a_talk for one in opinions))


def opinion_about(person: Any, pk: int) -> Both | None:
    """Three queries, and one for the framework."""
    row = SIGNED.newest().filter(person=person, pk=pk).select_related("skill__framework").first()
    return _beside(person, [row])[0] if row else None


def gets_mail(person: Any) -> bool:
    return not OpinionMail.objects.filter(person=person, is_on=False).exists()


def _beside(person: Any, rows: list[Review]) -> tuple[Both, ...]:
    """One query more where a teacher among them has given no name."""
    skills = [row.skill_id for row in rows]
    rated = dict(Rating.objects.filter(person=person, skill__in=skills).values_list("skill", "level"))
    past = list(SIGNED.filter(person=person, skill__in=skills, replaced_at__isnull=False))
    unnamed = unnamed_of(person) if any(row.by and not row.by.name for row in (*rows, *past)) else {}
    earlier = _earlier(past, unnamed)
    read = {slug: current_catalogue(slug) for slug in {row.skill.framework.slug for row in rows}}
    skill = {row.pk: read[row.skill.framework.slug].skill[row.skill.slug] for row in rows}
    return tuple(_both(row, skill[row.pk], rated, _by(row, unnamed), earlier.get(row.skill_id, ())) for row in rows)


def _both(row: Review, skill: Skill, rated: Mapping[int, int | None], by: str, earlier: Iterable[Earlier]) -> Both:
    own = Stand(row.skill_id in rated, rated.get(row.skill_id))
    return Both(
        pk=row.pk,
        skill=skill.slug,
        name=skill.name,
        own=own,
        own_statement="" if own.level is None else skill.statement(own.level),
        level=row.level,
        statement=skill.statement(row.level),
        by=by,
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


def _earlier(rows: Iterable[Review], unnamed: Mapping[Giver, str]) -> dict[int, list[Earlier]]:
    found: dict[int, list[Earlier]] = defaultdict(list)
    for row in rows:
        if len(found[row.skill_id]) < MOST_EARLIER:
            one = Earlier(row.level, _by(row, unnamed), _day(row.given_at), row.comment, row.answer)
            found[row.skill_id].append(one)
    return found


def _by(row: Review, unnamed: Mapping[Giver, str]) -> str:
    """It begins a sentence."""
    if row.by is None:
        return GONE.capitalize()
    name: str = row.by.name
    return name or unnamed.get((row.by.pk, row.cohort.name if row.cohort else ""), A_TEACHER)


def _day(at: Any) -> str:
    return date_format(timezone.localdate(at)) if at else ""
