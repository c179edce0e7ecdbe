"""What people send about plans: a target with a rhythm, and the acts on a step."""

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout
from django import forms
from django.core.validators import URLValidator

from assessments.plans.timetable import Rhythm, monday_of
from assessments.ratings.forms import NoteField
from skills.catalogue import Catalogue, Role, RoleLevel

LONGEST_NOTE, LONGEST_REASON, LONGEST_TITLE, LONGEST_LINK = 4000, 300, 200, 500
MOST_HOURS_A_WEEK, MOST_HOURS_OF_A_STEP, MOST_YEARS, MOST_WEEKS_OFF = 80, 1000, 10, 60
USUAL_HOURS = 6
DAY = re.compile(r"\d{4}-\d\d-\d\d")
NOT_A_BREAK = "“%(value)s” is no date. Write 2026-12-21, or 2026-12-21 to 2027-01-03, one break a line."


def day_field(**more: Any) -> forms.DateField:
    return forms.DateField(widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"), **more)


class PlanForm(forms.Form):
    target = forms.ChoiceField(label="What you want to be")
    hours = forms.IntegerField(
        label="Hours a week",
        min_value=1,
        max_value=MOST_HOURS_A_WEEK,
        help_text="What you can keep up, week after week.",
    )
    start = day_field(label="Start")
    deadline = day_field(
        label="Deadline", required=False, help_text="Then what brings you furthest until that day comes first."
    )
    off = forms.CharField(
        label="Weeks off",
        required=False,
        max_length=2000,
        widget=forms.Textarea({"rows": 2}),
        help_text="One break a line: 2026-12-21, or 2026-12-21 to 2027-01-03. Whole weeks are left free.",
    )

    def __init__(self, given: Mapping[str, Any] | None, catalogue: Catalogue, today: date, target: str) -> None:
        start: dict[str, Any] = {"target": target, "hours": USUAL_HOURS, "start": today}
        super().__init__(given, initial=start)
        self.catalogue, self.today = catalogue, today
        fields: dict[str, Any] = self.fields
        fields["target"].choices = [
            (role.name, [(f"{role.slug}/{name}", f"{role.name}, {name}") for name in _seniorities(role)])
            for role in catalogue.roles
        ]
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.layout = Layout("target", "hours", "start", "deadline", "off")

    def clean_start(self) -> date:
        found: date = self.cleaned_data["start"]
        if abs((found - self.today).days) > 365:
            raise forms.ValidationError("Choose a start within a year of today.")
        return found

    def clean_off(self) -> frozenset[date]:
        lines = [line.strip() for line in str(self.cleaned_data["off"]).splitlines() if line.strip()]
        found = frozenset(monday for line in lines for monday in _mondays(line))
        if len(found) > MOST_WEEKS_OFF:
            raise forms.ValidationError(f"These are {len(found)} weeks, and {MOST_WEEKS_OFF} fit. Choose fewer.")
        return found

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = self.cleaned_data
        start, deadline = found.get("start"), found.get("deadline")
        if start and deadline and deadline <= start:
            self.add_error("deadline", "The deadline must come after the start.")
        elif start and deadline and (deadline - start).days > MOST_YEARS * 365:
            self.add_error("deadline", f"Choose a deadline within {MOST_YEARS} years.")
        return found

    @property
    def role_level(self) -> tuple[Role, RoleLevel]:
        slug, _, seniority = self.cleaned_data["target"].partition("/")
        role = self.catalogue.role[slug]
        return role, next(level for level in role.levels if level.seniority == seniority)

    @property
    def rhythm(self) -> Rhythm:
        return Rhythm(self.cleaned_data["start"], self.cleaned_data["hours"], self.cleaned_data["off"])

    @property
    def until(self) -> date | None:
        """The deadline."""
        found: date | None = self.cleaned_data["deadline"]
        return found


def _seniorities(role: Role) -> list[str]:
    return [level.seniority for level in role.levels]


def _mondays(line: str) -> Iterator[date]:
    try:
        days = [date.fromisoformat(day) for day in DAY.findall(line)]
    except ValueError:
        days = []
    if len(days) not in (1, 2) or days[0] > days[-1] or (days[-1] - days[0]).days > 7 * MOST_WEEKS_OFF:
        raise forms.ValidationError(NOT_A_BREAK, params={"value": line[:60]})
    monday = monday_of(days[0])
    while monday <= days[-1]:
        yield monday
        monday += timedelta(days=7)


# -- The acts on a step ------------------------------------------------------------------------------------------------


class ActForm(forms.Form):
    """For an act that says all by itself."""

    def __init__(self, given: Mapping[str, Any] | None = None, **more: Any) -> None:
        super().__init__(given, auto_id=f"{type(self).__name__.lower()}-%s", **more)
        self.helper = FormHelper()
        self.helper.form_tag = False


class HoursForm(ActForm):
    hours = forms.IntegerField(
        label="Hours spent so far", min_value=0, max_value=MOST_HOURS_OF_A_STEP, required=False,
        help_text="All together. Your pace is learnt from it.",
    )  # fmt: skip


class FinishForm(HoursForm):
    pass


class SkipForm(ActForm):
    reason = NoteField(
        label="Why do you leave it out?",
        max_length=LONGEST_REASON,
        error_messages={"required": "Give a reason, so that you still know it later."},
    )


class NoteForm(ActForm):
    note = NoteField(
        label="Your note", max_length=LONGEST_NOTE, required=False, strip=True, widget=forms.Textarea({"rows": 4})
    )


class LinkForm(ActForm):
    title = forms.CharField(label="Name of the link", max_length=LONGEST_TITLE, required=False)
    link = forms.CharField(
        label="Address",
        max_length=LONGEST_LINK,
        validators=[URLValidator(["https", "http"], message="Give the whole address, beginning with https://.")],
        widget=forms.TextInput({"inputmode": "url"}),
    )


class UnlinkForm(ActForm):
    link = forms.CharField(max_length=LONGEST_LINK)


class MoveForm(ActForm):
    before = forms.IntegerField(required=False, min_value=1, max_value=2**63 - 1)


class OwnStepForm(ActForm):
    title = forms.CharField(label="What do you want to do?", max_length=LONGEST_TITLE)
    hours = forms.IntegerField(label="How many hours?", min_value=1, max_value=MOST_HOURS_OF_A_STEP)


class UndoForm(forms.Form):
    change = forms.IntegerField(min_value=1, max_value=2**63 - 1)
