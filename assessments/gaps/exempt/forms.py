"""Why a skill is not to count."""

from collections.abc import Mapping
from typing import Any

from django import forms

from assessments.ratings.forms import NoteField
from careerpath.lib.layout import bare_helper

LONGEST_REASON = 300
LAST_ONE = "This is the last skill that counts here. Count another one again first."


class ExemptForm(forms.Form):
    reason = NoteField(
        label="Why doesn’t it count for you?",
        help_text="One sentence, shown wherever the skill is left out.",
        max_length=LONGEST_REASON,
        widget=forms.Textarea({"rows": 2}),
        error_messages={
            "required": "Give a reason, so that you still know it later.",
            "max_length": "Your reason has %(show_value)d characters, and %(limit_value)d fit. Make it shorter.",
        },
    )

    def __init__(self, given: Mapping[str, Any] | None, reason: str, is_last: bool) -> None:
        super().__init__(given, initial={"reason": reason})
        self.is_last = is_last
        self.helper = bare_helper("reason")

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = self.cleaned_data
        if self.is_last:
            raise forms.ValidationError(LAST_ONE)
        return found
