"""Taking a plan made anew in the place of the one before."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from assessments.models import Plan, PlanChange, Step
from assessments.plans.acts import NoSuchPlanError, ReplacedError, keep
from assessments.plans.again.mark import mark_of
from assessments.plans.again.renewal import Choice, Renewal, renew
from assessments.plans.queries import plan_of
from assessments.plans.standing import PlanNow, PlanStep
from assessments.ratings.interests import wishes_of
from assessments.ratings.queries import skill_ids
from assessments.ratings.services import lock


class OtherwiseError(Exception):
    """What the choice comes to is not what the person was shown: `now` is their plan as it stands."""

    def __init__(self, now: PlanNow) -> None:
        super().__init__()
        self.now = now


@transaction.atomic
def accept(*, person: Any, plan: int, choice: Choice, seen: str, today: date) -> Plan:
    """The form sent twice makes one plan. It is worked out here: nothing is missed that another tab did meanwhile.

    `seen` is the mark of what the person was shown, and nothing else is taken.
    """
    row = Plan.objects.select_for_update().filter(pk=plan, person=person).first()
    if row is None:
        raise NoSuchPlanError
    if row.superseded_by is not None:
        if not was_accepted(row.superseded_by_id, seen):
            raise ReplacedError
        return row.superseded_by
    lock(person)
    now = plan_of(person, plan, today)
    if now is None or not now.is_alive:
        raise NoSuchPlanError
    renewal = renew(now, choice, wishes_of(person, now.newest.framework.slug))
    if mark_of(now.newest_release, choice, renewal) != seen:
        raise OtherwiseError(now)
    newer = _made(person, now, choice, renewal)
    row.superseded_by, row.ended_at = newer, timezone.now()
    row.save(update_fields=["superseded_by", "ended_at"])
    keep(newer, PlanChange.What.AGAIN, None, {"seen": seen})
    return newer


def was_accepted(newer: int | None, seen: str) -> bool:
    """Whether this plan is the one that was shown under the mark."""
    kept = PlanChange.objects.filter(plan=newer, what=PlanChange.What.AGAIN).values_list("before", flat=True)
    return any(before.get("seen") == seen for before in kept)


def _made(person: Any, now: PlanNow, choice: Choice, renewal: Renewal) -> Plan:
    found, rhythm = renewal.draft, choice.rhythm
    plan = Plan.objects.create(
        person=person,
        release_id=now.newest_release,
        role=choice.role.slug,
        seniority=choice.level.seniority,
        hours_a_week=rhythm.hours_a_week,
        starts_on=rhythm.start,
        deadline=choice.deadline,
        weeks_off=sorted(monday.isoformat() for monday in rhythm.off),
        proof=found.proof,
        reached=found.reached,
        bound=found.bound,
        whole=found.way.whole,
        there=found.way.there,
        pace=rhythm.pace,
    )
    ids = skill_ids(now.newest_release)
    Step.objects.bulk_create(_row(plan, place, step, ids.get(step.skill)) for place, step in enumerate(renewal.steps))
    return plan


def _row(plan: Plan, place: int, step: PlanStep, skill: int | None) -> Step:
    return Step(
        plan=plan,
        place=place,
        skill_id=skill,
        level=step.level or None,
        title="" if step.skill else step.name,
        hours=step.hours,
        hours_planned=step.hours_planned,
        gain=step.gain,
        state=step.state,
        started_on=step.started_on,
        done_on=step.done_on,
        pinned=step.pinned,
        note=step.note,
        links=[{"title": link.title, "link": link.link} for link in step.links],
        hours_spent=step.hours_spent,
        reason=step.reason,
    )
