"""What people send about plans: a target with a rhythm, and the acts on a step."""

from collections.abc import Mapping
from datetime import date
from typing import Any, cast

from crispy_forms.layout import Field, Layout
from django import forms
from django.core.validators import URLValidator

from assessments.plans.breaks import BreaksField
from assessments.plans.outlook import MOST_HOURS
from assessments.plans.target_field import RoleAndLevel, TargetField
from assessments.plans.timetable import Rhythm
from assessments.ratings.forms import NoteField
from careerpath.lib.layout import bare_helper
from skills.catalogue import Catalogue

LONGEST_NOTE, LONGEST_REASON, LONGEST_TITLE, LONGEST_LINK = 4000, 300, 200, 500
MOST_HOURS_OF_A_STEP, MOST_YEARS = 1000, 10
USUAL_HOURS = 6
NO_REASON = "Give a reason, so that you still know it later."
NO_ROOM = (
    "With it your plan would take more than 50 years. Give fewer hours, or make the plan anew with more hours a week."
)
TOO_LONG = "With so few hours this would take more than 50 years. Choose more hours a week, or a nearer target."


def day_field(**more: Any) -> forms.DateField:
    return forms.DateField(widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"), **more)


def _placed(name: str) -> str | Field:
    """What comes of the choices stands right below the hours: on a phone, the rest is far down the page."""
    return Field(name, template="plans/hours_field.html") if name == "hours" else name


class PlanForm(forms.Form):
    # The day on which the page was opened, as it stands in the form.
    opened = forms.CharField(required=False, widget=forms.HiddenInput)
    target = TargetField(label="What you want to be")
    hours = forms.IntegerField(
        label="Hours a week",
        min_value=1,
        max_value=MOST_HOURS,
        help_text="What you can keep up, week after week.",
        error_messages=dict.fromkeys(("min_value", "max_value"), f"Give 1 to {MOST_HOURS} hours a week."),
    )
    start = day_field(label="Start")
    deadline = day_field(
        label="Deadline", required=False, help_text="Then what brings you furthest until that day comes first."
    )
    off = BreaksField(
        label="Weeks off",
        required=False,
        help_text="The first day and the last day of each break. The whole week is left free.",
    )

    def __init__(self, given: Mapping[str, Any] | None, catalogue: Catalogue, today: date, target: str) -> None:
        start: dict[str, Any] = {"target": target, "hours": USUAL_HOURS, "start": today}
        super().__init__(given, initial={**start, "opened": today.isoformat()})
        self.catalogue, self.today, self.is_moved = catalogue, today, False
        for field in self.fields.values():
            if isinstance(field, TargetField):
                field.read(catalogue)
        self.helper = bare_helper()
        names = (name for name in self.fields if name not in ("off", "without", "reason", "opened"))
        self.helper.layout = Layout(
            *(_placed(name) for name in names), Field("off", template="plans/breaks_field.html"), "opened"
        )

    def clean_start(self) -> date:
        """Today of yesterday's page is today: nobody chose a day that was over."""
        found: date = self.cleaned_data["start"]
        if found < self.today and found.isoformat() == self.cleaned_data.get("opened"):
            found, self.is_moved = self.today, True
            # The form that comes back shows it.
            shown = cast("Any", self.data).copy()
            shown["start"] = shown["opened"] = found.isoformat()
            self.data = shown
        if found < self.today:
            raise forms.ValidationError("Choose today or a later day. What you can do already counts by your ratings.")
        if (found - self.today).days > 365:
            raise forms.ValidationError("Choose a start within a year of today.")
        return found

    def clean_off(self) -> frozenset[date]:
        found: frozenset[date] = self.cleaned_data["off"]
        if any(abs((monday - self.today).days) > MOST_YEARS * 365 for monday in found):
            raise forms.ValidationError(f"Choose breaks within {MOST_YEARS} years of today.")
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
    def role_level(self) -> RoleAndLevel:
        found: RoleAndLevel = self.cleaned_data["target"]
        return found

    @property
    def rhythm(self) -> Rhythm:
        return Rhythm(self.cleaned_data["start"], self.cleaned_data["hours"], self.cleaned_data["off"])

    @property
    def until(self) -> date | None:
        """The deadline."""
        found: date | None = self.cleaned_data["deadline"]
        return found


class NewPlanForm(PlanForm):
    beside = TargetField(
        label="Compare with", required=False, help_text="Another role or level, to see both side by side."
    )
    # Both stand below the others, beside the skills to choose from.
    without = forms.MultipleChoiceField(required=False)
    reason = NoteField(
        label="Why do you do without them?",
        max_length=LONGEST_REASON,
        required=False,
        help_text="It stands in your plan, beside what is left out. You can take it in again at any time.",
    )
    field_order = ("opened", "target", "beside", "hours", "start", "deadline", "off")

    def __init__(self, given: Mapping[str, Any] | None, catalogue: Catalogue, today: date, target: str) -> None:
        super().__init__(given, catalogue, today, target)
        fields: dict[str, Any] = self.fields
        fields["without"].choices = [(skill.slug, skill.name) for skill in catalogue.skills]

    def clean(self) -> dict[str, Any]:
        found = super().clean()
        if found.get("without") and not found.get("reason") and "reason" not in self.errors:
            self.add_error("reason", NO_REASON)
        return found

    @property
    def left_out(self) -> frozenset[str]:
        return frozenset(self.cleaned_data["without"])

    @property
    def role_level_beside(self) -> RoleAndLevel | None:
        """None also where it is the target itself."""
        found: RoleAndLevel | None = self.cleaned_data["beside"]
        return found if found != self.role_level else None


# -- The acts on a step ------------------------------------------------------------------------------------------------


class ActForm(forms.Form):
    """For an act that says all by itself."""

    def __init__(self, given: Mapping[str, Any] | None = None, **more: Any) -> None:
        super().__init__(given, auto_id=f"{type(self).__name__.lower()}-%s", **more)
        self.helper = bare_helper()


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
        error_messages={"required": NO_REASON},
    )


class NoteForm(ActForm):
    note = NoteField(
        label="Your note", max_length=LONGEST_NOTE, required=False, strip=True, widget=forms.Textarea({"rows": 4})
    )
    # The mark of the note that the page had shown.
    seen = forms.CharField(max_length=20, required=False, widget=forms.HiddenInput)


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


class OwnForm(ActForm):
    title = forms.CharField(label="What do you want to do?", max_length=LONGEST_TITLE)
    hours = forms.IntegerField(label="How many hours?", min_value=1, max_value=MOST_HOURS_OF_A_STEP)


class OwnStepForm(OwnForm):
    def __init__(self, given: Mapping[str, Any] | None, room: int) -> None:
        """So many hours more has the plan room for."""
        super().__init__(given)
        self.room = room

    def clean_hours(self) -> int:
        found: int = self.cleaned_data["hours"]
        if found > self.room:
            raise forms.ValidationError(NO_ROOM)
        return found


class UndoForm(forms.Form):
    change = forms.IntegerField(min_value=1, max_value=2**63 - 1)
