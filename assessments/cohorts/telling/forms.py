"""What a teacher writes to learners, and to which of them."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from crispy_forms.layout import Field
from django import forms
from django.http import QueryDict

from assessments.cohorts.telling.audience import ALL, CHOSEN, MISSING, Audience, in_words, standings
from assessments.cohorts.telling.queries import Room
from assessments.cohorts.telling.services import Draft
from assessments.models import Announcement
from careerpath.lib.layout import bare_helper

LONGEST_SUBJECT, LONGEST_TEXT = 120, 5000
NOBODY = "This would go to nobody today. Choose others."


class MessageForm(forms.Form):
    to = forms.ChoiceField(
        label="To whom",
        widget=forms.RadioSelect,
        initial=ALL,
        error_messages=dict.fromkeys(("required", "invalid_choice"), "Choose to whom it goes."),
    )
    skill = forms.ChoiceField(
        label="Which skill they miss",
        required=False,
        help_text="They are below the level that the goal asks for, by their own rating.",
        error_messages={"invalid_choice": "Choose a skill that the goal asks for."},
    )
    who = forms.MultipleChoiceField(
        label="Which learners",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": "Somebody whom you chose is no longer in the cohort. Choose again."},
    )
    subject = forms.CharField(
        label="Subject",
        max_length=LONGEST_SUBJECT,
        error_messages={
            "required": "Give it a subject.",
            "max_length": f"The subject has %(show_value)d characters, and {LONGEST_SUBJECT} fit.",
        },
    )
    text = forms.CharField(
        label="Text",
        max_length=LONGEST_TEXT,
        help_text="Plain text, as it will stand in the mail.",
        widget=forms.Textarea({"rows": 10}),
        error_messages={
            "required": "Write what you want to tell them.",
            "max_length": f"The text has %(show_value)d characters, and {LONGEST_TEXT} fit.",
        },
    )
    answers = forms.BooleanField(
        label="Answers to the mail come to my address, which everybody who gets it then sees", required=False
    )

    def __init__(self, given: Mapping[str, Any] | None, room: Room, begin: dict[str, Any], today: date) -> None:
        super().__init__(given, initial=begin)
        self.room = room
        fields: dict[str, Any] = self.fields
        sent = given.getlist("who") if isinstance(given, QueryDict) else map(str, begin.get("who", ()))
        to_choose = room.to_choose(sent)
        fields["to"].choices = _choices(room, today, can_choose=bool(to_choose))
        fields["skill"].choices = [("", "Choose a skill"), *room.skills.items()]
        fields["who"].choices = to_choose.items()
        who = [Field("who", wrapper_class="only-chosen")] if to_choose else []
        skill = [Field("skill", wrapper_class="only-missing")] if room.skills else []
        self.helper = bare_helper("to", *skill, *who, "subject", "text", "answers")

    def clean_subject(self) -> str:
        return " ".join(self.cleaned_data["subject"].split())

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = self.cleaned_data
        if found.get("to") == MISSING and not found.get("skill") and "skill" not in self.errors:
            self.add_error("skill", "Choose the skill that they miss.")
        if found.get("to") == CHOSEN and not found.get("who") and "who" not in self.errors:
            self.add_error("who", "Choose one learner or more.")
        return found

    @property
    def audience(self) -> Audience:
        sent = self.cleaned_data
        skill = sent["skill"] if sent["to"] == MISSING else ""
        return Audience(sent["to"], skill, frozenset(map(int, sent["who"])) if sent["to"] == CHOSEN else frozenset())

    @property
    def draft(self) -> Draft:
        sent, audience = self.cleaned_data, self.audience
        words = in_words(audience, self.room.skills.get(audience.skill, ""))
        return Draft(audience.to, audience.skill, words, sent["subject"], sent["text"], sent["answers"])


def _choices(room: Room, today: date, *, can_choose: bool) -> list[tuple[str, str]]:
    """What needs a goal isn't offered without one."""
    offered = standings(is_over=room.cohort.is_over(today))
    by_goal = [*offered.items(), (MISSING, "learners who miss a skill")] if room.skills else []
    chosen = [(CHOSEN, "learners whom I choose")] if can_choose else []
    return [(key, words[0].upper() + words[1:]) for key, words in ((ALL, "all learners"), *by_goal, *chosen)]


def begun_by(asked: QueryDict) -> dict[str, Any]:
    """What a link chose beforehand."""
    return {name: asked[name] for name in ("to", "skill") if name in asked} | {"who": asked.getlist("who")}


def begun_with(draft: Announcement) -> dict[str, Any]:
    kept = {name: getattr(draft, name) for name in ("to", "skill", "subject", "text", "answers")}
    if draft.to != CHOSEN:
        return kept
    return {**kept, "who": list(draft.deliveries.values_list("membership", flat=True))}


class MuteForm(forms.Form):
    """What they want, not the opposite of what is: a second click changes nothing."""

    muted = forms.TypedChoiceField(choices=[("1", "muted"), ("0", "mailed")], coerce=lambda word: word == "1")
