"""What is proven of the order of a plan, and what has come between since it was made.

What is left of the best order is the best order of what is left, as long as its steps are done one after the other.
Whoever leaves one out, does one before its turn or moves one may still have the best order, but nobody has proven it.

>>> as_it_was("optimal", date(2026, 1, 5), ["you have left out steps"])
'This order was proven best when you made the plan on 5 January 2026. Since then you have left out steps.'
"""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import dropwhile, pairwise

from assessments.plans.outlook import Outlook, hours_left
from assessments.plans.reasons import beside_what_is_first, how_good, listed
from assessments.plans.standing import PlanNow

FEW = 3


def proof(plan: PlanNow, since: Sequence[str]) -> str:
    """`since` are the departures."""
    if since:
        return as_it_was(plan.proof, plan.made_on, since)
    words = how_good(plan.proof, plan.reached, plan.bound, deadline=plan.deadline is not None)
    has_moved = any(later.skill and not own.skill for own, later in pairwise(plan.ahead))
    has_pinned = any(step.pinned for step in plan.ahead)
    return beside_what_is_first(words) if has_pinned or has_moved else words


def as_it_was(proof: str, made_on: date, since: Sequence[str]) -> str:
    best = "proven best" if proof == "optimal" else "near the best"
    day = f"{made_on.day} {made_on:%B %Y}"
    return f"This order was {best} when you made the plan on {day}. Since then {listed(since[:FEW])}."


def departures(outlook: Outlook) -> tuple[str, ...]:
    """Why that need not be so any more, each in words that go on from "since then"."""
    return (*_of_steps(outlook.plan), *_of_time(outlook))


def _of_steps(plan: PlanNow) -> Iterator[str]:
    # Steps of one's own gain nothing: what stands before them is in the best order with or without. What was planned
    # behind them has waited for their hours.
    planned = [step for step in plan.steps if step.to_go_at_first]
    last = max((number for number, step in enumerate(planned) if step.skill), default=-1)
    began = planned[: last + 1]
    if plan.is_own_order:
        yield "you have changed the order"
    if any(step.is_skipped for step in began):
        yield "you have left out steps"
    if any(step.is_done for step in dropwhile(lambda step: not step.is_ahead, began)):
        yield "you have learnt something before its turn"
    if _has_begun_later(plan):
        yield "you have begun a later step"
    if any(step.hours and not step.to_go_at_first for step in plan.ahead):
        yield "steps have come in again"
    if plan.is_out_of_order:
        yield "you rate yourself lower where a later step begins"
    if any(step.skill in plan.exempt for step in plan.ahead):
        yield "you have said that a skill doesn’t count for you"


def _has_begun_later(plan: PlanNow) -> bool:
    """What is begun is shown first. And less is left of it, so that it might better come first."""
    behind = dropwhile(lambda step: step.state == "started", plan.ahead)
    worked_on = (hours_left(step, plan.rhythm.pace) < step.to_go_at_first for step in plan.ahead[1:])
    return any(step.state == "started" for step in behind) or any(worked_on)


def _of_time(outlook: Outlook) -> Iterator[str]:
    plan = outlook.plan
    if plan.deadline is None:
        return
    if outlook.today > plan.deadline:
        yield "your deadline has passed"
        return
    too_late = {step.pk for step in outlook.after_deadline}
    in_time = sum(step.gain_at_first for step in plan.steps if step.to_go_at_first and step.pk not in too_late)
    if in_time < plan.reached:
        yield "the time left has become too short for all that was to fit"
