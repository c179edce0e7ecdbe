"""What a person was shown before they accept a plan made anew."""

from datetime import date
from typing import Any

from assessments.models import Plan
from assessments.plans.again.accepting import accept
from assessments.plans.again.mark import mark_of
from assessments.plans.again.renewal import Choice, renew
from assessments.plans.queries import plan_of
from assessments.ratings.interests import wishes_of


def mark_shown(person: Any, plan: int, choice: Choice, today: date) -> str:
    now = plan_of(person, plan, today)
    assert now is not None
    return mark_of(now.newest_release, choice, renew(now, choice, wishes_of(person, now.newest.framework.slug)))


def accept_what_is_shown(*, person: Any, plan: int, choice: Choice, today: date) -> Plan:
    seen = mark_shown(person, plan, choice, today)
    return accept(person=person, plan=plan, choice=choice, seen=seen, today=today)
