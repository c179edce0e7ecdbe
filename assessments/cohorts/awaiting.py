"""What of the second opinions awaits the teachers of a cohort: evidence to look at, talks to have, answers to read."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, Count, F, QuerySet, Value
from django.db.models.functions import Concat

from assessments.cohorts.queries import Goal
from assessments.gaps.forms import target_in
from assessments.models import Cohort, Evidence, Membership, Review
from skills.releases import current_catalogue
from skills.targets import target_of

EVIDENCE, TALKS, ANSWERS = "evidence", "talks", "answers"
# However many pieces there are for a skill of a learner, it is looked at once.
PLACES = Count(Concat("person", Value(" "), "skill", output_field=CharField()), distinct=True)

# Joined and not looked for among all: SQLite goes through these for each opinion.
LEARNING = {"person__memberships__role": Membership.Role.LEARNER, "person__memberships__left_at__isnull": True}


@dataclass(frozen=True)
class Awaiting:
    evidence: int = 0
    talks: int = 0
    answers: int = 0

    def __bool__(self) -> bool:
        return bool(self.evidence or self.talks or self.answers)


def awaiting_in(cohorts: Iterable[Cohort]) -> dict[int, Awaiting]:
    """By cohort. One query for all of them, and one for each framework."""
    alike: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    for cohort in cohorts:
        if not cohort.is_archived:
            alike[cohort.framework.slug, cohort.role, cohort.seniority].append(cohort.pk)
    if not alike:
        return {}
    catalogues = {slug: current_catalogue(slug) for slug in {slug for slug, _, _ in alike}}
    parts = []
    for (framework, role, seniority), found in alike.items():
        _, level = target_in(catalogues[framework], role, seniority)
        parts.append(_waiting(found, framework, target_of(level) if level else {}))
    every = [pk for found in alike.values() for pk in found]
    return {pk: Awaiting(**many) for pk, many in _summed(every, parts).items()}


def awaiting_for(cohort: Cohort, goal: Goal) -> Awaiting:
    """Of one cohort whose goal is read already. One query."""
    if cohort.is_archived:
        return Awaiting()
    parts = [_waiting([cohort.pk], cohort.framework.slug, target_of(goal.level) if goal.level else {})]
    return Awaiting(**_summed([cohort.pk], parts)[cohort.pk])


def _waiting(cohorts: Iterable[int], framework: str, skills: Iterable[str]) -> QuerySet[Any, Any]:
    """Of one goal, as the queue of each cohort lists it."""
    rows = Evidence.objects.waiting().filter(
        **LEARNING,
        person__memberships__cohort__in=cohorts,
        skill__framework__slug=framework,
        skill__slug__in=skills,
    )
    counted = rows.order_by().values("person__memberships__cohort").annotate(what=Value(EVIDENCE), many=PLACES)
    return counted.values_list("person__memberships__cohort", "what", "many")


def _summed(cohorts: Iterable[int], evidence: Iterable[QuerySet[Any, Any]]) -> dict[int, dict[str, int]]:
    """By cohort. One query, with what is counted of the evidence in it."""
    counted: dict[int, dict[str, int]] = {pk: {} for pk in cohorts}
    opinions = Review.objects.newest().filter(**LEARNING, cohort__in=counted, person__memberships__cohort=F("cohort"))
    answers = _counted(opinions.answers().filter(talked_at__isnull=True), ANSWERS)
    for cohort, what, many in _counted(opinions.to_talk_about(), TALKS).union(answers, *evidence, all=True):
        counted[cohort][what] = many
    return counted


def _counted(rows: QuerySet[Review], what: str) -> QuerySet[Any, Any]:
    counted = rows.order_by().values("cohort").annotate(what=Value(what), many=Count("pk"))
    return counted.values_list("cohort", "what", "many")
