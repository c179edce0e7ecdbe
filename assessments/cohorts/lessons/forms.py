"""What a teacher asks of a class: how many hours or how many in a group, who is there, and which levels count.

All of it stands in the address, so that a page can be kept and handed to another teacher.
"""

from collections.abc import Mapping
from typing import Any, ClassVar

from crispy_forms.layout import Div
from django import forms
from django.http import QueryDict

from assessments.cohorts.lessons.class_hours import PARTS, USUAL_PART, most_hours
from assessments.cohorts.lessons.queries import There
from assessments.cohorts.lessons.roll import By
from assessments.cohorts.lessons.teaching import MOST_HOURS
from careerpath.lib.layout import bare_helper

USUAL_HOURS, USUAL_SIZE, SMALLEST, LARGEST = 4, 4, 2, 10
# As many fit into an address that every server and browser takes.
MOST_MARKED = 200
MIXED, ALIKE = "mixed", "alike"
AWAY, HERE = "away", "here"

LEVELS: tuple[tuple[By, str], ...] = (
    ("own", "Own ratings"),
    ("verified", "Levels that a teacher has confirmed"),
    ("corrected", "Own ratings, less the group’s leniency"),
)
TOO_MANY = (
    f"Up to {MOST_MARKED} people can be ticked, and {{}} are. Tick those who are there instead of those who are away, "
    "or the other way round."
)
TOO_LONG = (
    "With practice at home, {most} hours of class are a full week. "
    "Write a number from 1 to {most}, or teach more of a step in class."
)


def choice(label: str, choices: Any) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        choices=choices,
        error_messages=dict.fromkeys(("required", "invalid_choice"), "Choose one of these."),
    )


class ClassForm(forms.Form):
    """What isn't in the address is as usual; people and skills that aren't there any more are passed over."""

    usual: ClassVar[Mapping[str, Any]] = {"by": "own", "who": AWAY}
    first: ClassVar[tuple[str, ...]] = ()
    act: ClassVar[str] = "Form pairs"
    # Whether skills can be left out of what is asked.
    by_skill: ClassVar[bool] = True

    by = choice("Levels that count", LEVELS)
    who = choice("Tick", ((AWAY, "who is away"), (HERE, "who is there")))
    find = forms.CharField(label="Find by name", max_length=100, required=False)
    beginners = forms.BooleanField(required=False)

    def __init__(self, given: QueryDict) -> None:
        super().__init__({**self.usual, **given.dict()})
        self.marked = frozenset(int(key) for key in given.getlist("p") if key.isdecimal() and len(key) < 19)
        self.without = frozenset(given.getlist("without"))
        self.helper = bare_helper(Div(*self.first, "by", css_class="field-row"))

    def clean(self) -> dict[str, Any]:
        if len(self.marked) > MOST_MARKED:
            self.add_error(None, TOO_MANY.format(len(self.marked)))
        return self.cleaned_data

    @property
    def there(self) -> There:
        return There(self.data["who"] == HERE, self.marked)

    @property
    def part(self) -> int:
        """Of the hours of a step, one part of so many is taught in class."""
        return 1


class HoursForm(ClassForm):
    usual: ClassVar[Mapping[str, Any]] = {**ClassForm.usual, "hours": USUAL_HOURS, "taught": USUAL_PART}
    first: ClassVar[tuple[str, ...]] = ("hours", "taught")
    act: ClassVar[str] = "Plan the class"

    hours = forms.IntegerField(
        label="Hours of class",
        help_text="What you have together.",
        min_value=1,
        max_value=MOST_HOURS,
        error_messages=dict.fromkeys(
            ("required", "invalid", "min_value", "max_value"), f"Write a number from 1 to {MOST_HOURS}."
        ),
    )
    taught = choice("Of a step, taught in class", PARTS.items())
    taught.help_text = "The rest is practice at home, usually two hours for each of class."

    def clean(self) -> dict[str, Any]:
        hours, most = self.cleaned_data.get("hours"), most_hours(self.part)
        if hours and hours > most:
            self.add_error("hours", TOO_LONG.format(most=most))
        return super().clean()

    @property
    def part(self) -> int:
        return int(self.cleaned_data.get("taught") or USUAL_PART)


class GroupsForm(ClassForm):
    usual: ClassVar[Mapping[str, Any]] = {**ClassForm.usual, "size": USUAL_SIZE, "kind": MIXED}
    first: ClassVar[tuple[str, ...]] = ("size", "kind")
    act: ClassVar[str] = "Form groups"
    by_skill: ClassVar[bool] = False

    size = forms.IntegerField(
        label="People in a group",
        min_value=SMALLEST,
        max_value=LARGEST,
        error_messages=dict.fromkeys(
            ("required", "invalid", "min_value", "max_value"), f"Write a number from {SMALLEST} to {LARGEST}."
        ),
    )
    kind = choice("Each group has people of", ((MIXED, "mixed strength"), (ALIKE, "like strength")))
