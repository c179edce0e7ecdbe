"""What goes out of the site for a person, and who asks for it."""

from datetime import date
from typing import Any

from django.db.models import Q

from assessments.along.calendar_events import Before, key_of
from assessments.along.keys import seed_in
from assessments.models import CalendarFeed, Reminder, Step
from assessments.plans.outlook import Outlook, outlook
from assessments.plans.queries import live_plans_of
from assessments.plans.standing import PlanNow


def outlooks_of(person: Any, today: date) -> tuple[Outlook, ...]:
    """Of all plans that live, the newest first: two queries, and one for each release that they were made from."""
    return tuple(outlook(plan, today) for plan in live_plans_of(person, today))


def before_of(person: Any, plan: PlanNow) -> tuple[Before, ...]:
    """The steps of all plans that it came in the place of, one after the other; but for what stands in another plan
    that lives, for there it is still to do. One query, and none for a plan that replaces no other.
    """
    if plan.replaces is None:
        return ()
    found = Step.objects.filter(plan__person=person).exclude(plan=plan.pk)
    rows = list(
        found.filter(Q(plan__ended_at=None) | Q(plan__superseded_by__isnull=False))
        .order_by("plan_id", "place", "pk")
        .values_list(
            "plan_id",
            "plan__superseded_by",
            "plan__release__framework__slug",
            "pk",
            "skill__slug",
            "skill__name",
            "level",
            "title",
        )
    )
    came_from = {newer: older for older, newer, *_ in rows if newer}
    elsewhere = {
        key_of(of, skill or "", level or 0, title) for _, newer, of, _, skill, _, level, title in rows if not newer
    }
    line, older = set(), came_from.get(plan.pk)
    while older:
        line.add(older)
        older = came_from.get(older)
    steps = (
        Before(key_of(of, skill or "", level or 0, title), its, pk, f"{name} to level {level}" if skill else title)
        for its, _, of, pk, skill, name, level, title in rows
        if its in line
    )
    return tuple(step for step in steps if step.key not in elsewhere)


def feed_of(person: Any) -> CalendarFeed | None:
    return CalendarFeed.objects.filter(person=person).first()


def reminder_of(person: Any) -> Reminder | None:
    return Reminder.objects.filter(person=person).first()


def person_of_calendar(key: str) -> Any:
    """Whose calendar the key opens; None for a wrong one, one that was ended, and a person who was locked out."""
    seed = seed_in(key)
    feeds = CalendarFeed.objects.select_related("person").filter(seed=seed, person__is_active=True)
    feed = feeds.first() if seed else None
    return feed.person if feed else None
