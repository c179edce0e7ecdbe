"""What teachers and learners send about opinions: the cells of a grid, one opinion, an answer, and small marks."""

import re
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

from django import forms

from assessments.cohorts.opinions.cells import Cell, overtaken_in_words
from assessments.cohorts.opinions.words import Word
from assessments.ratings.answers.seen import Seen
from assessments.ratings.forms import NOT_OURS, NoteField
from careerpath.lib.layout import LevelScale, bare_helper
from careerpath.lib.levels import LEVEL_NAMES
from skills.catalogue import Skill

LONGEST_COMMENT, LONGEST_ANSWER = 500, 1000
LEVELS = [(str(level), name) for level, name in enumerate(LEVEL_NAMES)]
COMMENT_ALONE = "Choose the level that goes with your comment."
NUMBER = re.compile(r"[0-9]{1,9}", re.ASCII)
TOO_LONG = "Your comment has %(show_value)d characters, and %(limit_value)d fit."
NO_SUCH_LEVEL = "Choose a level from 0 to 4."


class CellForm(forms.Form):
    """One cell of a grid, by the name that its fields begin with."""

    level = forms.ChoiceField(
        choices=[("", ""), *LEVELS], required=False, error_messages={"invalid_choice": NO_SUCH_LEVEL}
    )
    comment = NoteField(max_length=LONGEST_COMMENT, required=False, error_messages={"max_length": TOO_LONG})
    seen = forms.CharField(required=False)

    def clean_seen(self) -> Seen:
        seen = Seen.read(self.cleaned_data["seen"] or "0")
        if seen is None:
            raise forms.ValidationError(NOT_OURS)
        return seen

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = self.cleaned_data
        if not self.errors and found["comment"] and not found["level"]:
            self.add_error("level", COMMENT_ALONE)
        return found

    @property
    def is_said(self) -> bool:
        """What differs from what its page showed."""
        sent = self.cleaned_data
        return bool(sent["level"]) and sent["seen"].differs(sent["level"], sent["comment"])

    @property
    def faults(self) -> str:
        return " ".join(str(text) for texts in self.errors.values() for text in texts)

    @property
    def typed(self) -> tuple[str, str]:
        return str(self["level"].data or ""), str(self["comment"].data or "")


class GridForm:
    """All cells of a grid. Those with a problem are shown again as they were typed; the others are written."""

    def __init__(self, keys: Iterable[str], given: Mapping[str, Any]) -> None:
        self.forms = {key: CellForm(given, prefix=key) for key in keys}

    @cached_property
    def problems(self) -> dict[str, str]:
        return {key: form.faults for key, form in self.forms.items() if not form.is_valid()}

    @property
    def typed(self) -> dict[str, tuple[str, str]]:
        return {key: form.typed for key, form in self.forms.items()}

    @classmethod
    def of_whoever_was_on_the_page(cls, given: Mapping[str, Any]) -> "GridForm":
        """By then, others may be: somebody joined or left."""
        keys = [name.removesuffix("-level") for name in given if name.endswith("-level")]
        return cls([key for key in keys if NUMBER.fullmatch(key)], given)

    def of_person(self, member: int) -> list[Word]:
        return [_word(form, member, key) for key, form in self._said()]

    def of_skill(self, skill: str) -> list[Word]:
        return [_word(form, int(key), skill) for key, form in self._said()]

    def _said(self) -> list[tuple[str, CellForm]]:
        return [(key, form) for key, form in self.forms.items() if key not in self.problems and form.is_said]


def _word(form: CellForm, member: int, skill: str) -> Word:
    sent = form.cleaned_data
    return Word(member, skill, int(sent["level"]), sent["comment"], sent["seen"])


class OpinionForm(forms.Form):
    """One opinion by itself. Sent with the level that stands, it says that this is still so."""

    level = forms.TypedChoiceField(
        label="What do you see them at?",
        coerce=int,
        choices=[],
        widget=forms.RadioSelect,
        error_messages=dict.fromkeys(("required", "invalid_choice"), "Choose the sentence that you see."),
    )
    comment = NoteField(
        label="Comment",
        help_text="What you saw, and what would show the next level. They read it.",
        required=False,
        max_length=LONGEST_COMMENT,
        widget=forms.Textarea({"rows": 3}),
        error_messages={"max_length": TOO_LONG},
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, skill: Skill, given: Mapping[str, Any] | None, cell: Cell) -> None:
        level, comment = (cell.level, cell.comment) if cell.has_opinion else (None, "")
        super().__init__(given, initial={"seen": cell.seen, "level": level, "comment": comment})
        fields: dict[str, Any] = self.fields
        fields["level"].choices = [("0", f"{skill.name} is new to them."), *_steps(skill)]
        self.helper = bare_helper("seen", LevelScale("level"), "comment")

    def clean_seen(self) -> Seen:
        return Seen.read(self.cleaned_data["seen"] or "0") or Seen()

    def overtaken(self, cell: Cell) -> None:
        """By somebody whose word the page hadn't shown: shown now, it can be gone over."""
        self.add_error("level", overtaken_in_words(cell))
        self.data = dict(self.data.items()) | {"seen": cell.seen}

    def word(self, member: int, skill: str) -> Word:
        sent = self.cleaned_data
        return Word(member, skill, sent["level"], sent["comment"], sent["seen"], is_anew=True)


def _steps(skill: Skill) -> list[tuple[str, str]]:
    return [(str(step.level), step.statement) for step in skill.levels]


class PlaceForm(forms.Form):
    """Which learner and skill are taken from the queue or given back. Without them: the next."""

    place = forms.RegexField(re.compile(r"^[1-9][0-9]{0,8} [-a-z0-9]{1,80}$", re.ASCII))

    @property
    def found(self) -> tuple[int, str] | None:
        if not self.is_valid():
            return None
        member, _, skill = self.cleaned_data["place"].partition(" ")
        return int(member), skill


class UndoForm(forms.Form):
    """The numbers of the opinions that the page offers to undo."""

    reviews = forms.RegexField(r"^\d{1,18}( \d{1,18})*$", max_length=2000)

    def clean_reviews(self) -> list[int]:
        return [int(number) for number in self.cleaned_data["reviews"].split()]


class AsideForm(UndoForm):
    """The numbers of the answers that are set aside, or put back."""

    aside = forms.TypedChoiceField(choices=[("yes", ""), ("no", "")], coerce=lambda word: word == "yes")


class AnswerForm(forms.Form):
    answer = NoteField(
        label="Your answer",
        help_text="The teachers of the cohort read it. Saved empty, it is taken back.",
        max_length=LONGEST_ANSWER,
        required=False,
        widget=forms.Textarea({"rows": 4}),
        error_messages={"max_length": "Your answer has %(show_value)d characters, and %(limit_value)d fit."},
    )

    def __init__(self, given: Mapping[str, Any] | None, answer: str) -> None:
        super().__init__(given, initial={"answer": answer})
        self.helper = bare_helper()


class TalkForm(forms.Form):
    """Whether they talked about it, or didn't yet."""

    talked = forms.TypedChoiceField(choices=[("yes", ""), ("no", "")], coerce=lambda word: word == "yes")


class MailForm(forms.Form):
    mail = forms.TypedChoiceField(choices=[("on", ""), ("off", "")], coerce=lambda word: word == "on")
