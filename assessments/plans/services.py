"""Making a plan and working with it: each act in one transaction on a locked plan. A second click changes nothing."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from hashlib import sha256
from operator import attrgetter
from typing import Any

from django.db import transaction
from django.utils import timezone

from assessments.models import Plan, PlanChange, Step
from assessments.plans.acts import (
    TooManyPlansError,
    change_plan,
    change_step,
    has_room,
    keep,
    locked,
    locked_in_use,
    on_step,
    put_in_order,
)
from assessments.plans.drafting import Draft
from assessments.plans.moving import after_needs, put_before, put_first, put_last
from assessments.plans.order_queries import in_order, open_needs_in
from assessments.plans.steps import step_of
from assessments.ratings.queries import skill_ids
from assessments.ratings.services import lock, raise_rating

What = PlanChange.What
State = Step.State
MOST_LINKS = 20
# Of one's own, in a plan: each is laid out, drawn, mailed and shown to whoever teaches the person.
MOST_OWN = 100


class TooManyOwnError(Exception):
    """One has to go before another comes."""


@transaction.atomic
def make_plan(*, person: Any, release: int, role: str, seniority: str, draft: Draft) -> Plan:
    """The form sent twice makes one plan."""
    lock(person)
    rhythm = draft.rhythm
    wanted = {
        "role": role,
        "seniority": seniority,
        "hours_a_week": rhythm.hours_a_week,
        "starts_on": rhythm.start,
        "deadline": draft.deadline,
        "weeks_off": sorted(monday.isoformat() for monday in rhythm.off),
    }
    same = Plan.objects.filter(person=person, release=release, ended_at=None)
    ids = skill_ids(release)
    rows = [*_rows(draft, ids), *_left_out(draft, ids)]
    for other in same.filter(role=role, seniority=seniority):
        is_alike = all(getattr(other, name) == value for name, value in wanted.items())
        if is_alike and _has(other, rows) and not other.changes.exists():
            return other
    if not has_room(person):
        raise TooManyPlansError
    plan = Plan.objects.create(
        person=person,
        release_id=release,
        proof=draft.proof,
        reached=draft.reached,
        bound=draft.bound,
        whole=draft.way.whole,
        there=draft.way.there,
        pace=rhythm.pace,
        **wanted,
    )
    for row in rows:
        row.plan = plan
    Step.objects.bulk_create(rows)
    return plan


def _rows(draft: Draft, ids: Mapping[str, int]) -> Iterator[Step]:
    for place, task in enumerate(draft.tasks):
        skill, level = step_of(task.key)
        yield Step(place=place, skill_id=ids[skill], level=level, hours=task.hours, gain=task.gain)


def _left_out(draft: Draft, ids: Mapping[str, int]) -> Iterator[Step]:
    """Behind all others, where nothing waits for it."""
    state, reason = State.SKIPPED, draft.left_out.reason
    for place, task in enumerate(draft.left_out.tasks, len(draft.tasks)):
        skill, level = step_of(task.key)
        yield Step(
            place=place, skill_id=ids[skill], level=level, hours=task.hours, gain=task.gain, hours_planned=0,
            state=state, reason=reason,
        )  # fmt: skip


ALIKE = attrgetter("skill_id", "level", "place", "hours", "gain", "state", "reason")


def _has(plan: Plan, rows: Iterable[Step]) -> bool:
    """Whether it has the same steps: another rating, or another reason to leave one out, makes another plan."""
    return set(map(ALIKE, plan.steps.all())) == set(map(ALIKE, rows))


@on_step
def start_step(plan: Plan, step: Step, today: date) -> bool:
    if step.state != State.OPEN:
        return False
    return change_step(plan, What.STARTED, step, state=State.STARTED, started_on=today)


@on_step
def finish_step(plan: Plan, step: Step, today: date, hours_spent: int | None = None) -> bool:
    """The person's rating rises to the level of the step, and never falls."""
    if step.state == State.DONE:
        return False
    rating = None
    if step.skill_id and step.level:
        rating = raise_rating(person=plan.person, skill_id=step.skill_id, level=step.level)
    spent = step.hours_spent if hours_spent is None else hours_spent
    return change_step(
        plan, What.FINISHED, step, rating=rating, state=State.DONE, done_on=today, hours_spent=spent, reason=""
    )


@on_step
def skip_step(plan: Plan, step: Step, reason: str) -> bool:
    if step.state == State.DONE:
        return False
    return change_step(plan, What.SKIPPED, step, state=State.SKIPPED, reason=reason)


@on_step
def reopen_step(plan: Plan, step: Step) -> bool:
    """What it had made of the rating stays: that was true when it was said.

    What was moved past it while it was left out may be what it needs, or need it: it comes between.
    """
    if step.state == State.OPEN:
        return False
    fresh: dict[str, Any] = {"state": State.OPEN, "started_on": None, "done_on": None, "reason": ""}
    if step.state == State.DONE:
        return change_step(plan, What.REOPENED, step, **fresh)
    rows = {row.pk: row for row in in_order(plan)}
    rows[step.pk].state = State.OPEN
    order = after_needs(list(rows), open_needs_in(plan, rows.values()))
    return put_in_order(plan, What.REOPENED, step, [rows[pk] for pk in order], **fresh)


@on_step
def log_hours(plan: Plan, step: Step, hours: int | None) -> bool:
    """All that it took so far, so that a form sent twice adds nothing twice."""
    return change_step(plan, What.HOURS, step, hours_spent=hours)


class OverwrittenError(Exception):
    """Another tab has written a note that the person hasn't seen."""

    def __init__(self, there: str) -> None:
        super().__init__(there)
        self.there = there


@on_step
def write_note(plan: Plan, step: Step, note: str, seen: str = "") -> bool:
    """`seen` is the mark of the note that the page had shown; without it the note is simply taken."""
    if seen and step.note and mark_of(step.note) != seen and step.note != note:
        raise OverwrittenError(step.note)
    return change_step(plan, What.NOTE, step, note=note)


def mark_of(note: str) -> str:
    """Short, and another one for other words."""
    return sha256(note.encode()).hexdigest()[:12]


@on_step
def add_link(plan: Plan, step: Step, title: str, link: str) -> bool:
    """The same address once; no more than a page can show."""
    if any(there["link"] == link for there in step.links) or len(step.links) >= MOST_LINKS:
        return False
    return change_step(plan, What.LINKED, step, links=[*step.links, {"title": title, "link": link}])


@on_step
def remove_link(plan: Plan, step: Step, link: str) -> bool:
    return change_step(plan, What.UNLINKED, step, links=[there for there in step.links if there["link"] != link])


@on_step
def move_step(plan: Plan, step: Step, before: int | None) -> bool:
    """Before another step, or behind all. Where what it needs, or what needs it, stands in the way: BlockedError."""
    rows = {row.pk: row for row in in_order(plan)}
    if before == step.pk or (before is not None and before not in rows):
        return False
    needs = open_needs_in(plan, rows.values())
    order = put_last(list(rows), needs, step.pk) if before is None else put_before(list(rows), needs, step.pk, before)
    return put_in_order(plan, What.MOVED, rows[step.pk], [rows[pk] for pk in order])


@on_step
def pin_step(plan: Plan, step: Step) -> bool:
    """It comes first, with all that it needs."""
    if step.pinned:
        return False
    rows = {row.pk: row for row in in_order(plan)}
    order = put_first(list(rows), open_needs_in(plan, rows.values()), step.pk)
    return put_in_order(plan, What.PINNED, rows[step.pk], [rows[pk] for pk in order], pinned=True)


@on_step
def unpin_step(plan: Plan, step: Step) -> bool:
    return change_step(plan, What.UNPINNED, step, pinned=False)


@transaction.atomic
def add_own_step(*, person: Any, plan: int, title: str, hours: int) -> bool:
    """At the end; it can be moved. The same title once."""
    row = locked_in_use(person, plan)
    own = row.steps.exclude(title="")
    if own.filter(title=title).exists():
        return False
    if own.count() >= MOST_OWN:
        raise TooManyOwnError
    last = row.steps.order_by("-place").values_list("place", flat=True).first()
    step = row.steps.create(title=title, hours=hours, place=0 if last is None else last + 1)
    keep(row, What.ADDED, step, {"added": step.pk})
    return True


@transaction.atomic
def put_away(*, person: Any, plan: int) -> bool:
    row = locked(person, plan)
    return row.ended_at is None and change_plan(row, What.PUT_AWAY, ended_at=timezone.now())


@transaction.atomic
def take_up(*, person: Any, plan: int) -> bool:
    row = locked(person, plan)
    lock(person)
    if row.ended_at is not None and not has_room(person):
        raise TooManyPlansError
    return change_plan(row, What.TAKEN_UP, ended_at=None)
