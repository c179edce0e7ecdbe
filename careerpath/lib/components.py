"""Template tags for the parts of a page: `{% load components %}`. /styleguide/ shows each."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from django import forms, template
from django.forms.formsets import BaseFormSet
from django.forms.utils import flatatt
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from careerpath.lib.levels import HIGHEST, LEVEL_NAMES, level_words
from careerpath.lib.radar import Radar, Ring, Spoke
from careerpath.lib.requestlog import request_id

register = template.Library()

# -- Levels ------------------------------------------------------------------------------------------------------------


@register.simple_tag
@cache
def level_badge(level: int | None) -> SafeString:
    if level is None:
        return SafeString('<span class="level level-none">Not rated</span>')
    return format_html('<span class="level level-{}">{} <span>{}</span></span>', level, level, LEVEL_NAMES[level])


@register.simple_tag
def level_scale(level: int | None) -> SafeString:
    """Where somebody stands, on four steps."""
    words = level_words(level)
    return format_html(
        '<span class="scale">{}<span>{}</span></span>',
        _steps(level, None),
        words[0].upper() + words[1:],
    )


@register.simple_tag
@cache
def gap_bar(have: int | None, want: int) -> SafeString:
    """Where somebody stands, a notch where they want to be, and both as numbers. There are but 24 of them."""
    return format_html(
        '<span class="gap-bar">{}<span aria-hidden="true">{} → {}</span>'
        '<span class="unseen">{}; {} is asked for</span></span>',
        _steps(have, want),
        "?" if have is None else have,
        want,
        level_words(have),
        level_words(want),
    )


def _steps(level: int | None, want: int | None) -> SafeString:
    """Not rated is drawn dashed: it isn't level 0."""
    classes = (
        " ".join(filter(None, (f"level-{level}" if step <= (level or 0) else "", "wanted" if step == want else "")))
        for step in range(1, HIGHEST + 1)
    )
    steps = format_html_join("", "<i{}></i>", ((format_html(' class="{}"', name) if name else "",) for name in classes))
    kind = "scale-steps scale-none" if level is None else "scale-steps"
    return format_html('<span class="{}" aria-hidden="true">{}</span>', kind, steps)


@register.filter
def level_name(level: str | int) -> str:
    """For a choice of a form, whose value is a level: anything but 0 to 4 is a mistake of ours and fails."""
    return dict(enumerate(LEVEL_NAMES))[int(level)]


# -- Ways about --------------------------------------------------------------------------------------------------------


@register.simple_tag
def this_request() -> str:
    """The id under which the log keeps the request that is answered now."""
    return request_id.get()


@register.simple_tag(takes_context=True)
def current(context: dict[str, Any], *names: str) -> SafeString:
    """`aria-current` for a link in a navigation, when the page that is shown is one of the named URLs."""
    request: HttpRequest | None = context.get("request")
    match = request.resolver_match if request else None
    return SafeString(' aria-current="page"') if match and match.view_name in names else SafeString("")


@register.inclusion_tag("components/pagination.html", takes_context=True)
def pagination(context: dict[str, Any], page: Any, label: str = "Pages") -> dict[str, Any]:
    """Two lists on one page need two labels."""
    request: HttpRequest = context["request"]
    query = request.GET.copy()
    query.pop("page", None)
    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return {"page": page, "label": label, "query": query.urlencode(), "numbers": numbers}


# -- Boxes and pictures ------------------------------------------------------------------------------------------------


@register.inclusion_tag("components/progress.html")
def progress(label: str, percent: int) -> dict[str, Any]:
    return {"label": label, "percent": percent}


@register.simple_block_tag
def card(content: str, kind: str = "") -> SafeString:
    return format_html('<div class="card{}">{}</div>', f" card-{kind}" if kind else "", content)


@register.simple_block_tag
def empty(content: str, title: str, level: int = 2) -> SafeString:
    """An empty state: its title, what goes here, and the next act."""
    return format_html('<div class="empty"><h{}>{}</h{}>{}</div>', level, title, level, content)


@register.simple_block_tag
def message(content: str, kind: str = "info") -> str:
    """Something to know about this page: info, success, warning or error."""
    return render_to_string("components/message.html", {"text": content, "kind": kind})


@register.simple_block_tag
def dialog(content: str, id: str, title: str) -> str:
    """Opened by a button with `popovertarget`; Escape, a click outside and its own buttons close it."""
    return render_to_string("components/dialog.html", {"content": content, "id": id, "title": title})


@register.simple_block_tag
def chart(content: str, title: str, columns: Sequence[str], rows: Sequence[Sequence[object]], about: str = "") -> str:
    """The frame of a drawing: what it shows in words above it, and its numbers as a table below."""
    context = {"drawing": content, "title": title, "about": about, "columns": columns, "rows": rows}
    return render_to_string("components/chart.html", context)


@register.inclusion_tag("components/radar.html")
def radar_drawing(drawing: Radar, title: str, about: str) -> dict[str, Any]:
    grid = _radar_grid(drawing.rings, drawing.spokes)
    return {"drawing": drawing, "title": title, "about": about, "grid": grid}


@lru_cache(maxsize=100)
def _radar_grid(rings: tuple[Ring, ...], spokes: tuple[Spoke, ...]) -> SafeString:
    """It is the same for everybody whose picture has the same areas."""
    return render_to_string("components/radar_grid.html", {"rings": rings, "spokes": spokes})


# -- Forms: what the crispy template pack in templates/careerpath/ asks for --------------------------------------------


@dataclass(frozen=True)
class Problem:
    """One line of an error summary, and the id of the control to go to (none where no control is shown)."""

    text: str
    target: str = ""


@register.filter
def problems(form: forms.BaseForm | BaseFormSet) -> list[Problem]:
    """What is wrong with a form or a formset as a whole, then with its fields, in the order of the page."""
    if isinstance(form, BaseFormSet):
        rows = enumerate(form.forms, start=1)
        return [Problem(str(text)) for text in form.non_form_errors()] + [
            Problem(f"Number {number}: {problem.text}", problem.target)
            for number, row in rows
            for problem in problems(row)
        ]
    return [Problem(str(text)) for text in form.non_field_errors()] + [
        Problem(f"{field.label}: {text}", _target(field)) for field in form for text in field.errors
    ]


def _target(field: forms.BoundField) -> str:
    """A link to a group of choices goes to the first of them."""
    if field.is_hidden:
        return ""
    if isinstance(field.field.widget, forms.RadioSelect):
        return next((option.id_for_label or "" for option in field.subwidgets), "")
    return field.id_for_label


@register.simple_tag
def control(field: forms.BoundField, **beside: str) -> SafeString:
    """The field's own widget in our classes, tied to its hint, its errors and the words beside it."""
    widget = field.field.widget
    notes = {"helptext": field.help_text, "error": field.errors, **beside}
    described_by = [widget.attrs.get("aria-describedby", "")]
    described_by += [f"{field.auto_id}_{name}" for name, words in notes.items() if words]
    attributes = {
        "class": f"{_control_class(widget)} {widget.attrs.get('class', '')}".strip() or False,
        "aria-describedby": " ".join(filter(None, described_by)) or False,
    }
    return field.as_widget(attrs=attributes)


@register.filter
def option_input(option: forms.boundfield.BoundWidget) -> SafeString:
    """One radio or checkbox of a group. Django's own way takes three templates for each: a page of ratings has 300."""
    widget = option.data
    attributes = (widget["type"], widget["name"], widget["value"], flatatt(widget["attrs"]))
    return format_html('<input type="{}" name="{}" value="{}"{}>', *attributes)


def _control_class(widget: forms.Widget) -> str:
    kinds = {forms.Textarea: "textarea", forms.Select: "select", forms.FileInput: "file", forms.CheckboxInput: ""}
    return next((name for kind, name in kinds.items() if isinstance(widget, kind)), "input")


@register.filter
def button_attributes(button: Any) -> SafeString:
    """Crispy's buttons bring classes of Bootstrap, and ids that two forms on one page would share: neither is kept."""
    own = [name for name in button.field_classes.split() if not name.startswith("btn")]
    default = [] if button.input_type == "submit" else ["button-plain"]
    own_id = "" if button.id.startswith(f"{button.input_type}-id-") else format_html(' id="{}"', button.id)
    return format_html(' class="{}"{}', " ".join(["button", *(own or default)]), own_id)
