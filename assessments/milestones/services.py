"""Working on a milestone, finishing it, opening it again, and raising the ratings that it disproves."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone

from assessments.milestones.checklist import Turned, checklist, missing
from assessments.milestones.queries import progress_of, proven_by, ticked_in
from assessments.models import Evidence, Progress, Tick
from assessments.ratings.services import correct_rating, lock
from skills.catalogue import Milestone
from skills.models import Framework, Skill


class FinishedError(Exception):
    """A finished milestone is opened again before anything of it is changed: evidence rests on it."""


@dataclass(frozen=True)
class Sent:
    """What a page changed: ticks, and of the link and the sentence what it had shown and what it is to be."""

    turned: Turned
    words: Mapping[str, tuple[str, str]]


@transaction.atomic
def save_work(*, person: Any, framework: str, milestone: Milestone, sent: Sent) -> tuple[str, ...]:
    """What this overruled: words that another tab had written since the page was opened."""
    lock(person)
    row = progress_of(person, framework, milestone.slug)
    ticked = frozenset(ticked_in(row))
    on, off = sent.turned.on - ticked, sent.turned.off & ticked
    there = {name: getattr(row, name) if row else "" for name in sent.words}
    words = {name: now for name, (_, now) in sent.words.items() if there[name] != now}
    if not (on or off or words):
        return ()
    if row and row.finished_at:
        raise FinishedError
    row = row or Progress(person=person, framework=Framework.objects.get(slug=framework), milestone=milestone.slug)
    row.name = milestone.name
    for name, now in words.items():
        setattr(row, name, now)
    row.save()
    # As they stand in the list, whatever order they came in.
    Tick.objects.bulk_create(Tick(progress=row, line=line) for line in milestone.checklist if line in on)
    row.ticks.filter(line__in=off).delete()
    return tuple(there[name] for name in words if there[name] and there[name] != sent.words[name][0])


@transaction.atomic
def finish_milestone(*, person: Any, framework: str, milestone: Milestone) -> tuple[str, ...]:
    """What is missing; nothing if it is finished, now or already. Then it is evidence for each skill that it proves."""
    lock(person)
    row = progress_of(person, framework, milestone.slug)
    if row and row.finished_at:
        return ()
    found = missing(
        checklist(milestone.checklist, ticked_in(row)), link=row.link if row else "", text=row.text if row else ""
    )
    if row is None or found:
        return found
    row.name, row.finished_at = milestone.name, timezone.now()
    row.save()
    slugs = [proof.skill for proof in milestone.proves]
    ids = dict(Skill.objects.filter(framework=row.framework_id, slug__in=slugs).values_list("slug", "pk"))
    Evidence.objects.bulk_create(
        Evidence(
            person=person,
            skill_id=ids[proof.skill],
            level=proof.level,
            text=f"{milestone.name}: the whole checklist is done. {row.text}".strip(),
            link=row.link,
            progress=row,
        )
        for proof in milestone.proves
    )
    return ()


@transaction.atomic
def open_again(*, person: Any, framework: str, milestone: str) -> bool:
    """Takes back the evidence that finishing it made. Ratings stay: they were true when they were said."""
    lock(person)
    row = progress_of(person, framework, milestone)
    if row is None or row.finished_at is None:
        return False
    row.evidence.all().delete()
    row.finished_at = None
    row.save(update_fields=["finished_at"])
    return True


@transaction.atomic
def raise_to_proven(*, person: Any, framework: str, milestone: str, skills: Collection[str]) -> int:
    """To the levels that a finished milestone proves; how many rose. None falls, whatever another tab did meanwhile."""
    lock(person)
    lower = [
        one
        for one in proven_by(progress_of(person, framework, milestone))
        if one.skill in skills and one.is_rated_lower
    ]
    ids = dict(
        Skill.objects.filter(framework__slug=framework, slug__in=[one.skill for one in lower]).values_list("slug", "pk")
    )
    for one in lower:
        correct_rating(person=person, skill_id=ids[one.skill], level=one.level)
    return len(lower)
