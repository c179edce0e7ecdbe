"""What people send about a milestone: ticks, and what there is to show for it."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import QueryDict

from assessments.milestones.checklist import turned
from assessments.milestones.services import Sent
from assessments.ratings.forms import LinkField, NoteField
from careerpath.lib.layout import bare_helper
from skills.catalogue import Milestone

LONGEST_TEXT = 300
TICKED, SHOWN = "ticked", "shown"


class WorkForm(forms.Form):
    """Each part counts by itself: a link with a fault holds back no tick."""

    link = LinkField(help_text="The repository, or a page about it. We never open it.")
    text = NoteField(
        label="In a sentence",
        help_text="What it is and where it runs: something that another person could ask about.",
        required=False,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea({"rows": 3}),
        error_messages={"max_length": "This has %(show_value)d characters, and %(limit_value)d fit. Make it shorter."},
    )

    def __init__(self, given: QueryDict | None = None, initial: Mapping[str, Any] | None = None) -> None:
        super().__init__(given, initial=dict(initial or {}))
        self.helper = bare_helper("link", "text")

    def sent_for(self, milestone: Milestone) -> Sent:
        """What was good of it, and differs from what the page had shown."""
        self.is_valid()
        given: Any = self.data
        words = {
            name: (str(given.get(f"{SHOWN}-{name}", "")).replace("\r\n", "\n"), now)
            for name, now in self.cleaned_data.items()
            if name in given
        }
        return Sent(
            turned(milestone.checklist, given.getlist(SHOWN), given.getlist(TICKED)),
            {name: (before, now) for name, (before, now) in words.items() if before != now},
        )


class RaiseForm(forms.Form):
    """The skills whose ratings are to rise; those that aren't proven are left alone."""

    skill = forms.MultipleChoiceField(error_messages={"required": "Choose at least one skill."})

    def __init__(self, skills: list[str], given: Mapping[str, Any]) -> None:
        super().__init__(given)
        fields: dict[str, Any] = self.fields
        fields["skill"].choices = [(slug, slug) for slug in skills]
