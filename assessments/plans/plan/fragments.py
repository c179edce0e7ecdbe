"""The rows of the page of a plan, of which there are a hundred: as templates they would take most of its time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from assessments.plans.plan.by_deadline import Due
from assessments.plans.plan.page import PlanPage
from assessments.plans.plan.weeks_ahead import WEEKS, Bar, Part, ShownWeek
from assessments.plans.standing import PlanNow, PlanStep

WEEK = '<text x="{}%" y="13">{}</text>'
BAR = '<rect class="plan-bar" x="{}%" width="{}%" y="50%" height="10" rx="3"/>'
OFF = '<rect class="plan-off" x="{}%" width="{}%" height="100%"/>'
ROW = (
    '<li><div><h3><a href="{}">{}</a>{}</h3><p class="muted small">{} – {}, {}</p>{}</div>'
    '<svg width="100%" height="14" aria-hidden="true">{}{}</svg></li>'
)
WHY = '<p class="small">{}</p>'
PART = (
    '<li><h3>{}</h3><p>{}</p><p class="muted small"><span class="nowrap">{} h</span>, '
    '<span class="nowrap">then {} % ready</span></p></li>'
)
DEADLINE = '<line class="plan-due" x1="{0}%" x2="{0}%" y2="100%"/>'
DUE = '<li class="plan-until"><p><strong>Your deadline, {} {}</strong>: {} % ready by then, {}</p></li>'
OFF_WEEKS = '<li class="plan-until"><p class="muted">Off from {} to {}</p></li>'
GONE_ON = "<li><h3>{}</h3><p>{} goes on.</p></li>"
STARTED = SafeString(' <span class="tag tag-accent">started</span>')


class Drawer:
    """Draws the steps of one plan: their addresses differ only in their numbers."""

    def __init__(self, page: PlanPage) -> None:
        self._page = page
        self._step: Mapping[object, PlanStep] = {step.pk: step for step in page.plan.ahead}
        self._above = {shown.step.pk for shown in page.this_week}
        self._address = address_of_steps(page.plan)
        off = [(week.x, f"{100 / WEEKS:.2f}") for week in page.ahead.weeks if week.is_off]
        line = format_html(DEADLINE, page.ahead.deadline) if page.ahead.deadline else SafeString("")
        self._off = format_html_join("", OFF, off) + line

    def row(self, bar: Bar) -> SafeString:
        shown = self._page.shown(self._step[bar.slot.key])
        step = shown.step
        days = day_words(bar.slot.start), day_words(bar.slot.end)
        tag = STARTED if step.state == "started" else ""
        drawn = format_html(BAR, bar.x, bar.width)
        # What stands large above this needs no reason twice.
        why = SafeString("") if step.pk in self._above else format_html(WHY, shown.brief)
        return format_html(ROW, self.address(step), step.called, tag, *days, shown.effort, why, drawn, self._off)

    def part(self, part: Part) -> SafeString:
        if part.runs_on is not None:
            step = self._step[part.runs_on]
            return format_html(GONE_ON, part.words, self.link(step, step.in_short))
        steps = [self._step[key] for key in part.keys]
        links = SafeString(", ".join(self.link(step, unbroken(step)) for step in steps))
        hours = sum(step.takes for step in steps)
        return format_html(PART, part.words, links, f"{hours:,}", self._page.ready_with(part.gained))

    def due(self, due: Due) -> SafeString:
        return format_html(DUE, day_words(due.day), due.day.year, due.now, due.beside)

    def off(self, first: date, last: date) -> SafeString:
        return format_html(OFF_WEEKS, day_words(first), day_words(last))

    def link(self, step: PlanStep, words: str) -> SafeString:
        # There are a hundred of them: format_html and Django's own escape take five times as long.
        return SafeString(f'<a href="{self.address(step)}">{escape(words)}</a>')

    def done(self, step: PlanStep) -> SafeString:
        when = f"{step.done_on.day} {step.done_on:%B %Y}" if step.done_on else "you can do it already"
        return SafeString(f"<li>{self.link(step, step.called)}, {when}</li>")

    def skipped(self, step: PlanStep) -> SafeString:
        return SafeString(f"<li>{self.link(step, step.called)}: {escape(step.reason)}</li>")

    def address(self, step: PlanStep) -> str:
        return f"{self._address}{step.pk}/"


def unbroken(step: PlanStep) -> str:
    """A level never stands alone in a line."""
    return f"{step.name}\u00a0{step.level}" if step.skill else step.name


def address_of_steps(plan: PlanNow) -> str:
    return reverse("plan_step", args=[plan.pk, 0]).removesuffix("0/")


def day_words(day: date) -> str:
    """
    >>> day_words(date(2026, 1, 5))
    '5 Jan'
    """
    return f"{day.day} {day:%b}"


def week_label(week: ShownWeek) -> SafeString:
    return format_html(WEEK, week.x, "off" if week.is_off else day_words(week.monday))


@dataclass(frozen=True)
class Drawn:
    weeks: tuple[SafeString, ...]
    rows: tuple[SafeString, ...]
    later: tuple[SafeString, ...]
    done: tuple[SafeString, ...]
    skipped: tuple[SafeString, ...]


def drawn(page: PlanPage) -> Drawn:
    drawer = Drawer(page)
    later = list(map(drawer.part, page.ahead.later))
    between = [(sum(bar.slot.start < first for bar in page.ahead.bars), first, drawer.off(first, last))
               for first, last in page.ahead.breaks]  # fmt: skip
    if page.due and not page.due.is_past:
        in_time = sum(bar.slot.end <= page.due.day for bar in page.ahead.bars)
        if in_time < len(page.ahead.bars) or not later:
            between.append((in_time, page.due.day, drawer.due(page.due)))
        else:
            later.insert(sum(not part.is_too_late for part in page.ahead.later), drawer.due(page.due))
    return Drawn(
        weeks=tuple(map(week_label, page.ahead.weeks)),
        rows=tuple(_with_between(list(map(drawer.row, page.ahead.bars)), between)),
        later=tuple(later),
        done=tuple(map(drawer.done, page.plan.done)),
        skipped=tuple(map(drawer.skipped, page.plan.skipped)),
    )


def _with_between(rows: list[SafeString], between: Sequence[tuple[int, date, SafeString]]) -> list[SafeString]:
    """The last first, so that the places of the others stay what they are."""
    for place, _, row in sorted(between, reverse=True):
        rows.insert(place, row)
    return rows
