"""The page on which a plan is made: what is chosen, what it would come to, and where there is nothing to plan."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from assessments.gaps.picture import Picture
from assessments.gaps.queries import newest_finished, today_of
from assessments.plans.forms import PlanForm
from assessments.plans.network import ScheduleError
from assessments.plans.preview import Preview, preview
from assessments.plans.queries import way_of
from assessments.ratings.interests import wishes_of
from skills.catalogue import Catalogue, Skill

TOO_LONG = "With so few hours this would take more than 50 years. Choose more hours a week, or a nearer target."


@dataclass(frozen=True)
class Making:
    """`preview` is None while something is wrong with the form; `picture` is what it was worked out from."""

    form: PlanForm
    picture: Picture | None
    preview: Preview | None
    left_out: tuple[tuple[Skill, int], ...] = ()

    @property
    def is_there(self) -> bool:
        return self.preview is not None and not self.preview.own.tasks


def making(person: Any, given: Mapping[str, Any] | None, catalogue: Catalogue, today: date, asked: str = "") -> Making:
    """`given` is what was sent; without it the plan that the choices to begin with make is shown."""
    form = PlanForm(given, catalogue, today, asked or _usual(person, catalogue))
    whole = form
    if given is None:
        # What the page starts with is previewed too.
        whole = PlanForm({name: form.get_initial_for_field(it, name) or "" for name, it in form.fields.items()},
                         catalogue, today, "")  # fmt: skip
    if not whole.is_valid():
        return Making(form, None, None)
    picture = today_of(person, catalogue, *whole.role_level, today)
    try:
        found = preview(way_of(picture), whole.rhythm, whole.until, wishes_of(person, catalogue.framework.slug))
    except ScheduleError:
        whole.add_error("hours", TOO_LONG)
        return Making(whole, picture, None)
    left_out = tuple((catalogue.skill[slug], level) for slug, level in found.left_out)
    return Making(form, picture, found, left_out)


def target_asked(catalogue: Catalogue, role: str, level: str) -> str:
    """The choice that a link names, if it is there."""
    known = catalogue.role.get(role)
    if known is None:
        return ""
    found = known.level(level) or known.level("mid") or known.levels[0]
    return f"{role}/{found.seniority}"


def _usual(person: Any, catalogue: Catalogue) -> str:
    newest = newest_finished(person, catalogue.framework.slug)
    if newest and newest.role:
        return target_asked(catalogue, newest.role, newest.seniority)
    target = next((role for role in catalogue.roles if role.kind == "target"), None)
    return target_asked(catalogue, target.slug, "mid") if target else ""
