"""The form for making a plan anew: what making one asks, begun with what the plan has, and skills to do without."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from django import forms

from assessments.plans.again.renewal import Choice
from assessments.plans.again.since import target_level
from assessments.plans.forms import PlanForm
from assessments.plans.standing import PlanNow
from assessments.plans.timetable import WEEK

# What a link to the page may choose beforehand.
BY_LINK = ("target", "hours", "deadline")


class AgainForm(PlanForm):
    """`without` stands in a list of its own, so it is no part of the layout."""

    def __init__(
        self, given: Mapping[str, Any] | None, plan: PlanNow, today: date, begin: Mapping[str, Any] | None = None
    ) -> None:
        super().__init__(given, plan.newest, today, "")
        self.initial.update(begin or {})
        skills = [(skill.slug, skill.name) for skill in plan.newest.skills]
        self.fields["without"] = forms.MultipleChoiceField(choices=skills, required=False)

    def choice(self, pace: int) -> Choice:
        without = frozenset(self.cleaned_data["without"])
        return Choice(*self.role_level, replace(self.rhythm, pace=pace), self.until, without)


def beginning(plan: PlanNow, today: date, asked: Mapping[str, str]) -> dict[str, Any]:
    """What the plan has, as far as it lies ahead, and what a link chose."""
    start = max(today, plan.rhythm.start)
    target = target_level(plan)
    begin: dict[str, Any] = {
        "target": f"{target[0].slug}/{target[1].seniority}" if target else "",
        "hours": plan.rhythm.hours_a_week,
        "start": start,
        "opened": today.isoformat(),
        "deadline": plan.deadline if plan.deadline and plan.deadline > start else None,
        "off": "\n".join(breaks(plan.rhythm.off, today)),
    }
    return {**begin, **{name: asked[name] for name in BY_LINK if name in asked}}


def breaks(mondays: frozenset[date], today: date) -> list[str]:
    """The weeks off that aren't over, as the form wants them.

    >>> from datetime import date, timedelta
    >>> breaks(frozenset({date(2026, 12, 21), date(2026, 12, 28), date(2027, 4, 5)}), date(2026, 12, 24))
    ['2026-12-21 to 2027-01-03', '2027-04-05 to 2027-04-11']
    """
    found: list[tuple[date, date]] = []
    for monday in sorted(each for each in mondays if each + WEEK > today):
        if found and found[-1][1] == monday:
            found[-1] = (found[-1][0], monday + WEEK)
        else:
            found.append((monday, monday + WEEK))
    return [f"{first} to {after - timedelta(days=1)}" for first, after in found]
