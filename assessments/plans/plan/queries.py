"""What the page of a plan is made of, from the database."""

from datetime import date
from typing import Any

from assessments.plans.outlook import outlook
from assessments.plans.plan.page import PlanPage, plan_page
from assessments.plans.queries import earlier_levels
from assessments.plans.standing import PlanNow


def page_of(person: Any, plan: PlanNow, today: date) -> PlanPage:
    """One query beside those of the plan: how the levels changed since it began."""
    changes = earlier_levels(person, plan.catalogue, plan.rhythm.start)
    return plan_page(outlook(plan, today), plan.target, plan.levels, changes)
