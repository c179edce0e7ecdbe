"""What a teacher asks of the map. Whatever is sent is answered: a wrong choice is named and left out."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms

from assessments.cohorts.heatmap.columns import AREAS
from assessments.cohorts.heatmap.wishes import Wish
from skills.catalogue import Category

SHOWS = (
    ("level", "Levels"),
    ("short", "Levels missing"),
    ("apart", "Own minus verified"),
    ("change", "Change"),
)
BYS = (
    ("own", "Their own levels"),
    ("verified", "Verified levels"),
    ("corrected", "Own, corrected by the group’s bias"),
)
LONGEST_SEARCH = 100
WRONG = {"invalid_choice": "There is no “%(value)s” here. Choose another."}


class DayField(forms.DateField):
    """What is no day isn't shown again: a browser would only complain of it."""

    widget = forms.DateInput({"type": "date"}, format="%Y-%m-%d")

    def bound_data(self, data: Any, initial: Any) -> Any:
        try:
            return self.to_python(data)
        except forms.ValidationError:
            return None


class MapForm(forms.Form):
    show = forms.ChoiceField(label="Show", required=False, choices=SHOWS, error_messages=WRONG)
    by = forms.ChoiceField(label="By", required=False, choices=BYS, error_messages=WRONG)
    part = forms.ChoiceField(label="Skills", required=False, error_messages=WRONG)
    since = DayField(
        label="Changes since", required=False, error_messages={"invalid": "Choose a day, such as 2026-09-22."}
    )
    q = forms.CharField(
        label="Name",
        required=False,
        max_length=LONGEST_SEARCH,
        widget=forms.TextInput({"type": "search"}),
        error_messages={"max_length": f"Search for {LONGEST_SEARCH} characters at most."},
    )
    lacking = forms.BooleanField(label="Only skills that fewer than half have", required=False)
    unrated = forms.BooleanField(label="Only learners who have rated none of these", required=False)
    sort = forms.CharField(required=False, max_length=100, widget=forms.HiddenInput)

    def __init__(self, given: Mapping[str, Any], areas: tuple[Category, ...], start: date) -> None:
        super().__init__({"show": "level", "by": "own", "since": start.isoformat()} | dict(given))
        self.start = start
        fields: dict[str, Any] = self.fields
        named = [(area.slug, area.name) for area in areas]
        fields["part"].choices = [("", "All of the goal"), (AREAS, "Areas side by side"), *named]

    @property
    def choices(self) -> list[forms.BoundField]:
        return [self[name] for name in ("show", "by", "part", "since", "q")]

    @property
    def wish(self) -> Wish:
        """Of what is wrong, as if it hadn't been said."""
        self.is_valid()
        sent: dict[str, Any] = self.cleaned_data
        since = sent.get("since") or self.start
        return Wish(
            since=since,
            show=sent.get("show") or "level",
            by=sent.get("by") or "own",
            part=sent.get("part", ""),
            only_lacking=sent.get("lacking", False),
            only_unrated=sent.get("unrated", False),
            words=" ".join(sent.get("q", "").split()),
            sort=sent.get("sort") or "name",
            given_since=since != self.start,
        )
