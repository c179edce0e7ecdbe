"""The boxes, the lines and the rows of the map of a plan, of which there are hundreds."""

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from django.utils.safestring import SafeString

from assessments.plans.map.page import MapPage, Mapped, State
from assessments.plans.map.picture import WIDTH, Box, Line
from assessments.plans.plan.fragments import address_of_steps
from assessments.plans.standing import PlanNow, PlanStep

CLASS: dict[State, str] = {
    "done": "done",
    "started": "begun",
    "open now": "open",
    "ahead": "ahead",
    "left out": "out",
}


@dataclass(frozen=True)
class DrawnMap:
    lines: SafeString
    boxes: SafeString
    rows: SafeString


def drawn_map(plan: PlanNow, page: MapPage) -> DrawnMap:
    address, by_key = address_of_steps(plan), page.by_key
    return DrawnMap(
        lines=_joined(_line(line, by_key[line.needs]) for line in page.drawing.lines),
        boxes=_joined(_box(box, by_key[box.key], address) for box in page.drawing.boxes),
        rows=_joined(_row(row, address) for row in page.rows),
    )


def _joined(parts: Iterable[str]) -> SafeString:
    return SafeString("".join(parts))


def _line(line: Line, need: Mapped) -> str:
    """What is done no longer holds anything up."""
    return f'<path class="map-met" d="{line.path}"/>' if need.step.is_done else f'<path d="{line.path}"/>'


def _box(box: Box, row: Mapped, address: str) -> str:
    lines = " ".join(f'<tspan x="{box.text_x}" y="{it.y}">{escape(it.words)}</tspan>' for it in box.words)
    name = escape(f"{row.step.in_short}, {row.state}")
    return (
        f'<a class="map-{CLASS[row.state]}" href="{address}{row.step.pk}/" aria-label="{name}">'
        f'<rect x="{box.x}" y="{box.y}" width="{WIDTH}" height="{box.height}" rx="6"/>'
        f'<text dominant-baseline="central">{lines}</text></a>'
    )


def _row(row: Mapped, address: str) -> str:
    return (
        f'<li><h3><a href="{address}{row.step.pk}/">{escape(row.step.called)}</a>'
        f' <span class="tag{" tag-accent" if row.state in ("started", "open now") else ""}">{row.state}</span></h3>'
        f"<p>Needs {_names(row.needs)}. Opens {_names(row.opens)}.</p></li>"
    )


def _names(steps: tuple[PlanStep, ...]) -> str:
    return escape(", ".join(step.in_short for step in steps)) or "nothing"
