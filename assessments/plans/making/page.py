"""The page on which a plan is made: what is chosen, what it would come to, and where there is nothing to plan."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any

from assessments.gaps.picture import Picture
from assessments.gaps.queries import newest_finished, today_of
from assessments.plans import answer
from assessments.plans.again.renewal import LEFT_OUT
from assessments.plans.again.sparing import Spare, doing_without, spares
from assessments.plans.drafting import Draft, LeftOut, draft
from assessments.plans.forms import TOO_LONG, USUAL_HOURS, NewPlanForm
from assessments.plans.making.preview import Goal, Preview, preview
from assessments.plans.order.network import Task
from assessments.plans.pace import in_words
from assessments.plans.queries import pace_of_person, way_of
from assessments.plans.steps import Way, step_of
from assessments.plans.timetable import PERCENT
from assessments.ratings.interests import wishes_of
from skills.catalogue import Catalogue, Skill

NOTHING_LEFT = "Without these skills nothing would be left to do. Keep at least one."


@dataclass(frozen=True)
class Making:
    """`preview` is None while something is wrong with the form; `picture` is what it was worked out from."""

    form: NewPlanForm
    picture: Picture | None = None
    preview: Preview | None = None
    pace: int | None = None
    # All that leads to the target, before anything is left out.
    way: Way | None = None

    @property
    def is_there(self) -> bool:
        return self.preview is not None and not self.preview.goal.hours

    @property
    def answer(self) -> str:
        """In one line."""
        if self.preview is None:
            return answer.of_problems(self.form)
        own = self.preview.own
        if self.is_there or own.ends is None:
            return answer.THERE
        ready = f"{'at least ' if own.is_least else ''}{own.ready} %"
        return answer.of_dates(own.ends, self.preview.deadline, ready, is_all=not self.dropped)

    @property
    def pace_in_words(self) -> str:
        return in_words(self.pace) if self.pace else ""

    @property
    def left_out(self) -> tuple[tuple[Skill, int], ...]:
        found = self.preview.left_out if self.preview else ()
        return tuple((self.form.catalogue.skill[slug], level) for slug, level in found)

    @cached_property
    def dropped(self) -> tuple[Task, ...]:
        """Of what is asked for, all that the person does without."""
        if self.preview is None or self.way is None:
            return ()
        ahead = {task.key for task in self.preview.goal.way.tasks}
        return tuple(task for task in self.way.tasks if task.gain and task.key not in ahead)

    @property
    def without(self) -> tuple[str, ...]:
        """The skills that are left out, by name."""
        skill = self.form.catalogue.skill
        return tuple(dict.fromkeys(skill[step_of(task.key)[0]].name for task in self.dropped))

    @property
    def spares(self) -> Iterator[Spare]:
        """What one could do without; with something wrong in the form there is no way to tell."""
        if self.picture and self.picture.level and self.way:
            ahead = {step_of(task.key) for task in self.way.tasks}
            chosen = self.form.cleaned_data.get("without", ())
            yield from spares(self.form.catalogue, self.picture.level, self.way, ahead, chosen)

    def draft(self) -> Draft | None:
        """The plan itself, in its best order, where there is something to plan."""
        if self.preview is None or self.is_there:
            return None
        found = self.preview
        made = draft(found.goal.way, found.rhythm, found.deadline, found.goal.wishes)
        return replace(made, left_out=LeftOut(self.dropped, self.form.cleaned_data["reason"]))


@dataclass(frozen=True)
class Asked:
    """What a link to the page chooses beforehand."""

    target: str = ""
    deadline: str = ""


def making(
    person: Any, given: Mapping[str, Any] | None, catalogue: Catalogue, today: date, asked: Asked | None = None
) -> Making:
    """`given` is what was sent; without it the plan that the choices to begin with make is shown."""
    asked = asked or Asked()
    form = _form(person, given, catalogue, today, asked)
    is_good = form.is_valid()
    if given is None and not is_good:
        # Nobody is at fault for what the page begins with.
        return Making(NewPlanForm(None, catalogue, today, asked.target))
    if "target" not in form.cleaned_data:
        return Making(form)
    picture = today_of(person, catalogue, *form.role_level, today)
    way = way_of(picture)
    if is_good and way.tasks and not doing_without(way, form.left_out).tasks:
        form.add_error("reason", NOTHING_LEFT)
    if form.errors:
        return Making(form, picture, way=way)
    pace = pace_of_person(person)
    found = preview(_goals(person, form, picture), replace(form.rhythm, pace=pace or PERCENT), form.until)
    if found.own.ends is None:
        form.add_error("hours", TOO_LONG)
        return Making(form, picture, way=way)
    return Making(form, picture, found, pace, way)


def _form(person: Any, given: Mapping[str, Any] | None, catalogue: Catalogue, today: date, asked: Asked) -> NewPlanForm:
    if given is not None:
        return NewPlanForm(given, catalogue, today, "")
    target = asked.target or _usual(person, catalogue)
    begin = {
        "target": target,
        "hours": USUAL_HOURS,
        "start": today,
        "opened": today.isoformat(),
        "deadline": asked.deadline,
        "reason": LEFT_OUT,
    }
    return NewPlanForm(begin, catalogue, today, target)


def _goals(person: Any, form: NewPlanForm, picture: Picture) -> list[Goal]:
    pictures = [picture]
    if form.role_level_beside:
        role, level = form.role_level_beside
        pictures.append(replace(picture, role=role, level=level))
    wishes = wishes_of(person, picture.catalogue.framework.slug)
    return [Goal(each.name, doing_without(way_of(each), form.left_out), wishes) for each in pictures]


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
