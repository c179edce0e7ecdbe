"""The rows of the page of a plan, of which there are a hundred: as templates they would take most of its time."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from assessments.plans.plan_page import Month, PlanPage, Shown
from assessments.plans.standing import PlanNow, PlanStep

AHEAD = '<li><div><h3><a href="{}">{}</a></h3><p class="muted small nowrap">{} – {}, {} h</p></div><p>{}</p></li>'
LINK = '<a href="{}">{}</a>'


class Drawer:
    """Draws the steps of one plan: their addresses differ only in their numbers."""

    def __init__(self, plan: PlanNow) -> None:
        self._address = reverse("plan_step", args=[plan.pk, 0]).removesuffix("0/")

    def ahead(self, shown: Shown) -> SafeString:
        step = shown.step
        start, end = (day_words(day) if day else "" for day in (shown.start, shown.end))
        return format_html(AHEAD, self.address(step), called(step), start, end, step.hours, shown.why)

    def link(self, step: PlanStep) -> SafeString:
        return format_html(LINK, self.address(step), called(step))

    def address(self, step: PlanStep) -> str:
        return f"{self._address}{step.pk}/"


def called(step: PlanStep) -> str:
    return f"{step.name} to level {step.level}" if step.skill else step.name


def day_words(day: date) -> str:
    """
    >>> day_words(date(2026, 1, 5))
    '5 Jan'
    """
    return f"{day.day} {day:%b}"


@dataclass(frozen=True)
class Drawn:
    months: tuple[tuple[Month, tuple[SafeString, ...]], ...]
    done: tuple[tuple[SafeString, PlanStep], ...]
    skipped: tuple[tuple[SafeString, PlanStep], ...]


def drawn(page: PlanPage) -> Drawn:
    drawer = Drawer(page.plan)
    return Drawn(
        months=tuple((month, tuple(map(drawer.ahead, month.steps))) for month in page.months),
        done=tuple((drawer.link(step), step) for step in page.plan.done),
        skipped=tuple((drawer.link(step), step) for step in page.plan.skipped),
    )
