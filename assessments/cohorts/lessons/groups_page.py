"""Groups of a class, of mixed or of like strength, for a screen and for a spreadsheet."""

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.http import QueryDict
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from assessments.cohorts.lessons.forms import MIXED, GroupsForm
from assessments.cohorts.lessons.grouping import Group, alike, mixed
from assessments.cohorts.lessons.roll import strengths
from assessments.cohorts.lessons.room import Room, context_of, room_of
from assessments.cohorts.sight import NAMED_TO_OTHERS
from assessments.gaps.words import percent
from assessments.models import Membership
from careerpath.lib.cells import csv_text
from skills.targets import target_of

A_PAGE = 60
HEADER = ("group", "name", "number", "ready in %", "mean of the group in %")
GROUP = '<li class="class-group"><h3>Group {}</h3><p>{} % ready in the mean</p><ul>{}</ul></li>'


@dataclass(frozen=True)
class Grouped:
    """Strength is in tenths of a percent. `apart` is known of mixed groups: no mean is further from that of all."""

    strengths: dict[int, int]
    groups: tuple[Group, ...]
    apart: float | None

    @property
    def mean(self) -> float:
        return sum(self.strengths.values()) / len(self.strengths) / 10

    @property
    def weakest(self) -> float:
        return min(group.mean for group in self.groups) / 10

    @property
    def strongest(self) -> float:
        return max(group.mean for group in self.groups) / 10

    @property
    def sizes(self) -> list[int]:
        return sorted({len(group.members) for group in self.groups})


def grouped_of(room: Room) -> Grouped | None:
    """None where nobody counts."""
    if room.roll is None or not room.roll.learners or room.goal.level is None:
        return None
    asked = room.form.cleaned_data
    strong = strengths(target_of(room.goal.level), room.roll.learners)
    if asked["kind"] == MIXED:
        mixture = mixed(strong, asked["size"])
        return Grouped(strong, mixture.groups, mixture.apart / 10)
    return Grouped(strong, alike(strong, asked["size"]), None)


def groups_page(mine: Membership, given: QueryDict) -> dict[str, Any]:
    room = room_of(mine, GroupsForm(given), given, NAMED_TO_OTHERS)
    grouped = grouped_of(room)
    if grouped is None:
        return context_of(room)
    page = Paginator(list(enumerate(grouped.groups, start=1)), A_PAGE).get_page(given.get("page"))
    cards = SafeString("\n".join(_card(room, grouped, number, group) for number, group in page.object_list))
    return context_of(room) | {"grouped": grouped, "page": page, "cards": cards}


def _card(room: Room, grouped: Grouped, number: int, group: Group) -> SafeString:
    """By name: printed, their order tells nothing."""
    members = sorted(group.members, key=room.names.place)
    people = ((room.names.link(key), percent(grouped.strengths[key] / 10)) for key in members)
    listed = format_html_join("\n", '<li>{} <span class="muted small">{} %</span></li>', people)
    return format_html(GROUP, number, f"{group.mean / 10:.1f}", listed)


def csv_of(room: Room, grouped: Grouped) -> str:
    rows = (
        (number, room.names[key], key, grouped.strengths[key] / 10, round(group.mean / 10, 2))
        for number, group in enumerate(grouped.groups, start=1)
        for key in group.members
    )
    return csv_text(HEADER, rows)
