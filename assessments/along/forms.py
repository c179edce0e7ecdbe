"""What people send about what they take along."""

from collections.abc import Mapping
from typing import Any

from django import forms

from assessments.models import Reminder
from careerpath.lib.layout import bare_helper

NEVER = "never"


class AddressForm(forms.Form):
    """Which address the page showed when a new one was asked for."""

    instead_of = forms.CharField(required=False, max_length=40)


class ReminderForm(forms.Form):
    weekday = forms.TypedChoiceField(
        label="Remind me",
        choices=[(NEVER, "Never"), *Reminder.Weekday.choices],
        coerce=lambda chosen: None if chosen == NEVER else int(chosen),
        error_messages=dict.fromkeys(("required", "invalid_choice"), "Choose a day of the week, or never."),
    )

    def __init__(self, given: Mapping[str, Any] | None, reminder: Reminder | None) -> None:
        super().__init__(given, initial={"weekday": reminder.weekday if reminder else NEVER})
        self.helper = bare_helper()
