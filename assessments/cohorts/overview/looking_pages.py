"""The page on which a learner looks back, and the one that shows what came of it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from assessments.cohorts.overview.forms import SKIPPED, LookingBackForm
from assessments.cohorts.overview.looking import Part, compared
from assessments.cohorts.overview.own_way import ThenAndNow
from assessments.cohorts.overview.words import roughly, signed
from assessments.cohorts.queries import Goal
from assessments.gaps.words import percent
from assessments.models import Membership
from careerpath.lib.components import level_badge
from careerpath.lib.levels import LEVEL_NAMES
from skills.catalogue import Category, Skill

FIELDSET = (
    '<fieldset class="rate" id="skill-{}" aria-describedby="{}-what"><legend><h3>{}</h3></legend>'
    '<p class="hint" id="{}-what">{}</p><div class="scale-choice">{}{}</div></fieldset>'
)
LEVEL = (
    '<label class="on-{}"><input type="radio" name="{}" value="{}"{}>'
    '<strong>{} <span aria-hidden="true">·</span> {}</strong> <span>{}</span></label>'
)
SKIP = (
    '<label class="on-na"><input type="radio" name="{}" value=""{}><strong>Skip: I can’t say any more</strong></label>'
)
CHECKED = SafeString(" checked")
ROW = '<tr><th scope="row">{}</th><td>{}</td><td>{}</td><td>{}</td></tr>'


@dataclass(frozen=True)
class Area:
    """`said` of so many skills. `after` is the one to which one goes on."""

    slug: str
    name: str
    fieldsets: SafeString
    said: int
    many: int
    after: str | None


def looking_page(mine: Membership, goal: Goal, parts: Sequence[Part], form: LookingBackForm, at: str) -> dict[str, Any]:
    """Written here, as a goal has sixty skills. One area is open: all of them are fifty screens of a phone."""
    following = [category.slug for category, _ in parts[1:]]
    areas = [_area(category, skills, form, after) for (category, skills), after in zip_longest(parts, following)]
    problems = [error for errors in form.errors.values() for error in errors] if form.is_bound else []
    is_open = at if at in {area.slug for area in areas} else areas[0].slug if areas else ""
    context = {"mine": mine, "cohort": mine.cohort, "goal": goal, "problems": problems}
    return context | {"areas": areas, "is_open": is_open}


def _area(category: Category, skills: Sequence[Skill], form: LookingBackForm, after: str | None) -> Area:
    said = sum(form.chosen(skill.slug) != SKIPPED for skill in skills)
    return Area(category.slug, category.name, _fieldsets(skills, form), said, len(skills), after)


def _fieldsets(skills: Iterable[Skill], form: LookingBackForm) -> SafeString:
    return format_html_join("\n", "{}", ((_fieldset(skill, form.chosen(skill.slug)),) for skill in skills))


def _fieldset(skill: Skill, chosen: str) -> SafeString:
    slug = skill.slug
    levels = format_html_join("", LEVEL, _levels(skill, chosen))
    skip = format_html(SKIP, slug, CHECKED if chosen == SKIPPED else "")
    return format_html(FIELDSET, slug, slug, skill.name, slug, skill.summary, levels, skip)


def _levels(skill: Skill, chosen: str) -> Iterator[tuple[Any, ...]]:
    for level, name in enumerate(LEVEL_NAMES):
        mark = CHECKED if chosen == str(level) else ""
        yield level, skill.slug, level, mark, level, name, skill.statement(level)


def looked_page(mine: Membership, goal: Goal, today: date) -> dict[str, Any] | None:
    """None for whoever hasn't looked back yet."""
    found = compared(mine, goal, today)
    if found is None:
        return None
    journey, group = found.journey, found.group
    context: dict[str, Any] = {"mine": mine, "cohort": mine.cohort, "goal": goal, "weeks": found.weeks}
    context |= {"day": mine.cohort.as_of(today), "is_over": mine.cohort.is_over(today)}
    context["rows"] = format_html_join("\n", ROW, map(_row, found.skills))
    if journey and journey.looking_back is not None:
        numbers = {"start": journey.start, "back": journey.looking_back, "end": journey.end}
        context |= {name: percent(value) for name, value in numbers.items()}
        context |= {"raw": signed(journey.end - journey.start), "adjusted": signed(journey.end - journey.looking_back)}
    if group:
        context |= {"people": group.people, "group_raw": roughly(group.raw), "group_adjusted": roughly(group.adjusted)}
    return context


def _row(each: ThenAndNow) -> tuple[Any, ...]:
    return each.skill.name, level_badge(each.then), level_badge(each.looking_back), level_badge(each.end)
