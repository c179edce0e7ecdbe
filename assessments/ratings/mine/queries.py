"""What a person's own pages read: their skills, the history of one, their sittings. A fixed number of queries each."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, DateTimeField, Max, Q, QuerySet, Value
from django.utils import timezone

from assessments.models import Answer, Interest, Rating, RatingChange, Sitting
from assessments.ratings.mine.skills import OLD, Rated

RATED, FINISHED = "rated", "finished"
# Of one skill. Who changes it more often than that sees the newest.
MOST_CHANGES = 50


def rated_skills(person: Any, framework: str) -> dict[str, Rated]:
    now = timezone.now()
    rows = Rating.objects.filter(person=person, skill__framework__slug=framework)
    found = rows.values_list("skill__slug", "level", "rated_at", "verified_level")
    return {slug: Rated(level, (now - at).days, verified) for slug, level, at, verified in found}


def rating_of(person: Any, framework: str, skill: str) -> Rating | None:
    return Rating.objects.filter(person=person, skill__framework__slug=framework, skill__slug=skill).first()


def changes_of(person: Any, framework: str, skill: str) -> list[RatingChange]:
    """The newest first."""
    rows = RatingChange.objects.filter(person=person, skill__framework__slug=framework, skill__slug=skill)
    return list(rows.select_related("sitting").defer("sitting__result").order_by("-at", "-pk")[:MOST_CHANGES])


def wish_of(person: Any, framework: str, skill: str) -> str:
    rows = Interest.objects.filter(person=person, skill__framework__slug=framework, skill__slug=skill)
    return rows.values_list("kind", flat=True).first() or ""


def open_answer(person: Any, framework: str, skill: str) -> Answer | None:
    """What the open sitting says of a skill. When it is finished, it or the rating counts: whichever is newer."""
    mine = Answer.objects.filter(sitting__person=person, sitting__finished_at__isnull=True)
    rows = mine.filter(skill__framework__slug=framework, skill__slug=skill)
    return rows.select_related("sitting").first()


def finished_sittings(person: Any) -> QuerySet[Sitting]:
    """The newest first, without their results."""
    rows = Sitting.objects.filter(person=person, finished_at__isnull=False)
    return rows.defer("result").order_by("-finished_at", "-pk")


def answer_counts(sittings: Iterable[Sitting]) -> dict[int, int]:
    rows = Answer.objects.filter(sitting__in=[row.pk for row in sittings]).order_by().values_list("sitting")
    return dict(rows.annotate(count=Count("pk")))


@dataclass(frozen=True)
class Tally:
    """What the home page says of a person: how much there is."""

    rated: int
    old: int
    sittings: int
    newest: datetime | None


def tally_of(person: Any) -> Tally:
    """One query."""
    is_old = Q(rated_at__lte=timezone.now() - timedelta(days=OLD))
    never = Value(None, output_field=DateTimeField())
    rated = Rating.objects.filter(person=person).order_by().values(what=Value(RATED))
    rated = rated.annotate(all=Count("pk"), old=Count("pk", filter=is_old), newest=never)
    sittings = Sitting.objects.filter(person=person, finished_at__isnull=False).order_by().values(what=Value(FINISHED))
    sittings = sittings.annotate(all=Count("pk"), old=Value(0), newest=Max("finished_at"))
    found = {what: rest for what, *rest in rated.union(sittings, all=True).values_list("what", "all", "old", "newest")}
    every, old, _ = found.get(RATED, (0, 0, None))
    finished, _, newest = found.get(FINISHED, (0, 0, None))
    return Tally(every, old, finished, newest)
