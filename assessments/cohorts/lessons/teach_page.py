"""What to teach next, for a screen, for a spreadsheet, and as a text for whoever gives the lessons."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils import timezone
from django.utils.safestring import SafeString

from assessments.along.markdown import in_words, plain
from assessments.along.markdown import linked as with_address
from assessments.cohorts.lessons.class_hours import PARTS, most_hours
from assessments.cohorts.lessons.forms import LEVELS, HoursForm
from assessments.cohorts.lessons.lesson_plan import Before, LessonPlan, Told, plan_lessons
from assessments.cohorts.lessons.room import Room, context_of, room_of, skill_address
from assessments.cohorts.lessons.teaching import Lesson
from assessments.models import Membership
from careerpath.lib.cells import csv_text
from skills.catalogue import Resource, Skill

# Of more people there are only so many on the page; the files have all.
MOST_NAMES, MOST_HELPERS = 60, 12
HEADER = ("lesson", "skill", "to level", "hours of class", "hours at home", "afterwards", "name", "number", "part")


@dataclass(frozen=True)
class Shown:
    told: Told
    skill: Skill
    address: str
    start: str
    end: str
    needs: tuple[tuple[str, Before], ...]
    come: SafeString
    helpers: SafeString
    resources: tuple[Resource, ...]

    @property
    def chosen(self) -> str:
        """Those who would come, as the page that writes to them is told."""
        return urlencode({"to": "chosen", "who": self.told.lesson.come}, doseq=True)

    @property
    def level(self) -> int:
        return self.told.lesson.step[1]

    @property
    def before(self) -> int:
        return self.level - 1

    @property
    def at_home(self) -> int:
        return at_home(self.skill, self.told.lesson)


def plan_of(room: Room) -> LessonPlan | None:
    """None where nobody counts."""
    if room.roll is None or not room.roll.learners:
        return None
    return plan_lessons(room.learners, room.form.cleaned_data["hours"], most_hours(room.form.part))


def teach_page(mine: Membership, given: QueryDict) -> dict[str, Any]:
    room = room_of(mine, HoursForm(given), given)
    plan = plan_of(room)
    shown = [_shown(room, told) for told in plan.told] if plan else []
    too_long = [(room.goal.catalogue.skill[one.step[0]].name, one) for one in plan.too_long] if plan else []
    return context_of(room) | {"plan": plan, "lessons": shown, "too_long": too_long}


def _shown(room: Room, told: Told) -> Shown:
    skill, lesson = room.goal.catalogue.skill[told.lesson.step[0]], told.lesson
    level = lesson.step[1]
    return Shown(
        told,
        skill,
        skill_address(room, skill.slug),
        skill.statement(level - 1) if level > 1 else "",
        skill.statement(level),
        tuple((room.goal.catalogue.skill[need.step[0]].name, need) for need in told.needs),
        room.names.links(lesson.come, MOST_NAMES),
        room.names.links(lesson.helpers, MOST_HELPERS),
        tuple(item for item in skill.resources if item.start < level <= item.end),
    )


def at_home(skill: Skill, lesson: Lesson) -> int:
    """What is left of the hours of the step, in which it is practised."""
    return skill.levels[lesson.step[1] - 1].hours - lesson.hours


# -- Files -------------------------------------------------------------------------------------------------------------


def csv_of(room: Room, plan: LessonPlan) -> str:
    return csv_text(HEADER, _rows(room, plan))


def _rows(room: Room, plan: LessonPlan) -> Iterator[tuple[Any, ...]]:
    """A row for each person and lesson, with the number that the person has in every file of the cohort."""
    for told in plan.told:
        lesson = told.lesson
        skill = room.goal.catalogue.skill[lesson.step[0]]
        hours = lesson.hours, at_home(skill, lesson)
        about = (told.number, skill.name, lesson.step[1], *hours, skill.statement(lesson.step[1]))
        for part, keys in (("comes", lesson.come), ("could help", lesson.helpers)):
            yield from ((*about, room.names[key], key, part) for key in room.names.in_order(keys))


def markdown_of(room: Room, plan: LessonPlan) -> str:
    return "\n".join([*_head(room, plan), *(line for told in plan.told for line in _lesson(room, told))]) + "\n"


def _head(room: Room, plan: LessonPlan) -> Iterator[str]:
    people = len(plan.group.people)
    yield f"# {plain(room.cohort.name)}: {plan.hours} hours of class"
    yield ""
    yield f"Goal: {plain(room.goal.name)}. {in_words(timezone.localdate())}, {people} learners."
    yield f"By: {dict(LEVELS)[room.form.cleaned_data['by']].lower()}."
    yield f"Of the hours of a step, {PARTS[room.form.part]} is taught in class."


def _lesson(room: Room, told: Told) -> Iterator[str]:
    lesson = told.lesson
    skill, level = room.goal.catalogue.skill[lesson.step[0]], lesson.step[1]
    yield from ("", f"## {told.number}. {plain(skill.name)}, to level {level} ({lesson.hours} h)", "")
    if at_home(skill, lesson):
        yield f"- Practice at home: {at_home(skill, lesson)} h"
    if level > 1:
        yield f"- Before: {plain(skill.statement(level - 1))}"
    yield f"- Afterwards: {plain(skill.statement(level))}"
    for need in told.needs:
        name = room.goal.catalogue.skill[need.step[0]].name
        yield f"- Needs {plain(name)} at level {need.step[1]}: {had_from(need)}"
    yield f"- Comes: {_listed(room, lesson.come)}"
    yield f"- Could help: {_listed(room, lesson.helpers) or 'nobody here'}"
    for item in skill.resources:
        if item.start < level <= item.end:
            yield f"- Learn: {with_address(item.title, item.link)}, {item.hours} h, {item.cost}"


def had_from(need: Before) -> str:
    return f"lesson {need.number}" if need.number else "everybody who comes has it"


def _listed(room: Room, keys: tuple[int, ...]) -> str:
    return ", ".join(plain(name) for name in room.names.of(keys))
