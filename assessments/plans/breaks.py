"""Weeks off as people give them: breaks of a first day and a last one. As text, one break is one line."""

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from django import forms
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from assessments.plans.timetable import DAYS, monday_of

MOST_WEEKS_OFF = 60
LONGEST_TEXT = 2000
LINE = re.compile(r"(\d{4}-\d\d-\d\d)(?: to (\d{4}-\d\d-\d\d))?")
TO = " to "


class BreaksWidget(forms.Widget):
    """A row of two dates for each break, and one to spare. The rows share their names; text is read as well."""

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> str:
        getlist = getattr(data, "getlist", lambda key: [data[key]] if key in data else [])
        rows = zip(getlist(f"{name}_from"), getlist(f"{name}_to"), strict=False)
        given = [f"{first}{TO}{last}" if last else first for first, last in rows]
        return "\n".join(filter(None, [str(data.get(name, "")), *given]))

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        return not any(key in data for key in (name, f"{name}_from", f"{name}_to"))

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        rows = [line.partition(TO)[::2] for line in lines_of(value)]
        return render_to_string("plans/breaks.html", {"name": name, "rows": [*rows, ("", "")], **(attrs or {})})

    def id_for_label(self, id_: str) -> str:
        return f"{id_}_from_1"


class BreaksField(forms.Field):
    """The Mondays of the weeks off."""

    widget = BreaksWidget

    def clean(self, value: Any) -> frozenset[date]:
        if len(value) > LONGEST_TEXT:
            raise forms.ValidationError(f"More than {MOST_WEEKS_OFF} weeks don’t fit. Choose fewer.")
        found = frozenset(monday for line in lines_of(value) for monday in _mondays(line))
        if len(found) > MOST_WEEKS_OFF:
            raise forms.ValidationError(f"These are {len(found)} weeks, and {MOST_WEEKS_OFF} fit. Choose fewer.")
        return found


def lines_of(text: Any) -> list[str]:
    return [line for line in map(str.strip, str(text or "").splitlines()) if line]


def _mondays(line: str) -> Iterator[date]:
    first, last = _days(line)
    if last < first:
        raise forms.ValidationError(f"The break from {first.day} {first:%B %Y} ends before it begins.")
    if (last - first).days > DAYS * MOST_WEEKS_OFF:
        raise forms.ValidationError(f"The break from {first.day} {first:%B %Y} is longer than {MOST_WEEKS_OFF} weeks.")
    monday = monday_of(first)
    for days in range(0, (last - monday).days + 1, DAYS):
        yield monday + timedelta(days=days)


def _days(line: str) -> tuple[date, date]:
    if line.startswith(TO.strip()):
        raise forms.ValidationError("Give each break its first day. The last day may stay empty.")
    try:
        first, last = LINE.fullmatch(line).groups()  # type: ignore[union-attr]
        return date.fromisoformat(first), date.fromisoformat(last or first)
    except (AttributeError, ValueError):
        raise forms.ValidationError(f"“{line[:60]}” is no date. Write it like 2026-12-21.") from None
